"""Importing a folder of the record: everything is read and checked first; then all is written, or nothing."""

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from kompanjon.core.sheets.actions import Outcome, carry_in, differences
from kompanjon.core.sheets.reading import Content, Trouble, read_sheet, unresolved
from kompanjon.partnerships.register.models import Network, Partnership, Source
from kompanjon.partnerships.register.search import index
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.actions import REFERENCE, ensure_reference
from kompanjon.people.places.models import Country

from ..calls.models import Round
from . import importing, parties, sheets

PLAN = (
    *REFERENCE,
    (sheets.SOURCES, importing.apply_sources),
    (sheets.NETWORKS, importing.apply_networks),
    (sheets.ORGANISATIONS, parties.apply_organisations),
    (sheets.PARTNERSHIPS, importing.apply_partnerships),
    (sheets.ROUNDS, importing.apply_rounds),
    (sheets.PROJECTS, importing.apply_projects),
    (sheets.AWARDS, importing.apply_awards),
    (sheets.APPLICATIONS, importing.apply_applications),
)
"""Every file we know, in the order in which they refer to each other."""

ELSEWHERE = {"survey_2020_synthetic", "country_facts"}


@dataclass
class Import:
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    written: bool = False


def import_programme(folder, *, dry_run=False) -> Import:
    """Read, check and carry in a folder; with `dry_run`, or where anything is wrong, nothing is written."""
    result = Import()
    with transaction.atomic():
        ensure_reference()
        contents = read_folder(Path(folder), result)
        check_against_record(contents)
        result.troubles += [trouble for content in contents for trouble in content.troubles]
        applied = {sheet.name: apply for sheet, apply in PLAN}
        for content in contents:
            name = content.sheet.name
            result.outcomes[name] = differences(content) if result.troubles else carry_in(content, applied[name])
        result.written = not dry_run and not result.troubles
        if result.written:
            index()
        else:
            transaction.set_rollback(True)
    return result


def read_folder(folder: Path, result: Import) -> list[Content]:
    known = [sheet.name for sheet, _ in PLAN]
    if not folder.is_dir():
        result.troubles.append(
            Trouble(str(folder), None, "There is no such folder. Name the folder that holds the CSV files.")
        )
        return []
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in known and path.stem not in ELSEWHERE:
            near = difflib.get_close_matches(path.stem, known, 1)
            hint = f"Did you mean {near[0]}.csv?" if near else f"Known files: {', '.join(known)}."
            result.troubles.append(Trouble(path.name, None, f"The file is not one we know. {hint}"))
    found = [sheet for sheet, _ in PLAN if (folder / sheet.file).exists()]
    if not found and not result.troubles:
        result.troubles.append(
            Trouble(
                str(folder),
                None,
                f"The folder holds none of the files. Put at least one of these in it: {', '.join(known)} (.csv).",
            )
        )
    return [read_sheet(folder / sheet.file, sheet) for sheet in found]


def check_against_record(contents: list[Content]) -> None:
    """References may point into the files at hand or to what is already in the record."""
    known = {
        "countries": set(Country.objects.values_list("code", flat=True)),
        "organisations": set(Organisation.objects.values_list("slug", flat=True)),
        "sources": set(Source.objects.values_list("key", flat=True)),
        "networks": set(Network.objects.values_list("slug", flat=True)),
        "partnerships": set(Partnership.objects.values_list("slug", flat=True)),
        "rounds": set(Round.objects.values_list("slug", flat=True)),
    }
    for content in contents:
        name = "organisations" if content.sheet.name == "municipalities_se" else content.sheet.name
        known.setdefault(name, set()).update(content.rows, content.seen)
    codes = {
        (kind, code): slug
        for kind, code, slug in Organisation.objects.exclude(code="").values_list("kind", "code", "slug")
    }
    for content in contents:
        unresolved(content, known)
        if content.sheet is sheets.ORGANISATIONS:
            parties.wrong_codes(content, codes)
        content.troubles.sort(key=lambda trouble: trouble.line or 0)

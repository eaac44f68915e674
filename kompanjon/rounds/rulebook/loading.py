"""Reading data/rules/ into the rule book. May be run again: what is unchanged stays, what an office wrote is not touched."""

import yaml
from django.conf import settings
from django.db import transaction

from kompanjon.core.money import from_kronor
from kompanjon.people.places.models import Country

from ..themes.models import Theme
from .actions import keep_versions
from .models import OpenDecision, RuleSet, RuleSource
from .queries import value_now

CAP_PLACE = ("component", "parties", "band")
MONEY = ("amount", "labour")


def read_yaml(name):
    return yaml.safe_load((settings.REFERENCE_DIR / "rules" / f"{name}.yaml").read_text(encoding="utf-8"))[name]


@transaction.atomic
def load():
    """Load sources, open decisions and the shipped rule sets; answers the versions that were new."""
    keep_all(RuleSource.objects.all(), ["key"], [row_of_source(row) for row in read_yaml("sources")])
    rows = [{**row, "place": place} for place, row in enumerate(read_yaml("open_decisions"), 1)]
    keep_all(OpenDecision.objects.all(), ["key"], rows)
    load_themes()
    load_rule_sets(read_yaml("rule_sets"), {source.key: source for source in RuleSource.objects.all()})
    return keep_versions()


def keep_all(found, keys, rows, *, only=False, **fixed):
    """Bring the records that were found up to the rows: the new made, the changed changed; with `only` the others gone.

    Three statements at most, however many rows.
    """
    there = {tuple(getattr(one, key) for key in keys): one for one in found}
    new, changed, names = [], [], set()
    for row in rows:
        record = there.pop(tuple(row[key] for key in keys), None)
        if record is None:
            new.append(found.model(**row, **fixed))
        elif any(getattr(record, name) != value for name, value in row.items()):
            for name, value in row.items():
                setattr(record, name, value)
            names |= set(row) - set(keys)
            changed.append(record)
    found.model.objects.bulk_create(new)
    if changed:
        found.model.objects.bulk_update(changed, names)
    if only and there:
        found.model.objects.filter(pk__in=[one.pk for one in there.values()]).delete()


def row_of_source(row):
    """A year without words in it is the same in both languages."""
    year = row.get("year", "")
    years = {"year_sv": year, "year_en": year} if year else {}
    return {"publisher": "", "address": ""} | {name: value for name, value in row.items() if name != "year"} | years


def load_themes():
    """The office's own order, words and choice stay: only themes that are new are added."""
    there = set(Theme.objects.values_list("code", flat=True))
    rows = enumerate(read_yaml("themes"), 1)
    Theme.objects.bulk_create(Theme(**row, place=place) for place, row in rows if row["code"] not in there)


def load_rule_sets(rows, sources):
    plain = (
        "code",
        "name_sv",
        "name_en",
        "provenance",
        "adopted_on",
        "valid_from",
        "valid_to_key",
        "for_demonstration",
    )
    heads = [
        {name: row[name] for name in plain if name in row} | {"source": sources.get(row.get("source"))} for row in rows
    ]
    keep_all(RuleSet.objects.select_related("source"), ["code"], heads)
    rule_sets = {one.code: one for one in RuleSet.objects.all()}
    for row in rows:
        rule_set = rule_sets[row["code"]]
        load_links(rule_set, row, rule_sets)
        load_parameters(rule_set, row.get("parameters", {}), sources)
        load_caps(rule_set, row.get("caps", []))
        load_country_lists(rule_set, row.get("country_lists", []), sources)


def load_links(rule_set, row, rule_sets):
    """What a set takes from others, and its last day where that is an open decision."""
    rule_set.caps_from = rule_sets.get(row.get("caps_from"))
    rule_set.parameters_from = rule_sets.get(row.get("parameters_from"))
    if rule_set.valid_to_key:
        rule_set.valid_to = value_now(OpenDecision.objects.get(key=rule_set.valid_to_key))
    rule_set.save(update_fields=["caps_from", "parameters_from", "valid_to"])


def load_parameters(rule_set, rows, sources):
    values = [
        {"key": key, "severity": "", **row, "source": sources.get(row.get("source"))} for key, row in rows.items()
    ]
    keep_all(rule_set.parameters.select_related("source"), ["key"], values, only=True, rule_set=rule_set)


def load_caps(rule_set, rows):
    """Caps are read from the page of their rule set, and as well founded as it, unless a row says otherwise."""
    same = {"provenance": rule_set.provenance, "source": rule_set.source, "labour": None, "decision": ""}
    values = [{**same, **row, **{name: from_kronor(row[name]) for name in MONEY if name in row}} for row in rows]
    keep_all(rule_set.caps.select_related("source"), CAP_PLACE, values, only=True, rule_set=rule_set)


def load_country_lists(rule_set, rows, sources):
    lists = [
        {name: value for name, value in row.items() if name not in ("column", "exceptions")}
        | {"place": place, "source": sources.get(row.get("source"))}
        for place, row in enumerate(rows)
    ]
    keep_all(rule_set.country_lists.select_related("source"), ["key"], lists, only=True, rule_set=rule_set)
    made = {one.key: one for one in rule_set.country_lists.all()}
    for row in rows:
        load_countries(made[row["key"]], row)


def load_countries(country_list, row):
    open_ = Country.objects.filter(**{row["column"]: True})
    listed = {country.pk: {"status": "open", "reason_sv": "", "reason_en": ""} for country in open_}
    for exception in row.get("exceptions", []):
        listed[exception["country"]] = {name: value for name, value in exception.items() if name != "country"}
    values = [{"country_id": code, **standing} for code, standing in listed.items()]
    keep_all(country_list.countries.all(), ["country_id"], values, only=True, country_list=country_list)

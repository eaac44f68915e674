"""The application as an assessor reads it: what was handed in, as it was written or in the other language."""

from dataclasses import dataclass, replace

from kompanjon.applications.joint.freezing import texts_in
from kompanjon.applications.joint.queries import form_of, lines_of, parties_of, texts_of
from kompanjon.applications.joint.reading import ReadItem, read_through
from kompanjon.applications.joint.standing import latest_revision

BOTH = "both"
PERSONAL = ("contact_", "signatory_", "registrar_", "diary_")


@dataclass(frozen=True)
class Piece:
    """One answer, and beside it the other version where both are wanted."""

    item: ReadItem
    other: ReadItem | None = None


def text_of(application, reading=""):
    """[(section, [Piece])] for every section with an answer. `reading` is empty (as written), "sv", "en" or "both"."""
    form, parties = for_assessors(form_of(application)), parties_of(application)
    texts, others = both_texts(application)
    written = read_through(form, parties, texts, application.working_language)
    if not reading:
        return with_answers(written, written, reading)
    language = reading if reading != BOTH else ("sv" if application.working_language == "en" else "en")
    chosen = {place: text for place, (text, spoken) in others.items() if spoken == language}
    return with_answers(written, read_through(form, parties, {**texts, **chosen}, language), reading)


def for_assessors(form):
    """The form without whom to ask and who signs: names that are the parties' and the office's only."""
    return replace(
        form,
        sections=tuple(
            replace(section, questions=tuple(filter(is_open, section.questions))) for section in form.sections
        ),
    )


def is_open(question):
    return not question.key.startswith(PERSONAL)


def both_texts(application):
    """The answers, and those that have a version in the other language, from the frozen text when there is one."""
    revision = latest_revision(application)
    if revision is None:
        return texts_of(application), {}
    kept = revision.content["unsigned"]["other_language"]
    others = {name: (row["text"], row["language"]) for name, row in kept.items()}
    return texts_in(revision.content), {place(name): other for name, other in others.items()}


def place(name):
    key, _at, party = name.partition("@")
    return key, int(party) if party else None


def with_answers(written, other, reading):
    sections = []
    for section, twin in zip(written, other, strict=True):
        pairs = zip(section.items, twin.items, strict=True)
        pieces = [piece(item, translated, reading) for item, translated in pairs if not item.empty]
        if pieces:
            sections.append((section, pieces))
    return sections


def piece(item, translated, reading):
    if not reading or translated.text == item.text:
        return Piece(item)
    return Piece(item, translated) if reading == BOTH else Piece(translated)


def budget_of(application):
    """What is asked for, by category and project year, with the sum of each: ([year], [(name, [öre], sum)])."""
    form, sums = form_of(application), {}
    for _party, year, category, amount in lines_of(application):
        sums.setdefault(category, {}).setdefault(year, 0)
        sums[category][year] += amount
    years = sorted({year for by_year in sums.values() for year in by_year})
    order = [category.code for category in form.categories]
    rows = sorted(sums.items(), key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    named = [
        (form.category(code), [by_year.get(year, 0) for year in years], sum(by_year.values())) for code, by_year in rows
    ]
    return years, [(str(category.label) if category else "", amounts, whole) for category, amounts, whole in named]

"""A partnership's life told from the record: events, silences and lanes. Pure functions on the picture."""

from django.utils.translation import gettext, ngettext

from kompanjon.core.components.drawings import Span, lanes
from kompanjon.partnerships.register.vocabulary import heading, words

from ..published.picture import in_swedish

SILENCE = 3  # years without a word in the sources before it is told as a silence


def number_of(sources, source):
    return next((number for number, one in enumerate(sources, 1) if source and one.key == source.key), None)


def all_sources(partnership):
    """The partnership's own sources, then those of its grants, each once."""
    every = [*partnership.sources, *(grant.source for grant in partnership.grants if grant.source)]
    return list({source.key: source for source in every}.values())


def grant_name(grant):
    """What to call a grant: its title, else its theme, else what kind it is."""
    if grant.title_sv and in_swedish():
        return grant.title_sv, ""
    if grant.title:
        return grant.title, grant.title_language
    if grant.theme:
        return heading(grant.theme), ""
    return gettext("A grant without a published title"), ""


def years_of(grant):
    """When it ran, as far as anybody says: 2014–2016, from 2018, until 2020, announced 2018."""
    if grant.start_year and grant.end_year:
        return str(grant.start_year) if grant.start_year == grant.end_year else f"{grant.start_year}–{grant.end_year}"
    if grant.start_year:
        return gettext("from {year}").format(year=grant.start_year)
    if grant.end_year:
        return gettext("until {year}").format(year=grant.end_year)
    if grant.announced_on:
        return gettext("announced {day}").format(day=grant.announced_on)
    return gettext("not known")


def events(partnership, sources):
    """Latest first: grants, the beginning and the end, decades, and the years nobody has told of."""
    found = []
    for grant in partnership.grants:
        if not grant.year:
            continue
        name, language = grant_name(grant)
        end = f"–{grant.end_year}" if grant.start_year and grant.end_year and grant.end_year != grant.start_year else ""
        cite = number_of(sources, grant.source)
        text = words(grant.outcome_note) if grant.outcome_note else ""
        found.append(
            {
                "year": grant.year,
                "last": grant.end_year or grant.year,
                "when": f"{grant.year}{end}",
                "title": name,
                "lang": language,
                "text": text,
                "kind": "grant",
                "cites": [cite] if cite else [],
            }
        )
    if partnership.end_year:
        found.append(
            {
                "year": partnership.end_year,
                "last": partnership.end_year,
                "when": str(partnership.end_year),
                "title": gettext("The partnership ends"),
                "kind": "",
                "cites": [],
            }
        )
    found.sort(key=lambda event: (event["year"], event["last"]))
    if partnership.start_year:
        found.insert(0, beginning(partnership))
    return with_decades(with_silences(found))


def beginning(partnership):
    year = partnership.start_year
    title = gettext("The partnership begins")
    text = ""
    if partnership.start_year_basis == "first_documented":
        title, text = gettext("First known of"), gettext("The true start may be earlier.")
    elif partnership.start_year_basis == "derived":
        text = gettext("Computed from a stated length, so a year off is possible.")
    former = [name for one in partnership.there for name, _from, to in one.former_names if to and to >= year]
    if former:
        text = " ".join(
            filter(
                None,
                [
                    text,
                    gettext("{place} was then called {name}.").format(place=partnership.there_names, name=former[0]),
                ],
            )
        )
    return {
        "year": year,
        "last": year,
        "when": str(year),
        "title": title,
        "text": text,
        "kind": "start",
        "cites": [1] if partnership.sources else [],
    }


def with_silences(found):
    """Put in the years between two events of which nothing is known."""
    told, last = [], None
    for event in found:
        if last and event["year"] - last > SILENCE:
            told.append(
                {
                    "year": event["year"] - 1,
                    "when": f"{last + 1}–{event['year'] - 1}",
                    "title": gettext("Years we know nothing about"),
                    "text": gettext("The sources we have read do not tell what happened."),
                    "kind": "gap",
                }
            )
        told.append(event)
        last = max(last or 0, event["last"])
    return told


def with_decades(found):
    told, decade = [], None
    for event in reversed(found):
        here = event["year"] // 10 * 10
        if decade is not None and here != decade:
            told.append({"title": gettext("The {decade}s").format(decade=here), "kind": "decade"})
        decade = here
        told.append(event)
    return told


def drawn(partnership, today):
    """The lanes, with a title and a description; None where the record knows no years."""
    spans = []
    if partnership.start_year:
        end = partnership.end_year or (
            None
            if partnership.status != "ended"
            else max((grant.end_year or 0 for grant in partnership.grants), default=0) or None
        )
        spans.append(
            Span(
                gettext("The partnership, since {year}").format(year=partnership.start_year),
                partnership.start_year,
                end,
                life=True,
            )
        )
    dated = [grant for grant in partnership.grants if grant.start_year or grant.end_year]
    spans += bundled(dated)
    if not spans:
        return None
    return lanes(spans[:7], today.year)


def bundled(grants):
    """One lane for each grant; those of the same years share one."""
    groups = {}
    for grant in grants:
        groups.setdefault((grant.start_year, grant.end_year), []).append(grant)
    spans = []
    for (start, end), together in sorted(groups.items(), key=lambda pair: pair[0][0] or pair[0][1] or 0):
        if len(together) == 1:
            label = str(grant_name(together[0])[0])
            label = label if "<" not in label else label.split(">", 1)[1].rsplit("<", 1)[0]
        else:
            label = ngettext("{number} grant", "{number} grants", len(together)).format(number=len(together))
        spans.append(Span(shortened(label), start, end))
    return spans


def shortened(label):
    return label if len(label) <= 46 else label[:44].rsplit(" ", 1)[0] + " …"


def description(partnership):
    """The drawing in words, for those who do not see it."""
    parts = [
        gettext("The partnership began in {year}.").format(year=partnership.start_year)
        if partnership.start_year
        else gettext("When it began is not known.")
    ]
    count = len(partnership.grants)
    parts.append(
        ngettext("{number} grant is documented.", "{number} grants are documented.", count).format(number=count)
    )
    return " ".join(parts)

"""Small words that several public pages share."""

from datetime import date

from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from kompanjon.core import speech
from kompanjon.partnerships.register.words import COMPONENTS, CONFIDENCE, CORE_AREAS, START_BASIS
from kompanjon.people.organisations.kinds import NAMES, Kind

STATUS = {
    "active": ("go", "Active"), "resting": ("wait", "Resting"), "ended": ("", "Ended"), "": ("none", "Status not known"),
}  # fmt: skip


def later(one):
    """What a later decision did with a published grant: "Changed 22 November 2026; before: SEK 700,000"."""
    if one.later is None:
        return ""
    day = speech.day(date.fromisoformat(one.later.on))
    if not one.later.before and one.amount is None:
        unsaid = {
            "changed": gettext("Changed {day}"), "corrected": gettext("Corrected {day}"), "revoked": gettext("Revoked {day}"),
        }  # fmt: skip
        return unsaid[one.later.change].format(day=day)
    if not one.later.before:
        return gettext("Granted by a later decision, {day}").format(day=speech.day(date.fromisoformat(one.later.on)))
    said = {
        "changed": gettext("Changed {day}; before: {sums}"),
        "corrected": gettext("Corrected {day}; before: {sums}"),
        "revoked": gettext("Revoked {day}; before: {sums}"),
    }[one.later.change]
    return said.format(
        day=speech.day(date.fromisoformat(one.later.on)), sums=", ".join(speech.kr(sum_) for sum_ in one.later.before)
    )


def status_word(status):
    """(tone, word)."""
    words = {
        "active": gettext("Active"),
        "resting": gettext("Resting"),
        "ended": gettext("Ended"),
        "": gettext("Status not known"),
    }
    return STATUS.get(status, STATUS[""])[0], words.get(status, words[""])


def since(partnership):
    """Since 1999, known since 2018, start year not known."""
    year = partnership.start_year
    if not year:
        return gettext("start year not known")
    if partnership.start_year_basis == "first_documented":
        return gettext("known since {year}").format(year=year)
    return gettext("since {year}").format(year=year)


def start_cell(partnership):
    """The start year in a table: 1999, not later than 2018, not known."""
    year = partnership.start_year
    if not year:
        return gettext("not known")
    if partnership.start_year_basis == "first_documented":
        return gettext("not later than {year}").format(year=year)
    return str(year)


def projects(number):
    return (
        ngettext("{number} grant", "{number} grants", number).format(number=number)
        if number
        else gettext("no grant documented")
    )


def component(code):
    return gettext(COMPONENTS.get(code, COMPONENTS["unknown"]))


def kind(organisation):
    """What sort of body it is; what nobody stated is said to be so."""
    if organisation.kind_as_stated == "unknown" or organisation.kind not in set(Kind):
        return gettext("not stated")
    return gettext(NAMES[Kind(organisation.kind)])


def core_area(code):
    return gettext(CORE_AREAS.get(code, code))


def confidence(code):
    return gettext(CONFIDENCE[code]) if code in CONFIDENCE else gettext("not stated")


def basis(code):
    return gettext(START_BASIS[code]) if code in START_BASIS else ""


def capital(text):
    return text[:1].upper() + text[1:]


def round_label(one):
    """Autumn 2019; a call outside the half-years keeps its own name."""
    if one.season == "spring":
        return gettext("Spring {year}").format(year=one.year)
    if one.season == "autumn":
        return gettext("Autumn {year}").format(year=one.year)
    return one.name


def short_date(text, precision="day"):
    """A day or a month as the record has it, with how sure it is."""
    if not text:
        return gettext("not known")
    return gettext("not later than {day}").format(day=text) if precision == "not_later_than" else text


def who(one):
    """Who was awarded, in a few words: "10 municipalities and 1 region", else how many projects."""
    municipalities, regions = one.kinds
    if one.coverage.startswith("full") and one.awards:
        parts = []
        if municipalities:
            parts.append(
                ngettext("{number} municipality", "{number} municipalities", municipalities).format(
                    number=municipalities
                )
            )
        if regions:
            parts.append(ngettext("{number} region", "{number} regions", regions).format(number=regions))
        return gettext(" and ").join(parts)
    if one.projects_stated:
        return ngettext("{number} project", "{number} projects", one.projects_stated).format(number=one.projects_stated)
    if one.awardees_stated:
        return ngettext("{number} Swedish party", "{number} Swedish parties", one.awardees_stated).format(
            number=one.awardees_stated
        )
    return ngettext("{number} party named", "{number} parties named", len(one.awards)).format(number=len(one.awards))


def total(one):
    """A round's money: exact, at least, about, or not published."""
    return qualified(one.total, one.total_qualifier)


def qualified(amount, qualifier):
    if amount is None:
        return format_html('<span class="quiet">{}</span>', gettext("not published"))
    before = {"at_least": gettext("at least"), "about": gettext("about")}.get(qualifier, "")
    return f"{before} {speech.kr(amount)}".strip()


def summed(sum_):
    """A sum over partly unknown amounts, in a whole sentence."""
    if sum_.total is None:
        return gettext("No amount has been published.")
    if sum_.complete:
        return speech.kr(sum_.total)
    return gettext("at least {sum} ({known} of {all} grants have a published amount)").format(
        sum=speech.kr(sum_.total), known=sum_.known, all=sum_.every
    )

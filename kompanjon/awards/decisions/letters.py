"""The letter about a decision: drafted in both languages from the same facts, kept as PDF, sent when it is published."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override

from kompanjon.core.files.actions import keep_bytes
from kompanjon.core.files.queries import files_of
from kompanjon.core.office.models import the_office
from kompanjon.core.post.actions import send_letter
from kompanjon.core.speech import day, kr
from kompanjon.rounds.frames.rules import budget_year

from .amounts import asked_lines, by_year, categories_in, decided_lines
from .models import DecisionLetter
from .rules import DEFER, GRANT, REJECT, REVOKE, WITH_CONDITIONS

LANGUAGES = ("sv", "en")
TEMPLATE = Path(__file__).with_name("letter.typ")
FILES = "decisions.letter"


@dataclass(frozen=True)
class LetterFacts:
    """Everything a letter says of a decision, in one language: nobody types these figures."""

    language: str
    office: str
    case_number: str
    title: str
    parties: list[str]
    outcome: str
    verdict: str
    total: str
    years: list[dict]
    lines: dict
    conditions: list[dict]
    reasons: list[dict]
    reason: str
    dates: list[dict]
    decided_on: str
    decided_by: str
    decided_for: str
    item: str


def facts_of(award, language) -> LetterFacts:
    application = award.application
    with override(language):
        return LetterFacts(
            language=language,
            office=the_office().office_name or the_office().name,
            case_number=application.case_number or "",
            title=application.title,
            parties=[str(party.organisation) for party in application.parties.select_related("organisation")],
            outcome=award.outcome,
            verdict=verdict(award),
            total=kr(award.total),
            years=years_of(award),
            lines=lines_of(award),
            conditions=[condition_line(one) for one in award.conditions.select_related("owner")],
            reasons=reasons_of(award, language),
            reason=award.reason,
            dates=[{"what": REPORTS[one["kind"]](), "day": day(as_date(one["day"]))} for one in award.report_dates],
            decided_on=day(award.decided_on),
            decided_by=str(award.decided_by),
            decided_for=str(award.decided_for) if award.decided_for else "",
            item=str(award.item),
        )


def condition_line(condition):
    owner = condition.owner.name if condition.owner else gettext("the office")
    line = gettext("Responsible: %(owner)s, at the latest %(due)s.") % {"owner": owner, "due": day(condition.due)}
    return {"text": condition.text, "owner": owner, "due": day(condition.due), "line": line}


REPORTS = {"annual": lambda: gettext("Annual report"), "final": lambda: gettext("Final report")}


def as_date(text):
    from datetime import date

    return date.fromisoformat(text)


def verdict(award):
    """The decision in one sentence; a later one says what it takes the place of."""
    total, earlier = kr(award.total), award.replaces
    if earlier is None:
        return VERDICTS[award.outcome]().format(total=total)
    values = {"total": total, "before": kr(earlier.total), "day": day(earlier.decided_on)}
    if earlier.promises:
        return LATER_VERDICTS[award.change]().format(**values)
    return f"{TAKES_ITS_PLACE[award.change]().format(**values)} {VERDICTS[award.outcome]().format(total=total)}"


VERDICTS = {
    GRANT: lambda: gettext("Your application has been granted {total}."),
    WITH_CONDITIONS: lambda: gettext("Your application has been granted {total}, with conditions."),
    DEFER: lambda: gettext("The decision on your application has been deferred."),
    REJECT: lambda: gettext("Your application has been rejected."),
}
TAKES_ITS_PLACE = {
    "changed": lambda: gettext("The decision of {day} has been changed."),
    "corrected": lambda: gettext("An error in the decision of {day} has been corrected."),
}


LATER_VERDICTS = {
    "changed": lambda: gettext("The decision of {day} has been changed: you are granted {total} instead of {before}."),
    "corrected": lambda: gettext("The decision of {day} has been corrected: you are granted {total}; the earlier decision said {before}."),
    "revoked": lambda: gettext("The grant of {before} that was decided on {day} has been revoked."),
}  # fmt: skip


def years_of(award):
    """Asked and granted for each project year, so that the reader sees what differs."""
    if not award.promises:
        return []
    granted, asked = by_year(decided_lines(award)), by_year(asked_lines(award.application))
    calendar = {line.year_no: line.budget_year for line in award.lines.all()}
    return [
        {
            "year": calendar.get(number) or budget_year(award.application.starts_on, number),
            "asked": kr(asked.get(number, 0)),
            "granted": kr(granted.get(number, 0)),
        }
        for number in sorted({*granted, *asked})
    ]


def lines_of(award):
    """The decided budget, line by line: its head, its rows and its sums; empty where the years were not split."""
    decided = decided_lines(award) if award.promises else {}
    asked = asked_lines(award.application)
    if not any(category for parts in decided.values() for category in parts):
        return {}
    sums, rows = by_year(decided), categories_in(award.application, decided, asked)
    return {
        "years": [year["year"] for year in years_of(award)],
        "rows": [line_row(label, category, decided, asked) for category, label in rows],
        "sums": [kr(sums.get(number, 0)) for number in sorted({*decided, *asked})],
    }


def line_row(label, category, decided, asked):
    years = sorted({*decided, *asked})
    granted = [decided.get(number, {}).get(category, 0) for number in years]
    wanted = sum(asked.get(number, {}).get(category, 0) for number in years)
    return {"what": label, "granted": [kr(one) for one in granted], "total": kr(sum(granted)), "asked": kr(wanted)}


def reasons_of(award, language):
    from kompanjon.assessment.reviews.queries import criteria_for

    names = {one.key: one.said("name", language) for one in criteria_for(award.application)}
    order = list(names)
    kept = sorted(award.reasons.all(), key=lambda one: order.index(one.criterion) if one.criterion in order else 99)
    return [{"criterion": names.get(one.criterion, ""), "text": one.text} for one in kept]


def draft_letters(award):
    """One in each language, with the words that usually stand first and last. Drafting again changes nothing."""
    for language in LANGUAGES:
        with override(language):
            opening, closing = later_words(award) if award.replaces else usual_words(award.outcome)
        DecisionLetter.objects.get_or_create(
            award=award, language=language, defaults={"opening": opening, "closing": closing}
        )


def usual_words(outcome):
    opening = gettext("Thank you for your application.")
    closing = {
        GRANT: lambda: gettext("We will write to you about the agreement."),
        WITH_CONDITIONS: lambda: gettext("We will write to you about the agreement and about the conditions."),
        DEFER: lambda: gettext("You need not do anything until we write again."),
        REJECT: lambda: gettext(
            "You are welcome to apply again. Write to us if you would like to talk about the reasons."
        ),
    }[outcome]()
    return opening, closing


def later_words(award):
    opening = gettext("We write about a decision that you have had from us before.")
    if award.outcome == REVOKE:
        return opening, gettext("Write to us if you would like to talk about the reasons.")
    if not award.replaces.promises:
        return opening, usual_words(award.outcome)[1]
    return opening, gettext("This decision takes the place of the earlier one, which is kept in the case.")


def text_of(letter):
    """The letter as it is read in the post and on the page: Markdown."""
    facts = facts_of(letter.award, letter.language)
    with override(letter.language):
        return render_to_string("decisions/letter.txt", {"facts": facts, "letter": letter}).strip()


def subject_of(letter):
    with override(letter.language):
        return gettext("Decision about {case}").format(
            case=letter.award.application.case_number or letter.award.application
        )


def pdf_of(letter) -> bytes:
    """The same letter as a tagged PDF, made anew from the same facts."""
    from kompanjon.core.paper import as_pdf

    facts = facts_of(letter.award, letter.language)
    with override(letter.language):
        data = asdict(facts) | {"subject": subject_of(letter), "opening": letter.opening, "closing": letter.closing}
        data["words"] = {
            "year": gettext("Year"), "asked": gettext("Asked for"), "granted": gettext("Granted sum"), "total": gettext("Total"),
            "conditions": gettext("Conditions"), "reasons": gettext("Reasons"), "reports": gettext("When you report"),
            "decided": decided_line(facts), "case": gettext("Case"), "table": gettext("What has been granted, by year"),
            "lines": gettext("The decided budget, by line"), "line": gettext("Budget line"),
        }  # fmt: skip
    return as_pdf(TEMPLATE, data)


def decided_line(facts):
    line = gettext("Decided {day} by {name} ({item}).")
    if facts.decided_for:
        line = gettext("Decided {day} by {name}, standing in for {other} ({item}).")
    return line.format(day=facts.decided_on, name=facts.decided_by, other=facts.decided_for, item=facts.item)


def kept_pdf(letter):
    return files_of(FILES, letter.pk).first()


def send(award):
    """To the coordinators in their language, and to each Swedish party's registrar as PDF, with its own diary number.

    A registrar gets two copies: what was handed in, when it is handed in (joint/letters.py), and the decision here, when it is
    published and not on the day it is decided. A municipality's registry is open to the public: what lies there is out. So the
    copy goes when the office tells the parties, in the same job as their letters, and nothing leaks before that. Nobody is
    told twice of one decision; a later decision that takes its place goes the same way.
    """
    letters = {letter.language: letter for letter in award.letters.select_related("award__application")}
    for letter in letters.values():
        if kept_pdf(letter) is None:
            name = f"{gettext('decision')}-{award.application.case_number}-{letter.language}.pdf"
            keep_bytes(pdf_of(letter), name, FILES, letter.pk, by=award.decided_by, accept={"pdf"}, purpose="letter")
    for person in award_receivers(award):
        post(letters.get(person.language) or letters["en"], person, award)
    for party in award.application.parties.filter(side="swedish").exclude(registrar_email=""):
        post(letters["sv"], party.registrar_email, award, party.diary_number)
    award.letters.filter(sent_at=None).update(sent_at=timezone.now())


def award_receivers(award):
    """The coordinators of the partnership, on both sides."""
    from kompanjon.people.access.grants import Role
    from kompanjon.people.access.models import Seat

    today = timezone.localdate()
    seats = Seat.objects.filter(
        partnership=award.application.partnership_id, role=Role.COORDINATOR, from_day__lte=today
    )
    return [seat.person for seat in seats.exclude(to_day__lt=today).select_related("person").order_by("pk")]


def post(letter, to, award, diary_number=""):
    stored = kept_pdf(letter)
    subject = subject_of(letter) + (f" ({diary_number})" if diary_number else "")
    with stored.content.open("rb") as content:
        enclosed = [(stored.name, content.read(), "application/pdf")]
    send_letter(
        to=to, occasion=f"decisions.letter:{award.pk}", subject=subject, body=text_of(letter), language=letter.language,
        attachments=enclosed, about=award.application,
    )  # fmt: skip

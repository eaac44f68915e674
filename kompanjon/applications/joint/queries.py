"""What people look up about an application, in a fixed number of queries."""

from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.core.search.queries import find
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat
from kompanjon.people.access.reach import held_on, sittings, visible

from .flow import NOT_YET_HANDED_IN
from .form import form_for
from .models import COMPONENTS, Answer, Application, ApplicationParty, Attachment, BudgetLine, FormerText, FormVersion
from .progress import Written, progress

KIND = "application"
OWN = ("title_sv", "title_en", "summary_sv", "summary_en", "starts_on", "months")
"""Answers that also lie on the application, where lists and search read them."""


def parties_of(application) -> list[ApplicationParty]:
    """The parties with their organisation and country: two, seldom more than five. Remembered on the record."""
    kept = application.__dict__.get("_parties")
    if kept is None:
        found = application.parties.select_related("organisation__country").order_by("place", "pk")
        kept = application.__dict__["_parties"] = list(found)
    return kept


def form_of(application):
    """The form of its component, with what its round was bound to when it opened."""
    return form_for(application.form_version, application.component, application.round.themes)


def answers_of(application) -> dict[tuple[str, int | None], Answer]:
    """Every answer by (key, party)."""
    found = Answer.objects.filter(application=application).select_related("changed_by")
    return {(answer.key, answer.party_id): answer for answer in found}


def texts_of(application, answers=None) -> dict[tuple[str, int | None], str]:
    answers = answers_of(application) if answers is None else answers
    texts = {place: answer.text for place, answer in answers.items()}
    for name in OWN:
        texts.setdefault((name, None), own_text(application, name))
    return texts


def own_text(application, name):
    """What an application knows of itself, for a field that has no answer of its own yet."""
    return str(getattr(application, name) or "") if name in OWN else ""


def lines_of(application) -> tuple[tuple[int, int, str, int], ...]:
    """The budget as (party, year, category, öre)."""
    rows = BudgetLine.objects.filter(application=application, amount__gt=0).order_by("party_id", "year_no", "category")
    return tuple(rows.values_list("party_id", "year_no", "category", "amount"))


def attachments_of(application):
    return (
        Attachment.objects.filter(application=application, removed_at=None)
        .select_related("file", "party__organisation", "added_by")
        .order_by("added_at", "pk")
    )


def written_in(application, answers=None, attachments=None) -> Written:
    attachments = attachments_of(application) if attachments is None else attachments
    return Written(
        texts_of(application, answers),
        lines_of(application),
        frozenset((one.kind, one.party_id) for one in attachments),
    )


def progress_of(application, written=None):
    return progress(form_of(application), parties_of(application), written or written_in(application))


def history_of(answer):
    return FormerText.objects.filter(answer=answer).select_related("by")


def is_insider(person, application) -> bool:
    """Whether this person sits with one of the parties or in the partnership, not only at the office."""
    organisations = {party.organisation_id for party in parties_of(application)}
    return any(
        sitting.partnership == application.partnership_id or sitting.organisation_id in organisations
        for sitting in sittings(person)
    )


def was_handed_in(application) -> bool:
    """Whether the office has got it: a draft that was withdrawn stays the parties' own."""
    return application.handed_in_at is not None or application.state not in (*NOT_YET_HANDED_IN, "withdrawn")


def may_read_text(person, application) -> bool:
    """What the parties write is theirs until they hand it in, unless one of them lets the office in or it came on paper."""
    if was_handed_in(application) or application.office_may_read or application.on_paper:
        return True
    return is_insider(person, application)


def is_being_registered(application) -> bool:
    """Whether the office is entering what came on paper, and has not filed it yet."""
    return application.on_paper and application.state in NOT_YET_HANDED_IN


def may_be_completed_on_paper(application) -> bool:
    """Whether the office may enter the completion: the parties of what came on paper may have no account to write in."""
    return application.on_paper and application.state == "returned"


def enters_paper(person, application) -> bool:
    """Whether this person enters, for the parties, what stands on a paper of theirs."""
    open_ = is_being_registered(application) or may_be_completed_on_paper(application)
    return open_ and person.has_perm(Act.APPLICATION_REGISTER, application)


def is_writer(person, application) -> bool:
    """The parties' coordinators write. What came on paper the office writes until it has filed it; its completion, both."""
    if is_being_registered(application) or enters_paper(person, application):
        return enters_paper(person, application)
    return person.has_perm(Act.APPLICATION_WRITE, application)


def own_parties(person, application) -> list[ApplicationParty]:
    """The parties that this person writes for: the organisation of the seat, or all when the seat names none."""
    seats = [one for one in sittings(person) if one.partnership == application.partnership_id]
    organisations = {one.organisation_id for one in seats} | {
        one.organisation_id for one in sittings(person) if one.organisation_id and one.partnership is None
    }
    return [party for party in parties_of(application) if party.organisation_id in organisations]


def coordinators_of(application):
    """Whoever coordinates the partnership today: two or three people, all equal."""
    return coordinators_in([application.partnership_id])[application.partnership_id]


def coordinators_in(partnerships) -> dict[int, list]:
    """The same for many partnerships, by key, in one statement."""
    found = {key: {} for key in partnerships}
    seats = Seat.objects.filter(held_on(timezone.localdate()), role=Role.COORDINATOR, partnership__in=list(found))
    for seat in seats.select_related("person").order_by("pk"):
        found[seat.partnership][seat.person_id] = seat.person
    return {key: list(people.values()) for key, people in found.items()}


def my_applications(person):
    """All that this person may see, latest first; lists page it."""
    seen = visible(Application.objects.all(), person, Act.APPLICATION_SEE)
    return seen.select_related("round", "partnership").order_by("-changed_at", "-pk")


def found(applications, text):
    return applications.filter(pk__in=find(KIND, text)) if text.strip() else applications


def blank_forms():
    """[(number, component, what it is called)] of the newest form, which anybody may fetch as a PDF before writing."""
    number = FormVersion.objects.order_by("-number").values_list("number", flat=True).first()
    return [(number, code, gettext(name)) for code, name in COMPONENTS] if number else []

"""What waits for whoever writes, signs or looks after an application, and what is being done in a partnership."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from kompanjon.core.speech import unmarked
from kompanjon.core.words import _
from kompanjon.partnerships.register.questions import Work
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import Role
from kompanjon.people.access.reach import sittings, visible
from kompanjon.people.desk.items import Counted, DeskItem

from .flow import APPLICATION, MAY_LACK_A_SIGNATURE, OPEN_TO_WRITE
from .holding import being_signed_or_lacking
from .models import Application
from .overview import sections_done, unsigned_of, with_parties
from .queries import was_handed_in
from .signing_models import Signature

MOST = 50


def applications_waiting(person):
    """For coordinators: what to write, to sign off and to hand in. For signatories: what to sign."""
    seats = [one for one in sittings(person) if one.role in (Role.COORDINATOR, Role.SIGNATORY)]
    if not seats:
        return []
    rows = visible(Application.objects.all(), person, Act.APPLICATION_SEE)
    rows = (
        rows.filter(Q(state__in=OPEN_TO_WRITE) | being_signed_or_lacking())
        .exclude(on_paper=True, state="draft")
        .select_related("round", "partnership", "form_version")
    )
    applications = with_parties(list(rows.order_by("pk")[:MOST]))
    done, unsigned = sections_done(applications), unsigned_of(applications)
    lines = [line_for(one, seats, done[one.pk], unsigned[one.pk]) for one in applications]
    return [line for line in lines if line]


def line_for(application, seats, done, unsigned):
    coordinates = any(s.role == Role.COORDINATOR and s.partnership == application.partnership_id for s in seats)
    signs_for = {s.organisation_id for s in seats if s.role == Role.SIGNATORY}
    if application.state in OPEN_TO_WRITE:
        return writing_line(application, done) if coordinates else None
    if any(party.organisation_id in signs_for for party in unsigned):
        mine = next(party for party in unsigned if party.organisation_id in signs_for)
        address = reverse("joint:sign", args=[application.pk, mine.pk])
        why = _("It waits for your signature for {party}.")
        if application.state in MAY_LACK_A_SIGNATURE:
            why = _("It has been handed in, and still waits for your signature for {party}.")
        return item(application, why, address, _("Read and sign"), until=until_signed(application), party=mine)
    if not coordinates:
        return None
    if not unsigned:
        return item(
            application, _("Everybody has signed. It can be handed in."), reverse("joint:hand_in", args=[application.pk]),
            _("Hand it in"),
        )  # fmt: skip
    names = ", ".join(party.organisation.label for party in unsigned)
    signing = reverse("joint:signing", args=[application.pk])
    why = _("Not signed yet by {parties}.")
    if application.state in MAY_LACK_A_SIGNATURE:
        why = _("It has been handed in, but is not signed by {parties}: without that it goes no further.")
    until = until_signed(application)
    return item(application, why, signing, _("See the signatures"), until=until, parties=names)


def until_signed(application):
    """The last day for a signature: the application's own, and some days more once it has been handed in."""
    if application.state == "signing_changes":
        return application.completion_due
    return application.sign_by if application.state in MAY_LACK_A_SIGNATURE else application.deadline


def writing_line(application, done):
    address = reverse("joint:application", args=[application.pk])
    if application.state == "returned":
        why = _("The office asks you to complete it.")
        return item(application, why, address, _("Complete it"), until=application.completion_due)
    finished, all_parts = done
    why = _("{done} of {all} parts are finished.")
    return item(application, why, address, _("Go on writing"), done=finished, all=all_parts)


def item(application, why, url, act, until=None, **values):
    here, there = places(application)
    return DeskItem(
        title=application.title or gettext("Application without a title"), why=why, values=values, url=url, act=act,
        here=here, there=there, until=until or application.deadline, is_example=application.is_example,
    )  # fmt: skip


def named(application):
    """What a line of the desk calls a case: the two places of its partnership above its title."""
    here, _dash, there = unmarked(application.partnership.name).partition(" – ")
    if not there:
        return {"title": application.partnership.name}
    return {"title": application.title or gettext("Application without a title"), "here": here, "there": there}


def places(application):
    """The Swedish side and the other one, as the pair above the title says them."""
    parties = application.__dict__["_parties"]
    here = ", ".join(party.organisation.label for party in parties if party.side == "swedish")
    return here, ", ".join(party.organisation.label for party in parties if party.side != "swedish")


def signed_pages_to_check(person):
    """For the office: signatures on paper that a second person must compare with the code."""
    if not person.has_perm(Act.APPLICATION_CHECK):
        return []
    pages = Signature.objects.filter(way="paper", checked_at=None, fallen_at=None)
    case, party = "revision__application", "party__organisation"
    pages = (
        pages.exclude(uploaded_by=person)
        .select_related(f"{case}__partnership", party)
        .only(
            "pk",
            f"{case}__is_example",
            f"{case}__title_sv",
            f"{case}__title_en",
            f"{case}__partnership__name",
            f"{party}__name",
            f"{party}__short_name",
        )
    )
    return [
        DeskItem(
            **named(page.revision.application),
            why=_("A signed page from {party} has been uploaded: does it carry the right code?"),
            values={"party": page.party.organisation.label},
            url=reverse("joint:check_page", args=[page.revision.application_id, page.pk]),
            act=_("Compare it"),
            is_example=page.revision.application.is_example,
        )
        for page in pages.order_by("pk")[:MOST]
    ]


def registrations_begun(person):
    """For the office: what came on paper, is being entered and has not been filed."""
    if not person.has_perm(Act.APPLICATION_REGISTER):
        return []
    address = reverse("joint:list") + "?state=draft"
    why = _("Begun by the office, but not filed: {n}.")
    line = DeskItem(_("Applications that came on paper"), why, address, act=_("Enter and file them"))
    return [Counted(Application.objects.filter(on_paper=True, state="draft"), line)]


def applications_in(question):
    """The applications of a partnership that somebody may see, latest first: for the partnership's own page."""
    seen = visible(Application.objects.filter(partnership=question.partnership), question.person, Act.APPLICATION_SEE)
    office = question.person.has_perm(Act.APPLICATION_SEE_DRAFTS)

    def reads(one):
        return not office or was_handed_in(one) or one.office_may_read or one.on_paper

    return [
        Work(
            (reads(one) and one.title) or gettext("Application without a title"),
            reverse("joint:application", args=[one.pk]),
            gettext(APPLICATION.state(one.state).label),
            one.is_example,
        )
        for one in seen.order_by("-changed_at", "-pk")[:MOST]
    ]

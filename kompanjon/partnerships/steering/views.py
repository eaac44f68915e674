from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..register.models import Partnership
from ..register.queries import pair, people_in
from . import actions, queries
from .forms import DistanceForm, ExceptionForm, MandateForm, MeetingForm, NewTermForm, WithdrawForm
from .models import Mandate, SteeringMeeting
from .rules import findings

PER_PAGE = 25


@door(Act.PARTNERSHIP_EDIT)
def watch(request):
    """The groups that the office should look at, each with why."""
    page = Paginator(queries.to_look_at(timezone.localdate()), PER_PAGE).get_page(request.GET.get("page"))
    for partnership, _problems in page.object_list:
        partnership.here, partnership.there = pair(partnership)
    return render(request, "steering/watch.html", {"page": page, "coming": queries.next_change(timezone.localdate())})


@door(Act.PARTNERSHIP_SEE, Partnership)
def group(request, partnership):
    """The steering group of a partnership: who sits in it, when it met, and what to think about."""
    today = timezone.localdate()
    here, there = pair(partnership)
    parties = list(partnership.parties.select_related("organisation"))
    mandates = list(queries.mandates_of(partnership))
    running = [one for one in mandates if not one.to_day or one.to_day >= today]
    facts = {
        "partnership": partnership, "here": here, "there": there, "parties": parties,
        "problems": findings(queries.group_of(partnership, today), today),
        "members": [(party.organisation, [one for one in running if one.organisation_id == party.organisation_id]) for party in parties],
        "former": [one for one in mandates if one not in running],
        "meetings": queries.meetings_of(partnership),
        "exceptions": queries.exceptions_of(partnership, parties),
        "today": today,
        "may_edit": request.user.has_perm(Act.STEERING_EDIT, partnership),
        "may_except": request.user.has_perm(Act.STEERING_EXCEPT, partnership),
    }  # fmt: skip
    return render(request, "steering/group.html", facts)


def seated_in(partnership):
    return [seat.person_id for seat in people_in(partnership)]


@door(Act.STEERING_EDIT, Partnership)
def add_member(request, partnership):
    form = MandateForm(request.POST or None, partnership=partnership, people=seated_in(partnership))
    return answer(request, form, partnership, actions.keep_member, _("Add a member"))


@door(Act.STEERING_EDIT, Mandate, related=("partnership",))
def change_member(request, mandate):
    partnership = mandate.partnership
    form = MandateForm(request.POST or None, instance=mandate, partnership=partnership, people=seated_in(partnership))
    return answer(request, form, partnership, actions.keep_member, mandate.name)


@door(Act.STEERING_EDIT, Mandate, related=("partnership", "organisation"))
def new_term(request, mandate):
    """After an election, or when somebody changes roles: the old role stays true of the old period."""
    initial = {"political_role": mandate.political_role}
    form = NewTermForm(request.POST or None, mandate=mandate, initial=initial)
    title = _("New mandate period: {name}").format(name=mandate.name)
    return answer(
        request, form, mandate.partnership, lambda filled, by: actions.begin_new_term(mandate, filled, by=by), title
    )


@door(Act.STEERING_EDIT, Partnership)
def add_meeting(request, partnership):
    form = MeetingForm(request.POST or None, partnership=partnership)
    return answer(request, form, partnership, actions.keep_meeting, _("Add a meeting"))


@door(Act.STEERING_EDIT, SteeringMeeting, related=("partnership",))
def change_meeting(request, meeting):
    form = MeetingForm(request.POST or None, instance=meeting, partnership=meeting.partnership)
    return answer(request, form, meeting.partnership, actions.keep_meeting, _("Change the meeting"))


@door(Act.STEERING_EXCEPT, SteeringMeeting, related=("partnership",))
def let_count(request, meeting):
    form = DistanceForm(request.POST or None, instance=meeting)
    title = _("Let the meeting at a distance count")
    return answer(request, form, meeting.partnership, actions.let_meeting_count, title)


@door(Act.STEERING_EXCEPT, Partnership)
def add_exception(request, partnership):
    form = ExceptionForm(request.POST or None, partnership=partnership)
    title = _("There is no opposition to name")
    return answer(
        request, form, partnership, lambda filled, by: actions.give_exception(filled, partnership, by=by), title
    )


@door(Act.STEERING_EXCEPT, Partnership)
def withdraw_exception(request, partnership, exception):
    """One for a country ends in every partnership there, and the page says so."""
    parties = partnership.parties.select_related("organisation")
    found = queries.exceptions_of(partnership, parties).filter(pk=exception).first()
    if found is None:
        raise Http404
    form = WithdrawForm(request.POST or None, country=found.country)
    return answer(
        request, form, partnership,
        lambda filled, by: actions.withdraw_exception(found, partnership, by=by, reason=filled.cleaned_data["reason"]),
        _("An opposition is asked for again"),
    )  # fmt: skip


def answer(request, form, partnership, act, title):
    """One form, one act, and back to the group."""
    if request.method == "POST" and form.is_valid():
        act(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("steering:group", partnership.pk)
    facts = {"form": form, "partnership": partnership, "title": title}
    return render(request, "steering/form.html", facts, status=422 if form.errors else 200)

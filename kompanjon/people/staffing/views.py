from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Refused
from kompanjon.core.speech import sentence

from ..access.acts import Act
from ..access.doors import door, signed_in
from ..access.grants import Role
from ..access.models import Seat, StandIn
from ..access.reach import held_on
from ..accounts.models import Person
from ..organisations.fields import names_to_choose
from . import actions, queries
from .forms import EndForm, SearchForm, SeatForm, StandInForm, WithholdForm
from .rules import may_have_stand_in

PER_PAGE = 25


@door(Act.PERSON_SEE)
def people(request):
    """Everybody who has an account, with the seats they hold today."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.people(asked), PER_PAGE).get_page(request.GET.get("page"))
    facts = {
        "form": form, "filters": [form["role"], form["standing"]], "page": page,
        "may_invite": request.user.has_perm(Act.PERSON_INVITE),
    }  # fmt: skip
    return render(request, "staffing/people.html", facts)


@door(Act.PERSON_SEE, Person)
def person(request, person):
    """A person's seats and stand-ins, and what must be handed over on the day they leave."""
    seats = queries.seats_of(person)
    facts = {
        "person": person, "seats": [one for one in seats if one.runs], "former": [one for one in seats if not one.runs],
        "handover": queries.handover(person, seats), "may_seat": request.user.has_perm(Act.SEAT_GIVE),
        "may_withhold": request.user.has_perm(Act.PUBLIC_WITHHOLD), "may_extract": request.user.has_perm(Act.PERSONAL_DATA_SEE),
        "may_take_factor": request.user.has_perm(Act.SECOND_FACTOR_TAKE) and person.authenticator_set.exists(),
    }  # fmt: skip
    return render(request, "staffing/person.html", facts)


@door(Act.SEAT_GIVE, Person)
def give(request, person):
    form, problems = SeatForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.give(
                person, Role(data["role"]), by=request.user, organisation=data["organisation"], partnership=data["partnership"],
                from_day=data["from_day"], to_day=data["to_day"],
            )  # fmt: skip
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The seat is given."))
            return redirect("staffing:person", person.pk)
    facts = {
        "form": form,
        "person": person,
        "title": _("Give a seat"),
        "names": names_to_choose(),
        "problems": problems,
    }
    return render(request, "staffing/form.html", facts, status=422 if form.errors or problems else 200)


@door(Act.SEAT_GIVE, Seat, related=("person", "organisation"))
def end(request, seat):
    form, problems = EndForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            actions.end(seat, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The seat has ended."))
            return redirect("staffing:person", seat.person_id)
    told = next(one for one in queries.seats_of(seat.person) if one.seat == seat)
    facts = {"form": form, "person": seat.person, "title": _("End a seat"), "told": told, "problems": problems}
    return render(request, "staffing/form.html", facts, status=422 if request.method == "POST" else 200)


@door(Act.SEAT_GIVE, Seat, related=("person", "organisation"))
def stand_in(request, seat):
    return name_stand_in(request, seat, "staffing:person", seat.person_id)


@signed_in
def my_stand_ins(request):
    """One's own seats that may have a stand-in, and who stands in."""
    seats = [one for one in queries.seats_of(request.user) if one.runs and one.lendable]
    return render(request, "staffing/mine.html", {"seats": seats})


@signed_in
def my_stand_in(request, pk):
    """The person may name their own stand-in; nobody else's seat is found here."""
    seat = Seat.objects.filter(held_on(timezone.localdate()), person=request.user, pk=pk).first()
    if seat is None:
        raise Http404
    return name_stand_in(request, seat, "staffing:my_stand_ins")


def name_stand_in(request, seat, *back):
    """Who stands in, from when to when; what is said about four eyes warns and never stops."""
    if not may_have_stand_in(Role(seat.role)):
        raise Http404
    colleagues = queries.may_stand_in(seat)
    form, problems = StandInForm(request.POST or None, seat=seat, colleagues=colleagues), []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            warned = actions.name_stand_in(seat, data["person"], data["from_day"], data["to_day"], by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The stand-in is named and has been written to."))
            for problem in warned:
                messages.warning(request, sentence(problem))
            return redirect(*back)
    told = next(one for one in queries.seats_of(seat.person) if one.seat == seat)
    facts = {
        "form": form, "person": seat.person, "title": _("Name a stand-in"), "told": told, "problems": problems,
        "nobody": not colleagues.exists(), "mine": seat.person_id == request.user.pk,
    }  # fmt: skip
    return render(request, "staffing/form.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def end_stand_in(request, pk):
    """Taken back by whoever owns the seat, or by who may give seats."""
    lent = StandIn.objects.select_related("seat__person", "person").filter(pk=pk).first()
    mine = lent is not None and lent.seat.person_id == request.user.pk
    if lent is None or not (mine or request.user.has_perm(Act.SEAT_GIVE)):
        raise Http404
    actions.end_stand_in(lent, by=request.user)
    messages.success(request, _("Nobody stands in there any longer."))
    if request.POST.get("back") == "mine" and mine:
        return redirect("staffing:my_stand_ins")
    return redirect("staffing:person", lent.seat.person_id)


@door(Act.PUBLIC_WITHHOLD, Person)
def withhold(request, person):
    form = WithholdForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        actions.withhold(form, by=request.user)
        messages.success(request, _("Saved. The public pages follow at once."))
        return redirect("staffing:person", person.pk)
    facts = {"form": form, "person": person, "title": _("Withhold from the public")}
    return render(request, "staffing/form.html", facts, status=422 if form.errors else 200)

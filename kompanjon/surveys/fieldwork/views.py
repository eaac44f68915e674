"""Messages and response rates."""

from django.contrib import messages
from django.db.models import Count, Max
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.core.speech import sentence
from kompanjon.core.trace.actions import key_of
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..analysis.charts import curve_chart
from ..analysis.rates import EDITION, Outcome
from ..analysis.results import limits_of
from ..sampling.models import Position, Wave
from ..sampling.pages import wave_page
from . import actions, letters, queries
from .flow import INVITATION
from .forms import DispositionForm, SendingForm
from .models import Invitation, Sending
from .rules import may_send


@door(Act.SURVEY_SEE, Wave, related=("survey",))
def field(request, wave):
    rows = queries.cases(wave)
    outcome = Outcome.of(code for _groups, code in rows)
    points, reminders = queries.curve(wave)
    may_run = request.user.has_perm(Act.SURVEY_FIELD_RUN, wave)
    facts = {
        "outcome": outcome,
        "rates": queries.rates_of(outcome),
        "letters": queries.counts_of(outcome),
        "names": {p.code: str(p) for p in Position.objects.all()},
        "groups": queries.rates_by_group(rows) if may_run else {},
        "protected": {} if may_run else queries.protected_rates(rows, limits_of(wave)),
        "edition": EDITION,
        "coarse": wave.anonymous and wave.state not in ("draft", "register_locked", "open"),
        "curve": curve_chart(points, reminders) if len(points) > 1 else None,
        "points": points,
        "risk": queries.classes_at_risk(rows) if may_run else [],
        "left": queries.left_by_page(wave) if may_run else [],
        "states": [(INVITATION.state(s).label, n) for s, n in sorted(queries.invitation_states(wave).items())],
        "form": DispositionForm(),
        "may_run": may_run,
    }
    return wave_page(request, wave, "fieldwork/field.html", facts)


@require_POST
@door(Act.SURVEY_FIELD_RUN, Wave)
def correct(request, wave):
    form = DispositionForm(request.POST)
    unit = wave.units.filter(key=request.POST.get("unit", "").strip()).first()
    if form.is_valid() and unit is not None:
        actions.correct_disposition(
            unit, form.cleaned_data["code"], by=request.user, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("The code is set."))
    else:
        messages.error(request, _("Give the key of a unit in the register, a code and a reason."))
    return redirect("fieldwork:field", wave.pk)


@require_POST
@door(Act.SURVEY_FIELD_RUN, Wave)
def forget(request, wave):
    """Somebody asks for their answers to be taken away."""
    unit = wave.units.select_related("addressee", "wave").filter(key=request.POST.get("unit", "").strip()).first()
    try:
        if unit is None:
            messages.error(request, _("No unit in the register has that key."))
        else:
            actions.forget_person(unit, by=request.user)
            messages.success(request, _("The answers and the address are taken away."))
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, _(problem.text))
    return redirect("fieldwork:field", wave.pk)


@door(Act.SURVEY_FIELD_RUN, Wave, related=("survey",))
def messages_page(request, wave):
    sendings = list(wave.sendings.annotate(handed=Count("deliveries")))
    for sending in sendings:
        sending.waiting = actions.recipients(sending).count()
        counted = Letter.objects.filter(about=key_of(sending)).order_by().values_list("state").annotate(n=Count("pk"))
        sending.states = [(Letter.State(state).label, n) for state, n in counted]
    bounced = Invitation.objects.filter(unit__wave=wave, state="bounced").select_related(
        "unit__organisation", "unit__position", "unit__addressee"
    )[:200]
    return wave_page(
        request,
        wave,
        "fieldwork/messages.html",
        {"sendings": sendings, "bounced": bounced, "may_add": len(sendings) <= 3},
    )


@require_POST
@door(Act.SURVEY_FIELD_RUN, Wave)
def mend(request, wave, invitation):
    """A bounce and what is done about it: another address, and the message goes again."""
    found = get_object_or_404(Invitation, unit__wave=wave, state="bounced", pk=invitation)
    try:
        actions.mend_address(found, request.POST.get("address", ""), by=request.user)
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, sentence(problem))
    else:
        messages.success(request, _("The message is on its way to the new address."))
    return redirect("fieldwork:messages", wave.pk)


@require_POST
@door(Act.SURVEY_FIELD_RUN, Wave)
def add(request, wave):
    last = wave.sendings.aggregate(last=Max("number"))["last"]
    sending = Sending.objects.create(wave=wave, number=0 if last is None else last + 1)
    return redirect("fieldwork:sending", wave.pk, sending.pk)


@door(Act.SURVEY_FIELD_RUN, Wave, related=("survey",))
def sending(request, wave, sending):
    record = get_object_or_404(wave.sendings, pk=sending)
    record.wave = wave
    form = SendingForm(request.POST or None, instance=record)
    problems, status = [], 200
    if request.method == "POST":
        if record.begun_at is None and form.is_valid():
            if set(form.changed_data) - {"planned_at"}:
                record.tested_at = None
            record = form.save()
            actions.plan_sending(record)
        if form.errors:
            return wave_page(request, wave, "fieldwork/sending.html", _sending_facts(record, form, []), 422)
        try:
            told = _pressed(request, record)
        except Refused as refusal:
            problems, status = refusal.problems, 422
        else:
            messages.success(request, told)
            return redirect("fieldwork:sending", wave.pk, record.pk)
    return wave_page(request, wave, "fieldwork/sending.html", _sending_facts(record, form, problems), status)


def _sending_facts(record, form, problems):
    waiting = actions.recipients(record)
    unit = (
        record.wave.units.filter(addressee__isnull=False)
        .select_related("addressee", "organisation", "position")
        .first()
    )
    return {
        "sending": record,
        "form": form,
        "problems": problems or may_send(record, record.wave, waiting.count()),
        "recipients": waiting.count(),
        "example": letters.whole_letter(record, unit, "…", "…") if unit else None,
    }


def _pressed(request, record):
    if request.POST.get("press") == "test":
        actions.test_sending(record, by=request.user)
        return _("A test message is on its way to you.")
    if request.POST.get("press") == "send":
        actions.begin_sending(record, by=request.user)
        return _("The message is on its way.")
    if request.POST.get("press") == "bounces":
        return _("{n} bounces read back.").format(n=actions.read_bounces(record))
    return _("Saved.")

"""What a respondent does. The last save wins, item by item; nothing is lost by a second tab."""

import random
import secrets
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kompanjon.core.db import empty_the_log

from ..analysis.rates import EDITION, Course, disposition
from ..fieldwork.keys import hashed
from ..fieldwork.models import Invitation
from ..fieldwork.moves import move
from ..questionnaires.rules import answered_share, route
from ..sampling.models import Disposition
from .models import AnonymousDraft, Response, ResponseLink
from .questions import items_of
from .rules import kept_for

AGREED_GROUPS = ("org_type", "role")  # what an anonymous answer carries; all other groups are left out
SMALLEST_BATCH = 5
SILENT = ("2.11", "2.20", "3.19", "3.30")  # codes of cases that had given nothing


def note_opened(invitation):
    with transaction.atomic():
        move(Invitation.objects.select_for_update().get(pk=invitation.pk), "open")


@transaction.atomic
def begin(invitation, questionnaire, *, language, device) -> Response:
    """The one response of a confidential invitation, made when the respondent begins."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=invitation.pk)
    link = ResponseLink.objects.filter(invitation=invitation).select_related("response__questionnaire").first()
    if link:
        return link.response
    now = timezone.now()
    response = Response.objects.create(
        wave=questionnaire.wave,
        questionnaire=questionnaire,
        language=language,
        device=device,
        started_at=now,
        saved_at=now,
        order_seed=random.randrange(1, 10**6),
        groups={g: invitation.unit.groups.get(g, "") for g in AGREED_GROUPS},
    )
    ResponseLink.objects.create(invitation=invitation, response=response)
    move(invitation, "start")
    return response


def begin_anonymous(invitation, questionnaire) -> tuple[AnonymousDraft, str]:
    """A draft that only its secret finds, and the mark on the invitation: two transactions, no link between them."""
    with transaction.atomic():
        unit = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("unit__organisation", "unit__position")
            .get(pk=invitation.pk)
        )
        move(unit, "start")
    secret = secrets.token_urlsafe(20)
    groups = coarse_groups(unit.unit)
    with transaction.atomic():
        draft = AnonymousDraft.objects.create(
            wave=questionnaire.wave,
            questionnaire=questionnaire,
            secret_hash=hashed(secret),
            groups=groups,
            week=this_week(),
            order_seed=random.randrange(1, 10**6),
        )
    return draft, secret


def coarse_groups(unit) -> dict:
    return {
        "org_type": unit.groups.get("org_type") or unit.organisation.kind,
        "role": unit.groups.get("role") or unit.position.role,
    }


def this_week():
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


@transaction.atomic
def save(kept, answers: dict, *, language="", late=False):
    """Merge the answers of a page into a response or a draft. None takes an answer away."""
    record = type(kept).objects.select_for_update().get(pk=kept.pk)
    field = "late" if late else "answers"
    merged = {**getattr(record, field), **answers}
    setattr(record, field, {code: value for code, value in merged.items() if value is not None})
    fields = [field]
    if isinstance(record, Response):
        record.saved_at, record.language = timezone.now(), language or record.language
        fields += ["saved_at", "language"]
        if not late:
            move(record, "begin") or move(record, "take_up")
    record.save(update_fields=fields)
    return record


@transaction.atomic
def save_late(response, invitation, answers: dict):
    """What came after the close is kept apart. A case that had given nothing gets the code of late answers."""
    record = save(response, answers, late=True)
    unit = invitation.unit
    silent = unit.disposition in SILENT and invitation.state != "refused"
    if record.late and silent and not unit.dispositions.filter(by_hand=True).exists():
        set_disposition(unit, "2.27", "answers arrived after the close")
    return record


@transaction.atomic
def submit(response, invitation, unit_values) -> Response:
    """Hand in: answers off the route are dropped, the invitation is complete. A second press changes nothing."""
    response = Response.objects.select_for_update().get(pk=response.pk)
    now = timezone.now()
    response.answers = on_route(response, unit_values)
    response.submitted_at = response.submitted_at or now
    response.seconds = response.seconds or int((now - response.started_at).total_seconds())
    response.save(update_fields=["answers", "submitted_at", "seconds"])
    move(response, "submit")
    move(Invitation.objects.select_for_update().get(pk=invitation.pk), "complete")
    return response


def submit_anonymous(draft, invitation) -> bool:
    """Completed is marked without a time; the draft waits for company. Neither row knows of the other.

    One invitation gives one answer, however many drafts were begun with it: no where another was handed in before.
    """
    with transaction.atomic():
        first = move(Invitation.objects.select_for_update().get(pk=invitation.pk), "complete")
    if not first:
        return not AnonymousDraft.objects.filter(pk=draft.pk, submitted=False).exists()  # pressed twice: it is in
    with transaction.atomic():
        locked = AnonymousDraft.objects.select_for_update().get(pk=draft.pk)
        locked.answers, locked.submitted = on_route(locked, locked.groups), True
        locked.secret_hash = hashed(secrets.token_urlsafe(20))  # the resume link ends here
        locked.save(update_fields=["answers", "submitted", "secret_hash"])
    gather(draft.wave)
    return True


def on_route(kept, unit_values) -> dict:
    """The answers of the questions that are shown to this respondent; those on a route that was left are dropped."""
    shown = {i.code for i in route(items_of(kept.questionnaire), kept.answers, unit_values)}
    return kept_for(shown, kept.answers)


@transaction.atomic
def gather(wave, *, closing=False) -> int:
    """Move submitted drafts over in shuffled batches of a type and role; the last ones, however few, at the close.

    A batch over all groups would not do: the only region in it could be told by when its answers arrived.
    """
    drafts = list(AnonymousDraft.objects.filter(wave=wave, submitted=True))
    waiting = Counter(_group_of(d) for d in drafts)
    drafts = [d for d in drafts if closing or waiting[_group_of(d)] >= SMALLEST_BATCH]
    if not drafts:
        return 0
    random.SystemRandom().shuffle(drafts)
    for draft in drafts:
        items = items_of(draft.questionnaire)
        answered, required = answered_share(items, draft.answers, draft.groups)
        code = disposition(
            Course(answered, required, opened=True), partial_from=wave.partial_from, complete_above=wave.complete_above
        )
        Response.objects.create(
            wave=wave,
            questionnaire=draft.questionnaire,
            answers=draft.answers,
            week=draft.week,
            state="submitted",
            groups={**draft.groups, "disposition": code},
        )
    AnonymousDraft.objects.filter(pk__in=[d.pk for d in drafts]).delete()
    transaction.on_commit(empty_the_log)
    return len(drafts)


def _group_of(draft):
    return draft.groups.get("org_type"), draft.groups.get("role")


@transaction.atomic
def refuse(invitation, *, never_again=False):
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).select_related("unit__addressee").get(pk=invitation.pk)
    )
    if move(invitation, "refuse"):
        set_disposition(invitation.unit, "2.11", "declined")
    person = invitation.unit.addressee
    if never_again and person:
        person.do_not_contact = True
        person.save(update_fields=["do_not_contact"])


@transaction.atomic
def leave_post(invitation, *, note=""):
    """The person no longer holds the post, or never did."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=invitation.pk)
    invitation.left_note = note[:200]
    if move(invitation, "leave", save=["left_note"]):
        set_disposition(invitation.unit, "4.10", "has left the post")


def set_disposition(unit, code, reason="", by_hand=False):
    unit.disposition = code
    unit.save(update_fields=["disposition"])
    Disposition.objects.create(unit=unit, code=code, edition=EDITION, reason=reason, by_hand=by_hand)

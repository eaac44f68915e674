"""The close of an anonymous wave: what was begun and not handed in counts by rule, and still points at nobody.

If a response that was closed unfinished stood beside an invitation that was only begun, the two could be paired better
than by chance within their type of organisation and role. So at the close everybody who had begun is marked alike, and
there is a response for each of them: handed in, unfinished, or empty.
"""

import random
from collections import Counter, defaultdict

from django.db import transaction

from ..analysis.rates import Course, disposition
from ..fieldwork.models import Invitation
from ..fieldwork.moves import move
from ..questionnaires.rules import answered_share
from .models import AnonymousDraft, Response
from .questions import items_of


@transaction.atomic
def close_unfinished(wave) -> int:
    """Each begun invitation gets a response of its kind and role; drafts nobody can own any longer are dropped."""
    from .actions import coarse_groups

    begun = Invitation.objects.select_for_update(of=("self",)).filter(unit__wave=wave, state="started")
    begun = list(begun.select_related("unit__organisation", "unit__position"))
    wanted = Counter(tuple(sorted(coarse_groups(i.unit).items())) for i in begun)
    drafts = defaultdict(list)
    for draft in AnonymousDraft.objects.filter(wave=wave, submitted=False).select_related("questionnaire"):
        drafts[tuple(sorted(draft.groups.items()))].append(draft)
    rows = []
    for groups, number in wanted.items():
        fullest = sorted(drafts[groups], key=lambda d: -len(d.answers))[:number]
        rows += [_response(wave, dict(groups), draft) for draft in [*fullest, *[None] * (number - len(fullest))]]
    random.SystemRandom().shuffle(rows)
    Response.objects.bulk_create(rows)
    for invitation in begun:
        move(invitation, "complete")
    AnonymousDraft.objects.filter(wave=wave).delete()
    return len(rows)


def _response(wave, groups, draft):
    """A response closed unfinished; one that was begun and never answered is empty."""
    from .actions import on_route

    questionnaire = draft.questionnaire if draft else wave.questionnaires.order_by("-version").first()
    answers = on_route(draft, groups) if draft else {}
    answered, required = answered_share(items_of(questionnaire), answers, groups)
    course = Course(answered, required, opened=True)
    code = disposition(course, partial_from=wave.partial_from, complete_above=wave.complete_above)
    return Response(
        wave=wave,
        questionnaire=questionnaire,
        answers=answers,
        week=draft.week if draft else None,
        state="auto_closed",
        groups={**groups, "disposition": code},
    )

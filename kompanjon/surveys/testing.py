"""Waves and invitations for tests, with believable defaults."""

import itertools

from django.utils import timezone

_number = itertools.count(1)


def a_wave(*, mode="confidential", state="open", items=None, **fields):
    """A wave with the catalogue's questions, published, open for another week."""
    from .fieldwork.deliveries import the_survey
    from .questionnaires.actions import start_questionnaire
    from .sampling.models import Wave

    number = next(_number)
    now = timezone.now()
    defaults = {
        "code": f"w{number}",
        "title_sv": "Enkäten 2026",
        "title_en": "Survey 2026",
        "opens_at": now - timezone.timedelta(days=1),
        "closes_at": now + timezone.timedelta(days=7),
    }
    wave = Wave.objects.create(survey=the_survey(), mode=mode, state=state, **{**defaults, **fields})
    questionnaire = start_questionnaire(wave, items=items)
    questionnaire.published_at = now
    questionnaire.save()
    return wave


def an_invitation(wave, *, kind="kommun", position="kdir", role="tjansteperson", email=None, **person):
    """An invitation and the token that opens it."""
    from .fieldwork.keys import new_key
    from .fieldwork.models import Invitation
    from .sampling.catalogue import known_position
    from .sampling.models import Addressee, Position, RegisterUnit, SurveyedOrganisation

    number = next(_number)
    organisation = SurveyedOrganisation.objects.create(
        code=f"E{number}",
        name_sv=f"Ekviks kommun {number}",
        name_en=f"Ekvik {number}",
        kind=kind,
        legal_entity=f"E{number}",
    )
    known = known_position(position)
    post, _made = Position.objects.get_or_create(
        code=position, defaults={"name_sv": known["sv"], "name_en": known["en"], "role": role, "applies_to": [kind]}
    )
    addressee = Addressee.objects.create(
        key=f"a{number}", email=email or f"post{number}@example.org", name=f"Ekvik {number}", **person
    )
    unit = RegisterUnit.objects.create(
        wave=wave,
        organisation=organisation,
        position=post,
        addressee=addressee,
        key=f"U{number}",
        groups={"org_type": kind, "role": role, "has_partnership": "0"},
    )
    invitation = Invitation.objects.create(unit=unit)
    token, code = new_key(invitation)
    invitation.token, invitation.code = token, code
    return invitation

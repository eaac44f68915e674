import pytest
import yaml
from django.conf import settings
from django.utils import timezone

from kompanjon.surveys.analysis.wave import read_csv
from kompanjon.surveys.testing import a_wave, an_invitation

FOLDER = settings.REFERENCE_DIR / "survey"


@pytest.fixture(scope="session")
def wave():
    return read_csv(FOLDER / "survey_2020_synthetic.csv")


@pytest.fixture(scope="session")
def listed():
    return yaml.safe_load((FOLDER / "survey_2020_published.yaml").read_text())


def answered(wave, unit, answers):
    from kompanjon.surveys.answering.models import Response, ResponseLink
    from kompanjon.surveys.fieldwork.models import Invitation

    unit.disposition = "1.1"
    unit.save()
    invitation = Invitation.objects.get_or_create(unit=unit)[0]
    response = Response.objects.create(
        wave=wave,
        questionnaire=wave.questionnaires.get(),
        answers=answers,
        state="submitted",
        submitted_at=timezone.now(),
    )
    ResponseLink.objects.create(invitation=invitation, response=response)


@pytest.fixture
def two(db):
    """The same sixty persons asked twice, half of whom answer; the second time most of them have come to say yes."""
    from kompanjon.surveys.models import RegisterUnit

    first = a_wave(state="closed", code="a1")
    second = a_wave(state="closed", code="a2", former=first)
    second.questionnaires.get().items.update(comparable_with=["a1"])
    for number in range(60):
        unit = an_invitation(first).unit
        again = RegisterUnit.objects.create(
            wave=second,
            organisation=unit.organisation,
            position=unit.position,
            addressee=unit.addressee,
            key=f"again{number}",
            groups=unit.groups,
            disposition="2.20",
        )
        unit.disposition = "2.20"
        unit.save()
        if number < 40:
            then = "ja" if number % 4 == 0 else "nej" if number % 4 == 1 else "vet_ej"
            now = "ja" if number % 4 != 1 else "nej"
            consent = {"match_waves": "ja"} if number % 2 == 0 else {}
            answered(first, unit, {"q2_developing": then, "q1_awareness": 1 + number % 5})
            answered(second, again, {"q2_developing": now, "q1_awareness": 1 + number % 5, **consent})
    return first, second

"""What a codebook says stays as it was, whatever is changed in the questionnaire afterwards."""

import pytest
from django.test import Client
from django.utils import timezone

from kompanjon.surveys.figures.told import questions_told
from kompanjon.surveys.models import Release
from kompanjon.surveys.testing import a_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(db):
    wave = a_wave(state="released")
    items = wave.questionnaires.get().items.prefetch_related("options")
    frozen = {"wave": wave.code, "rates": {f"RR{n}": 0.26 for n in range(1, 7)}, "invited": 100, "answered": 26}
    frozen |= {"figures": [], "items": [], "missing_codes": {}, "questions": questions_told(items)}
    return Release.objects.create(
        wave=wave, state="published", published_at=timezone.now(), frozen=frozen, digest="a" * 64
    )


def codebooks(release):
    files = ("codebook.md", "codebook.csv", "codebook.xml")
    return [Client().get(f"/en/survey-results/{release.pk}/{name}").content.decode() for name in files]


def test_the_codebooks_stay(release):
    before = codebooks(release)
    item = release.wave.questionnaires.get().items.get(code="q2_developing")
    item.text_sv = item.text_en = "Asked in another way"
    item.save()
    item.options.all().delete()
    assert codebooks(release) == before and "q2_developing" in before[0] and "vet_ej" in before[1]


def test_a_rate_stands_with_its_own_denominator():
    from kompanjon.surveys.figures.codebook import eligible_asked

    assert eligible_asked({"answered": 1261, "invited": 4919, "rates": {"RR2": 1261 / 4850}}) == 4850
    assert eligible_asked({"answered": 0, "invited": 12, "rates": {"RR2": 0}}) == 12

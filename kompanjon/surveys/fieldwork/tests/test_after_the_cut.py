"""Rule 2 holds on when the links are gone, and no number is left that stands for an organisation."""

from datetime import date

import pytest

from kompanjon.surveys.analysis.entities import worst_case
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.models import Response, ResponseLink
from kompanjon.surveys.fieldwork.jobs import cut_links
from kompanjon.surveys.figures.compute import compute
from kompanjon.surveys.figures.disclosure import Limits, group_problem
from kompanjon.surveys.testing import a_wave, an_invitation

LIMITS = Limits()


@pytest.fixture
def wave(db):
    """Twenty municipal answers, each from an organisation of its own, and twelve from one region."""
    wave = a_wave(state="released")
    first = None
    for n in range(32):
        kind = "kommun" if n < 20 else "region"
        invitation = an_invitation(wave, kind=kind)
        if kind == "region":
            first = first or invitation.unit.organisation
            invitation.unit.organisation = first
        invitation.unit.disposition = "1.1"
        invitation.unit.position = type(invitation.unit.position).objects.create(code=f"p{n}", role="tjansteperson")
        invitation.unit.save()
        answers = {"q2_developing": "ja" if n % 2 else "nej"}
        response = Response.objects.create(wave=wave, questionnaire=wave.questionnaires.get(), answers=answers)
        ResponseLink.objects.create(invitation=invitation, response=response)
    return wave


def share(wave, kind):
    how = {"stat": "share", "item": "q2_developing", "values": ["ja"], "where": {"org_type": kind}}
    return compute(wave_table(wave), how, "none", LIMITS)


def test_a_group_of_one_entity_is_hidden_before_and_after_the_cut(wave):
    assert share(wave, "region").suppressed and not share(wave, "kommun").suppressed
    cut_links(wave, date(2026, 6, 1))
    assert share(wave, "region").suppressed and not share(wave, "kommun").suppressed


def test_what_is_kept_names_nobody(wave):
    cut_links(wave, date(2026, 6, 1))
    assert wave.most_from_one[""] == 12 and wave.most_from_one["org_type"] == {"kommun": 1, "region": 12}
    told = str(list(Response.objects.values_list("groups", flat=True)))
    assert not any(code in told for code in wave.units.values_list("organisation__code", flat=True))


def test_the_worst_case_is_held_to_the_rule():
    assert group_problem(worst_case(30, 12)) == "" and group_problem(worst_case(22, 12)) == "entities"
    assert group_problem(worst_case(9, 1)) == "base" and group_problem(worst_case(24, 12)) == "entities"

"""A case that was handed in without a signature is seen by everybody who can do something about it."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from kompanjon.applications.joint.actions.sign import sign
from kompanjon.applications.joint.desk import applications_waiting
from kompanjon.applications.joint.overview import lacking_signatures
from kompanjon.testing import a_person

from .late import half_signed, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return handed_in(half_signed())


def test_it_stands_on_the_desks_of_those_who_can_do_something_about_it(case):
    [of_the_governor] = applications_waiting(case.governor)
    [of_alva] = applications_waiting(case.alva)
    assert of_the_governor.url == reverse("joint:sign", args=[case.application.pk, case.kisanga.pk])
    assert of_the_governor.until == of_alva.until == case.application.sign_by
    assert case.kisanga.organisation.label in of_alva.sentence
    assert applications_waiting(case.mayor) == [], "Ekvik has signed"
    assert applications_waiting(a_person("signatory", organisation=case.neighbour.organisation)) == []


def test_who_is_written_to_about_missing_signatures_has_such_a_case_among_them(case):
    assert [(one.pk, parties) for one, parties in lacking_signatures(case.application.round)] == [
        (case.application.pk, [case.kisanga])
    ]
    sign(case.application, case.kisanga, by=case.governor, digest=case.revision.digest)
    assert lacking_signatures(case.application.round) == []


@pytest.mark.parametrize(("language", "said"), [("sv", "En underskrift saknas"), ("en", "A signature is missing")])
def test_the_case_its_checklist_and_its_parties_are_told_the_last_day(case, client, language, said):
    pages = [
        (case.officer, "joint:application"),
        (case.officer, "completeness:checklist"),
        (case.neema, "joint:application"),
    ]
    with override(language):
        for person, page in pages:
            client.force_login(person)
            text = client.get(reverse(page, args=[case.application.pk])).content.decode()
            assert said in text and reverse("joint:signing", args=[case.application.pk]) in text


def test_a_stranger_meets_none_of_it(case, client):
    client.force_login(a_person())
    assert client.get(reverse("joint:signing", args=[case.application.pk])).status_code == 404

"""Nobody signs for both sides: a coordinator asks, invites and hands over pages for her own party."""

import pytest

from kompanjon.applications.joint.actions.sign_by_link import ask_to_sign
from kompanjon.applications.joint.actions.start import invite_to_application
from kompanjon.core.problems import Refused
from kompanjon.people.access.grants import Role
from kompanjon.people.access.models import Seat
from kompanjon.testing import a_full_application, a_person

from .test_sign_off import Case, rules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    made = Case(a_full_application())
    made.revision = made.close()
    return made


def asked(case, party, email, by):
    return ask_to_sign(case.application, party, email=email, name="Gov", language="en", by=by)


def invited(case, party, role, by, email="gov@nowhere.example"):
    return invite_to_application(
        case.application, email=email, name="Gov", role=role, party=party, language="en", by=by
    )  # fmt: skip


def test_a_coordinator_asks_for_her_own_party_only(case):
    for party, by in [(case.kisanga, case.alva), (case.ekvik, a_person())]:
        with pytest.raises(Refused) as trouble:
            asked(case, party, "gov@nowhere.example", by)
        assert rules_of(trouble) == {"SIGN-WHOSE"}
    assert asked(case, case.kisanga, "gov@nowhere.example", case.neema)


def test_an_address_of_ones_own_or_of_the_other_side_signs_for_nobody_else(case):
    for email, rule in [
        (case.alva.email.upper(), "SIGN-OWN"),
        (case.governor.email, "SIGN-OTHER"),
        (case.neema.email, "SIGN-OTHER"),
    ]:
        with pytest.raises(Refused) as trouble:
            asked(case, case.ekvik, email, case.alva)
        assert rules_of(trouble) == {rule}
    assert asked(case, case.ekvik, case.mayor.email, case.alva), "the seat is the mayor's own"


def test_whoever_coordinates_and_signs_for_one_party_may_be_asked(case):
    Seat.objects.create(person=case.alva, role=Role.SIGNATORY, organisation=case.ekvik.organisation)
    assert asked(case, case.ekvik, case.alva.email, case.alva)


def test_nobody_invites_to_the_other_party_once_it_has_a_coordinator(case):
    for role in (Role.SIGNATORY, Role.HELPER, Role.COORDINATOR):
        with pytest.raises(Refused) as trouble:
            invited(case, case.kisanga, role, case.alva)
        assert rules_of(trouble) == {"INVITE-WHOSE"}
    Seat.objects.filter(person=case.neema).delete()
    with pytest.raises(Refused):
        invited(case, case.kisanga, Role.SIGNATORY, case.alva)
    assert invited(case, case.kisanga, Role.COORDINATOR, case.alva)

"""A register changed after the lock: both versions stand, with their N and the reason."""

import pytest
from django.test import Client

from kompanjon.core.problems import Refused
from kompanjon.people.access.grants import Role
from kompanjon.surveys.answering.actions import refuse
from kompanjon.surveys.fieldwork.models import Invitation
from kompanjon.surveys.models import Addressee, Position, SurveyedOrganisation
from kompanjon.surveys.sampling.actions import import_register, waves
from kompanjon.surveys.testing import a_wave
from kompanjon.testing import a_person

pytestmark = pytest.mark.django_db


def row(organisation, position, name, email=""):
    email = email or f"{name.lower()}@example.org"
    return {"organisation": organisation, "position": position, "name": name, "email": email, "language": "sv"}


@pytest.fixture
def manager(db):
    return a_person(role=Role.FIELD_MANAGER)


@pytest.fixture
def wave(manager):
    for number in range(1, 4):
        SurveyedOrganisation.objects.create(
            code=f"K{number}", name_sv=f"K{number}", name_en=f"K{number}", kind="kommun", legal_entity=f"K{number}"
        )
    for code in ("kdir", "eko"):
        Position.objects.create(code=code, name_sv=code, name_en=code, role="tjansteperson", applies_to=["kommun"])
    wave = a_wave(state="draft")
    import_register(wave, [row("K1", "kdir", "Ada"), row("K2", "kdir", "Bo"), row("K3", "kdir", "Cia")], by=manager)
    wave.refresh_from_db()
    waves.take("lock_register", wave, by=manager)
    return wave


CHANGED = [row("K1", "kdir", "Ada"), row("K1", "eko", "Ada"), row("K2", "kdir", "Bea"), row("K2", "eko", "Dan")]


def test_a_locked_register_is_changed_only_with_a_reason(wave, manager):
    with pytest.raises(Refused) as refusal:
        import_register(wave, CHANGED, by=manager)
    assert [p.rule for p in refusal.value.problems] == ["SURVEY-reason"] and wave.units.count() == 3


def test_both_versions_stand_with_their_n(wave, manager):
    import_register(wave, CHANGED, by=manager, reason="Two posts were filled anew.")
    assert list(wave.register_versions.values_list("number", "units", "after_lock")) == [(1, 3, False), (2, 3, True)]
    codes = {(u.organisation.code, u.position.code, u.addressee.name): u.disposition for u in wave.units.all()}
    assert codes == {
        ("K1", "kdir", "Ada"): "",
        ("K2", "kdir", "Bo"): "4.10",
        ("K2", "kdir", "Bea"): "",
        ("K2", "eko", "Dan"): "",
        ("K3", "kdir", "Cia"): "4.10",
    }
    assert [p.code for p in wave.units.get(addressee__name="Ada").secondary.all()] == ["eko"]
    states = dict(Invitation.objects.values_list("unit__addressee__name", "state"))
    assert states == {"Ada": "created", "Bea": "created", "Dan": "created", "Bo": "replaced", "Cia": "replaced"}


def test_the_same_version_again_changes_nobody(wave, manager):
    import_register(wave, CHANGED, by=manager, reason="Two posts were filled anew.")
    before = set(wave.units.values_list("pk", "disposition"))
    import_register(wave, CHANGED, by=manager, reason="Once more.")
    assert set(wave.units.values_list("pk", "disposition")) == before


def test_the_page_shows_both_versions_and_asks_for_the_reason(wave, manager):
    import_register(wave, CHANGED, by=manager, reason="Two posts were filled anew.")
    client = Client()
    client.force_login(manager, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/sv/enkater/{wave.pk}/urvalsram/").content.decode()
    assert "Two posts were filled anew." in page and "efter låsningen" in page
    rows = str(CHANGED).replace("'", '"')
    refused = client.post(f"/sv/enkater/{wave.pk}/urvalsram/", {"rows": rows, "confirm": "1"})
    assert refused.status_code == 422 and "Säg varför" in refused.content.decode()


@pytest.mark.parametrize(
    ("name", "email"),
    [("Ada A.", "ada@example.org"), ("Aada", "ADA@example.org"), ("Ada", "ada@example.org")],
)
def test_do_not_ask_me_again_holds_in_the_next_register_however_the_name_is_spelled(wave, manager, name, email):
    refuse(Invitation.objects.get(unit__addressee__name="Ada"), never_again=True)
    later = a_wave(state="draft")
    import_register(later, [row("K1", "kdir", name, email), row("K2", "kdir", "Bo")], by=manager)
    waves.take("lock_register", later, by=manager)
    assert [i.unit.addressee.name for i in Invitation.objects.filter(unit__wave=later)] == ["Bo"]


@pytest.mark.parametrize(("name", "left_alone"), [("Andersson, Ada", True), ("Cia Nilsson", False)])
def test_without_an_address_the_post_and_a_like_name_tell_who_is_left_alone(wave, manager, name, left_alone):
    invitation = Invitation.objects.get(unit__addressee__name="Ada")
    Addressee.objects.filter(name="Ada").update(name="Ada Anderson", email="")
    refuse(invitation, never_again=True)
    later = a_wave(state="draft")
    import_register(later, [row("K1", "kdir", name, "new@example.org")], by=manager)
    assert Addressee.objects.get(email="new@example.org").do_not_contact is left_alone

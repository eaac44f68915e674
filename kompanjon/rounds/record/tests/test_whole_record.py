"""The whole public record, read into a database that is only migrated."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from kompanjon.partnerships.register.models import Partnership, RecordedGrant
from kompanjon.people.organisations.models import LegalBody, Organisation
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.record.models import RecordedAward
from kompanjon.testing import kept

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


def run():
    out = io.StringIO()
    call_command("import_programme", str(settings.REFERENCE_DIR / "programme"), "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def first(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield run()


def test_the_whole_record_is_read_once_and_known_the_second_time(first):
    second = run()
    assert first["partnerships"] == {"new": 106, "changed": 0, "unchanged": 0}
    assert first["projects"]["new"] == 169 and first["round_awards"]["new"] == 170
    assert first["problems"] == []
    assert second["partnerships"] == {"new": 0, "changed": 0, "unchanged": 106}
    assert Organisation.objects.filter(country="SE", kind="municipality").count() == 290


def test_what_is_stated_is_kept_with_its_qualifier_and_nothing_is_added(first):
    the_amounts_are_as_stated()
    nobody_stated_a_state()
    gotland_is_one_legal_body_in_two_roles()
    equality_and_inclusion_are_one_core_area()


def the_amounts_are_as_stated():
    autumn = Round.objects.get(slug="2019-autumn")
    assert autumn.announcement.total == 10_641_000_00
    assert RecordedAward.objects.filter(round=autumn).count() == 11
    assert RecordedAward.objects.get(key="2012-autumn/goteborg").amount_qualifier == "at_least"


def nobody_stated_a_state():
    assert not Partnership.objects.exclude(state=None).exists()
    assert not Round.objects.exclude(state=None).exists()
    assert RecordedGrant.objects.filter(component="unknown").count() == 10


def gotland_is_one_legal_body_in_two_roles():
    assert LegalBody.objects.get(number="212000-0803").roles.count() == 2


def equality_and_inclusion_are_one_core_area():
    areas = {area for grant in RecordedGrant.objects.all() for area in grant.core_areas}
    assert areas == {"equity", "participation", "transparency"}

import pytest

from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.models import Organisation
from kompanjon.story.cast import CAST
from kompanjon.story.tell import tell

pytestmark = pytest.mark.django_db


def test_the_story_can_be_told_twice_and_stays_the_same():
    tell()
    before = Person.objects.count(), Organisation.objects.count()
    tell()
    assert (Person.objects.count(), Organisation.objects.count()) == before


def test_everybody_and_everything_invented_says_so():
    stage = tell()
    assert all(person.is_example for person in stage.people.values())
    assert all("Example" in town.name and town.is_example for town in stage.towns.values())


def test_addresses_of_the_cast_lead_nowhere():
    assert {actor.email.partition("@")[2] for actor in CAST} == {"example.org"}

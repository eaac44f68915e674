import pytest

from kompanjon.applications.joint.models import Application
from kompanjon.awards.decisions.models import Award
from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.models import Organisation
from kompanjon.story.acts import OUTCOMES
from kompanjon.story.cast import CAST
from kompanjon.story.tell import tell


@pytest.fixture
def stage(db):
    return tell()


def test_the_story_is_whole_and_stays_the_same_when_told_again(stage):
    everything_invented_says_so(stage)
    there_is_a_case_in_every_state_that_one_can_act_in()
    the_published_round_adds_up()
    before = Person.objects.count(), Organisation.objects.count(), Application.objects.count()
    tell()
    assert (Person.objects.count(), Organisation.objects.count(), Application.objects.count()) == before


def everything_invented_says_so(stage):
    assert all(person.is_example for person in stage.people.values())
    assert all("Example" in town.name and town.is_example for town in stage.towns.values())
    assert not Application.objects.filter(is_example=False).exists()


def there_is_a_case_in_every_state_that_one_can_act_in():
    seen = set(Application.objects.values_list("state", flat=True))
    wanted = {"draft", "signing", "handed_in", "returned", "eligible", "in_assessment", "recommended", "withdrawn"}
    assert wanted | set(OUTCOMES) <= seen


def the_published_round_adds_up():
    granted = Award.objects.filter(application__round__slug="exempel-decided", outcome__startswith="grant")
    assert granted.count() == 2
    assert sum(award.total for award in granted) == sum(award.application.asked for award in granted)


def test_addresses_of_the_cast_lead_nowhere():
    assert {actor.email.partition("@")[2] for actor in CAST} == {"example.org"}

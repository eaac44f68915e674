import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kompanjon.applications.joint.models import Application
from kompanjon.awards.decisions.models import Award
from kompanjon.people.accounts.models import Person
from kompanjon.people.accounts.second_factor import KNOWN
from kompanjon.people.desk.queries import waiting_for
from kompanjon.people.organisations.models import Organisation
from kompanjon.story.acts import OUTCOMES
from kompanjon.story.cast import CAST
from kompanjon.story.places import TOWNS
from kompanjon.story.tell import tell
from kompanjon.testing import kept
from tests.house.walking import UNMET, walk

pytestmark = pytest.mark.whole
SHORT = [short for _name, short, _kind, _country in TOWNS.values()]


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The story, told once for all tests of this file."""
    with kept(django_db_blocker):
        yield tell()


@pytest.fixture
def stage(told, db):
    return told


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


def test_nobodys_desk_asks_more_than_fifteen_statements(stage, client):
    asked = {}
    for key, person in stage.people.items():
        signed_in(client, person)
        with CaptureQueriesContext(connection) as statements:
            assert client.get(reverse("desk:mine")).status_code == 200
        asked[key] = len(statements)
    assert {key: count for key, count in asked.items() if count > 15} == {}


def test_somebody_of_the_cast_who_signs_in_has_something_to_do(stage):
    idle = {key for key, person in stage.people.items() if not waiting_for(person)}
    assert idle == set()


def test_what_the_walks_begin_with_stands_first_and_keeps_its_number(stage):
    first = {key: waiting_for(stage.people[key])[0].title for key in ("ines", "neema", "tove", "vira")}
    assert set(first.values()) == {"Rena vattendrag, öppna beslut", "En stad för barn på flykt"}
    number = f"KP-{timezone.localdate().year}-00009"
    assert Application.objects.get(case_number=number).title_sv == "Avfall som resurs"


LISTS = (
    "desk:mine", "joint:list", "calls:index", "register:index", "steering:watch", "organisations:index", "staffing:people",
    "decisions:index", "releases:index",
)  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_row_of_every_list_says_once_that_it_is_invented(stage, client, language):
    signed_in(client, stage.people["disa"])
    wrong = {}
    with override(language):
        for name in LISTS:
            page = client.get(reverse(name)).content.decode()
            rows = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)[1:]]
            said = [row for row in rows if any(town in row for town in SHORT)]
            wrong |= {(name, row): None for row in said if len(re.findall(r"\bEx(?:ample|empel)\b", row)) != 1}
    assert list(wrong) == []


ANSWERS = {200, 302, 401, 403, 404, 405, 410}
"""401: the employer's sign-in came to nothing; 410: a letter's link has been used or has run out."""
HEADERS = (
    "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options",
)  # fmt: skip


def test_every_page_answers_every_role_in_both_languages_and_keeps_the_houses_headers(stage):
    wrong, bare, opened, seen = [], [], set(), set()
    for name, address, key, answer in walk():
        seen.add(name)
        if answer.status_code in (200, 302, 405) and not (answer.status_code == 302 and key is None):
            opened.add(name)
        if answer.status_code not in ANSWERS:
            wrong.append((address, key, answer.status_code, repr(getattr(answer, "exc_info", None))[:300]))
        bare += [(address, key, header) for header in HEADERS if not answer.headers.get(header)]
    assert wrong == []
    assert bare == []
    unmet = {name for name in seen - opened if ":" in name}
    assert len(unmet - UNMET) <= 4, unmet - UNMET  # which record stands first differs with the database


def signed_in(client, person):
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[KNOWN] = True
    session.save()
    return client


def test_addresses_of_the_cast_lead_nowhere():
    assert {actor.email.partition("@")[2] for actor in CAST} == {"example.org"}

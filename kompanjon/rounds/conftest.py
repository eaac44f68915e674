import pytest

from kompanjon.rounds.rulebook.models import RuleSet
from kompanjon.testing import kept, the_shipped_rules


@pytest.fixture(scope="module")
def rules_read(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield the_shipped_rules()


@pytest.fixture
def basic(rules_read, db):
    return RuleSet.objects.get(for_demonstration=True)

import pytest
from django.db import connection

from kompanjon.core.db import sorting_key, swedish
from kompanjon.core.management.commands.prepare import keep_to_the_owner
from kompanjon.people.organisations.models import Organisation
from kompanjon.testing import an_organisation

TOWNS = ["Ängelholm", "Örebro", "Åre", "Zinkgruvan", "älmhult", "Ale"]


def test_a_ring_and_dots_come_last():
    assert sorted(TOWNS, key=sorting_key) == ["Ale", "Zinkgruvan", "Åre", "älmhult", "Ängelholm", "Örebro"]


@pytest.mark.django_db
def test_the_database_sorts_as_people_do():
    for town in TOWNS:
        an_organisation(town)
    assert list(Organisation.objects.order_by(swedish("name")).values_list("name", flat=True))[-1] == "Örebro"


@pytest.mark.django_db
def test_a_small_letter_finds_a_large_one():
    an_organisation("Öckerö kommun")
    assert Organisation.objects.filter(name__icontains="öckerö").exists()
    assert Organisation.objects.filter(name__istartswith="ÖCK").exists()


@pytest.mark.django_db
def test_lists_sorted_by_a_stored_key_come_in_the_same_order():
    for town in TOWNS:
        an_organisation(town)
    stored = list(Organisation.objects.order_by("name_key").values_list("name", flat=True))
    assert [name.casefold() for name in stored] == [name.casefold() for name in sorted(TOWNS, key=sorting_key)]
    assert connection.vendor in ("sqlite", "postgresql")


def test_the_database_file_is_its_owners_alone(tmp_path):
    file = tmp_path / "kompanjon.sqlite3"
    file.touch(mode=0o644)
    keep_to_the_owner({"ENGINE": "django.db.backends.sqlite3", "NAME": file})
    assert file.stat().st_mode & 0o777 == 0o600

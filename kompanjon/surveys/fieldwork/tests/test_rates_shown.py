"""Response rates outside the fieldwork obey the rules for tables of answers; the field manager sees every count."""

import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.fieldwork.queries import protected_rates
from kompanjon.surveys.figures.disclosure import Limits
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person


def cases(**groups):
    """{role: (answered, silent)} as rows of cases."""
    return [
        ({"role": role}, code)
        for role, (answered, silent) in groups.items()
        for code in ["1.1"] * answered + ["2.20"] * silent
    ]


def test_small_groups_are_put_together_and_small_counts_hidden():
    found = protected_rates(cases(a=(20, 30), b=(30, 15), c=(4, 2), d=(3, 5)), Limits())["role"]
    assert [name for name, *_numbers in found] == ["a", "b", "OTHER"]
    assert found[0] == ("a", 50, 20, 0.4)


def test_a_grouping_that_would_tell_of_a_few_is_left_out():
    assert protected_rates(cases(a=(20, 30), b=(2, 40)), Limits()) == {}
    assert protected_rates(cases(a=(20, 30)), Limits()) == {}


@pytest.mark.django_db
def test_only_the_field_manager_sees_the_counts_of_a_small_group():
    wave = a_wave()
    for _turn in range(3):
        an_invitation(wave)
    an_invitation(wave, kind="region")

    def page(role):
        client = Client()
        client.force_login(a_person(role), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client.get(f"/en/surveys/{wave.pk}/field/").content.decode()

    assert "Type of organisation" in page(Role.FIELD_MANAGER)
    assert "Type of organisation" not in page(Role.SURVEY_READER)

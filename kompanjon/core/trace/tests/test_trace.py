import io

import pytest
from django.core.management import CommandError, call_command

from kompanjon.core.post.models import Letter
from kompanjon.core.trace.actions import note
from kompanjon.core.trace.jobs import chain_the_day
from kompanjon.core.trace.models import Trace, TraceDay, TraceText
from kompanjon.core.trace.queries import broken_days, broken_rows, history
from kompanjon.testing import a_person, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town, officer = an_organisation(), a_person()
    for act in ("one", "two", "three"):
        note(town, act, by=officer, what={"act": act}, text=f"because of {act}")
    return town


def test_every_record_has_its_own_chain_latest_first(town):
    assert [row.act for row in history(town)] == ["three", "two", "one"]
    assert list(broken_rows()) == []


def test_a_changed_row_is_found(town):
    Trace.objects.filter(act="two").update(what={"act": "nothing"})
    assert [row.act for row in broken_rows()] == ["two"]
    with pytest.raises(CommandError):
        call_command("verify_trace", stdout=io.StringIO(), stderr=io.StringIO())


def test_a_removed_row_is_found(town):
    Trace.objects.filter(act="two").delete()
    assert [row.act for row in broken_rows()] == ["three"]


def test_a_changed_text_is_found_and_an_erased_one_leaves_the_chain_whole(town):
    TraceText.objects.filter(text__contains="one").delete()
    assert list(broken_rows()) == []
    TraceText.objects.filter(text__contains="two").update(text="because of nothing")
    assert [row.act for row in broken_rows()] == ["two"]


def test_each_night_has_one_sum_and_a_cut_end_shows(town):
    chain_the_day()
    chain_the_day()
    assert TraceDay.objects.count() == 1 and list(broken_days()) == []
    note(town, "four")
    assert list(broken_days()) == []
    Trace.objects.filter(act__in=["three", "four"]).delete()
    assert list(broken_rows()) == [] and len(list(broken_days())) == 1
    with pytest.raises(CommandError, match="rows are gone"):
        call_command("verify_trace", stdout=io.StringIO(), stderr=io.StringIO())


def test_the_sum_is_mailed_to_those_who_keep_the_house(town):
    head, officer = a_person("unit_head"), a_person("officer")
    chain_the_day()
    addresses = set(Letter.objects.values_list("address", flat=True))
    assert head.email in addresses and officer.email not in addresses
    assert TraceDay.objects.get().digest in Letter.objects.get(address=head.email).body

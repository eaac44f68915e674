"""Who is in a base: don't know, not applicable, not shown and skipped are told apart."""

import pytest

from kompanjon.surveys.analysis.results import item_result, limits_of
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.fieldwork.closing import close_wave, codes_now
from kompanjon.surveys.models import Response, ResponseLink
from kompanjon.surveys.testing import a_wave, an_invitation

pytestmark = pytest.mark.django_db

TOOLS = {
    "kind": "multi",
    "base": "exclude_dk",
    "options": {"a": {}, "b": {}, "unsure": {"meaning": "dont_know"}, "none_here": {"meaning": "not_applicable"}},
}
VIEW = {
    "kind": "single",
    "base": "exclude_dk",
    "options": {
        "ja": {},
        "nej": {},
        "hum": {"meaning": "dont_know"},
        "saknas": {"meaning": "not_applicable"},
    },
}
FOLLOWED = {
    "first": {"kind": "yes_no", "options": {"ja": {}, "nej": {}}},
    "second": {"kind": "single", "options": {"x": {}, "y": {}}, "condition": {"item": "first", "is": ["ja"]}},
}


def answers_of(wave, given, state="submitted", **unit):
    invitation = an_invitation(wave, **unit)
    response = Response.objects.create(wave=wave, questionnaire=wave.questionnaires.get(), answers=given, state=state)
    ResponseLink.objects.create(invitation=invitation, response=response)
    return response


def result_of(wave, code):
    item = wave.questionnaires.get().items.get(code=code)
    return item_result(wave_table(wave), item, limits_of(wave), weighted=False)


def test_dont_know_and_not_applicable_are_known_by_what_they_mean():
    wave = a_wave(items={"view": VIEW})
    for answer in ("ja", "nej", "hum", "saknas"):
        for _turn in range(10):
            answers_of(wave, {"view": answer})
    close_wave(wave)
    found = result_of(wave, "view")
    assert found.n == 20 and found.missing == 0
    assert [(r.code, r.count) for r in found.rows] == [("ja", 10), ("nej", 10)]
    wave.questionnaires.get().items.update(base_rule="include_dk")
    assert result_of(wave, "view").n == 30, "not applicable is in no base"


def test_where_several_answers_are_allowed_the_meaning_counts_too():
    wave = a_wave(items={"tools": TOOLS})
    for answer in (["a"], ["a", "b"], ["unsure"], ["none_here"]):
        for _turn in range(10):
            answers_of(wave, {"tools": answer})
    close_wave(wave)
    found = result_of(wave, "tools")
    assert found.n == 20 and {r.code: r.count for r in found.rows} == {"a": 20, "b": 10}


def test_an_item_that_is_not_on_the_route_is_not_shown_and_nobody_failed_to_answer_it():
    wave = a_wave(items=FOLLOWED)
    for _turn in range(15):
        answers_of(wave, {"first": "ja", "second": "x"})
        answers_of(wave, {"first": "nej"})
    answers_of(wave, {"first": "ja"})
    close_wave(wave)
    found = result_of(wave, "second")
    assert (found.n, found.missing) == (15, 1)
    assert wave_table(wave).rows()["second"].to_list().count("_not_shown") == 15


def test_answers_on_a_route_that_was_left_are_dropped_at_the_close_however_the_response_ended():
    wave = a_wave(items=FOLLOWED)
    for _turn in range(15):
        answers_of(wave, {"first": "ja", "second": "x"})
        unfinished = answers_of(wave, {"first": "nej", "second": "x"}, state="in_progress")
    close_wave(wave)
    unfinished.refresh_from_db()
    assert unfinished.answers == {"first": "nej"} and result_of(wave, "second").n == 15


def test_the_code_of_a_case_follows_the_same_route_as_its_pages():
    """One of two required answers, where the second is asked of this very post: partial, not complete."""
    for_chiefs = {**FOLLOWED["second"], "condition": {"unit": "position", "is": ["kdir"]}}
    wave = a_wave(items={"first": FOLLOWED["first"], "second": for_chiefs})
    chief = answers_of(wave, {"first": "ja"}, position="kdir")
    other = answers_of(wave, {"first": "ja"}, position="eko")
    codes = codes_now(wave)
    assert codes[chief.link.invitation.unit_id] == "1.2" and codes[other.link.invitation.unit_id] == "1.1"

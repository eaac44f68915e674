"""Questionnaires from LimeSurvey and XLSForm: what is carried over, and every problem at once."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.questionnaires.imports import condition_of
from kompanjon.surveys.questionnaires.limesurvey import read_structure
from kompanjon.surveys.questionnaires.xlsform import read_xlsform
from kompanjon.surveys.testing import a_wave
from kompanjon.testing import a_person

HEAD = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother"
LIME = "\n".join(
    [
        HEAD,
        *("\t".join(row) for row in (
            ("S", "", "sid", "", "123", "", "", "", ""),
            ("G", "1", "Om er", "1", "", "", "sv", "", ""),
            ("Q", "Y", "intl", "1", "<p>Arbetar ni <b>internationellt</b>?</p>", "", "sv", "Y", ""),
            ("Q", "M", "areas", 'intl.NAOK == "Y"', "Med vad?", "", "sv", "N", "Y"),
            ("SQ", "", "env", "", "Miljö", "", "sv", "", ""),
            ("SQ", "", "edu", "", "Skola", "", "sv", "", ""),
            ("G", "2", "Framåt", "1", "", "", "sv", "", ""),
            ("Q", "A", "view", "1", "Hur väl stämmer det?", "", "sv", "Y", ""),
            ("SQ", "", "time", "", "Vi har tid", "", "sv", "", ""),
            ("Q", "L", "why", "count(areas) > 2", "Varför?", "", "sv", "N", ""),
            ("A", "0", "a1", "", "Nytta", "", "sv", "", ""),
            ("G", "1", "About you", "1", "", "", "en", "", ""),
            ("Q", "Y", "intl", "1", "Do you work internationally?", "", "en", "Y", ""),
            ("Q", "M", "areas", "1", "With what?", "", "en", "N", "Y"),
            ("SQ", "", "env", "", "Environment", "", "en", "", ""),
        )),
    ]
)  # fmt: skip


def test_a_limesurvey_structure_becomes_questions_in_both_languages():
    found = read_structure(LIME)
    assert [(i["code"], i["kind"], i["page"]) for i in found.items] == [
        ("intl", "yes_no", 1), ("areas", "multi", 1), ("view_time", "battery", 2), ("why", "single", 2)
    ]  # fmt: skip
    intl, areas, view, _why = found.items
    assert intl["text_sv"] == "Arbetar ni internationellt?" and intl["text_en"] == "Do you work internationally?"
    assert intl["required"] and set(intl["options"]) == {"Y", "N"}
    assert areas["condition"] == {"item": "intl", "is": ["Y"]}
    assert (
        areas["options"]["env"] == {"sv": "Miljö", "en": "Environment", "meaning": ""} and "other" in areas["options"]
    )
    assert (view["battery"], view["points"]) == ("view", 5) and not found.blocked


def test_what_cannot_be_carried_over_is_told_with_its_line_all_at_once():
    found = read_structure(LIME + "\nQ\t|\tfile\t1\tFil\t\tsv\tN\t\nQ\tD\tday\t1\tDag\t\tsv\tN\t")
    stops = [p.values for p in found.problems if p.blocks]
    assert [(v["line"], v["kind"]) for v in stops] == [(17, "|"), (18, "D")] and found.blocked
    assert any(p.values.get("text") == "count(areas) > 2" for p in found.problems)
    assert read_structure("a,b\n1,2").blocked and read_structure("").blocked


SURVEY = [
    ["type", "name", "label::Svenska (sv)", "label::English (en)", "required", "relevant", "parameters"],
    ["start", "start", "", "", "", "", ""],
    ["begin_group", "one", "Ett", "One", "", "", ""],
    ["select_one yn", "intl", "Arbetar ni internationellt?", "Do you work internationally?", "yes", "", ""],
    ["select_multiple areas or_other", "areas", "Med vad?", "With what?", "", "${intl} = 'ja'", ""],
    ["end_group", "", "", "", "", "", ""],
    ["begin_group", "two", "Två", "Two", "", "", ""],
    ["range", "know", "Hur väl?", "How well?", "", "", "start=1 end=7 step=1"],
    ["decimal", "share", "Andel", "", "", "${areas} > 3", ""],
]
CHOICES = [
    ["list_name", "name", "label::Svenska (sv)", "label::English (en)"],
    ["yn", "ja", "Ja", "Yes"],
    ["yn", "nej", "Nej", "No"],
    ["areas", 1.0, "Miljö", "Environment"],
]


def test_an_xlsform_becomes_questions_on_pages():
    found = read_xlsform({"survey": SURVEY, "choices": CHOICES})
    assert [(i["code"], i["kind"], i["page"]) for i in found.items] == [
        ("intl", "single", 1), ("areas", "multi", 1), ("know", "scale", 2), ("share", "number", 2)
    ]  # fmt: skip
    assert found.items[1]["condition"] == {"item": "intl", "is": ["ja"]}
    assert set(found.items[1]["options"]) == {"1", "other"} and found.items[2]["points"] == 7
    assert not found.blocked and [p.values["line"] for p in found.problems] == [9, 9]


def test_a_list_that_is_missing_and_a_kind_that_is_not_known_stop_the_form():
    rows = [*SURVEY, ["select_one none", "x", "X", "X", "", "", ""], ["geopoint", "where", "Var", "Where", "", "", ""]]
    found = read_xlsform({"survey": rows, "choices": CHOICES})
    assert [p.values["line"] for p in found.problems if p.blocks] == [10, 11]
    assert read_xlsform({"x": []}).blocked


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", {}),
        ("1", {}),
        ("${a} = 'x'", {"item": "a", "is": ["x"]}),
        ("((a.NAOK == \"x\"))", {"item": "a", "is": ["x"]}),
        ("${a} != 2", {"not": {"item": "a", "is": ["2"]}}),
        ("selected(${m}, 'x') and ${a} = 1", {"all": [{"item": "m", "is": ["x"]}, {"item": "a", "is": ["1"]}]}),
        ("${a} = 1 or ${b} = 2", {"any": [{"item": "a", "is": ["1"]}, {"item": "b", "is": ["2"]}]}),
        ("${a} > 3", None),
    ],
)  # fmt: skip
def test_plain_conditions_are_understood_and_others_said_to_be_not(text, condition):
    assert condition_of(text) == condition


@pytest.fixture
def owner(db):
    client = Client()
    client.force_login(a_person(role=Role.SURVEY_OWNER), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.django_db
def test_a_file_is_looked_at_before_it_becomes_a_draft(owner):
    wave = a_wave(state="draft")
    address = f"/sv/enkater/{wave.pk}/fragor/las-in/"
    assert "LimeSurvey" in owner.get(address).content.decode()
    shown = owner.post(address, {"file": SimpleUploadedFile("survey.txt", LIME.encode())})
    assert "Arbetar ni internationellt" in shown.content.decode() and wave.questionnaires.count() == 1
    assert owner.post(address, {"data": shown.context["data"], "confirm": "1"}).status_code == 302
    draft = wave.questionnaires.order_by("-version").first()
    assert [i.code for i in draft.items.all()] == ["intl", "areas", "view_time", "why"]


@pytest.mark.django_db
def test_a_workbook_our_own_json_and_something_else(owner):
    import xlsxwriter

    wave, book = a_wave(state="draft"), io.BytesIO()
    address = f"/sv/enkater/{wave.pk}/fragor/las-in/"
    with xlsxwriter.Workbook(book) as made:
        for name, rows in (("survey", SURVEY), ("choices", CHOICES)):
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    assert "How well?" in owner.post(address, {"file": SimpleUploadedFile("f.xlsx", book.getvalue())}).content.decode()
    taken = owner.get(f"/sv/enkater/{wave.pk}/fragor/hamta/").content
    shown = owner.post(address, {"file": SimpleUploadedFile("q.json", taken)})
    assert len(json.loads(shown.context["data"])["items"]) == len(json.loads(taken)["items"])
    for name, content in (("x.json", b"{}"), ("x.xlsx", b"no"), ("x.txt", b"\xff\xfe"), ("x.pdf", b"%PDF")):
        assert owner.post(address, {"file": SimpleUploadedFile(name, content)}).status_code == 422
    refused = owner.post(
        address, {"data": '{"kompanjon_questionnaire": 1, "items": [{"code": "a b"}]}', "confirm": "1"}
    )
    assert refused.status_code == 422 and wave.questionnaires.count() == 1


@pytest.mark.django_db
def test_nothing_is_brought_into_a_wave_that_has_opened(owner):
    assert owner.get(f"/sv/enkater/{a_wave().pk}/fragor/las-in/").status_code == 404


@pytest.mark.django_db
def test_the_preview_is_shown_wide_narrow_and_as_it_is_said(owner):
    address = f"/sv/enkater/{a_wave().pk}/fragor/forhandsvisa/"
    assert "narrow" in owner.get(address + "?as=phone").content.decode()
    said = owner.get(address + "?as=words").content.decode()
    assert "<fieldset" not in said and "5, " in said and "narrow" not in owner.get(address).content.decode()

"""What leaves the house as files: open records, descriptions for machines, the register without names."""

import csv
import io
import json
from collections import Counter

import polars as pl
import pytest
from django.test import Client

from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.microdata import open_microdata
from kompanjon.surveys.analysis.wave import WaveTable
from kompanjon.surveys.figures.models import Release
from kompanjon.testing import a_person

KINDS = {"q1_awareness": "scale", "q2_developing": "yes_no", "q5_areas": "multi", "q9_comment": "long_text"}


def seated(role):
    client = Client()
    client.force_login(a_person(role=role), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_open_records_share_their_groups_with_at_least_four_others(wave):
    frame, report = open_microdata(wave, KINDS)
    assert frame.height == report.records == 1261 and report.k_before == 1 and report.alone_before > 0
    groups = Counter(frame.select(report.variables_after).iter_rows())
    assert min(groups.values()) == report.k_after >= 5 and report.register_after >= 10
    assert set(frame.columns) == {"org_type", "role", "month", "q1_awareness", "q2_developing", "q5_areas"}
    assert frame["q1_awareness"].to_list() != wave.rows()["q1_awareness"].to_list()
    assert Counter(frame["q1_awareness"]) == Counter(wave.rows()["q1_awareness"])


def test_the_month_counts_among_the_groups_and_goes_where_it_would_tell(wave):
    frame, report = open_microdata(wave, KINDS)
    assert report.variables_after == ["org_type", "role", "month"] and "month" not in report.dropped
    alone = pl.when(pl.col("person_id") == wave.rows()["person_id"][0]).then(pl.lit("2019-01-02T10:00:00"))
    told = wave.frame.with_columns(alone.otherwise(pl.col("responded_at")).alias("responded_at"))
    frame, report = open_microdata(WaveTable(told, wave.multi), KINDS)
    assert "month" in report.dropped and "month" not in frame.columns and report.variables_after == ["org_type", "role"]


def test_the_type_goes_when_regions_by_role_are_too_few(wave):
    few = wave.frame.filter((pl.col("org_type") == "kommun") | (pl.col("role") == "tjansteperson")).vstack(
        wave.frame.filter((pl.col("org_type") == "region") & (pl.col("role") == "politiker"))
        .filter(pl.col("aapor") == "1.1")
        .head(3)
    )
    frame, report = open_microdata(WaveTable(few, wave.multi), KINDS)
    assert (
        report.dropped == ["org_type"]
        and report.variables_after == ["role", "month"]
        and "org_type" not in frame.columns
    )


def test_small_combinations_lose_their_groups_and_are_not_left_alone(wave):
    size = pl.when(pl.col("org_code") == "K001").then(pl.lit("tiny")).otherwise(pl.lit("large")).alias("size")
    frame, report = open_microdata(WaveTable(wave.frame.with_columns(size), wave.multi), KINDS)
    groups = Counter(frame.select(report.variables_after).iter_rows())
    assert report.set_to_missing >= 5 and min(groups.values()) >= 5 and not any("tiny" in g for g in groups)


def test_records_do_not_give_back_what_a_table_of_the_release_hides(wave):
    """The attack: keep the records of the regions and count them."""
    from types import SimpleNamespace

    from kompanjon.surveys.analysis.microdata import ALLOWED
    from kompanjon.surveys.figures.differences import hidden_by_tables, ledger
    from kompanjon.surveys.figures.disclosure import Limits

    codes = {c: "multi" if c in wave.multi else "single" for c in ("q2_developing", "q4_reason_against", "q5_areas")}
    items = []
    for code, kind in codes.items():
        options = [SimpleNamespace(code=c, label=c) for c in wave.counts(code)]
        all_of = SimpleNamespace(all=lambda options=options: options)
        items.append(SimpleNamespace(code=code, kind=kind, base_rule="include_dk", sensitive=False, options=all_of))
    hidden = hidden_by_tables(wave, items, Limits())
    assert "q4_reason_against" in hidden.by["org_type"]
    frame, report = open_microdata(wave, codes, hidden)
    assert "org_type" in report.dropped and report.hidden_by["org_type"] and "org_type" not in frame.columns
    for item in items:
        for by, grid in ledger(wave, item, Limits())[1].items():
            if by in ALLOWED and by in frame.columns:
                assert not grid.hidden
    assert frame.height == 1261 and Counter(frame["q2_developing"]) == Counter(wave.rows()["q2_developing"])


def test_an_answer_that_few_gave_at_all_is_not_in_the_records(wave):
    from kompanjon.surveys.analysis.microdata import Hidden

    frame, report = open_microdata(wave, KINDS, Hidden({}, {"q2_developing": ["nej"], "q5_areas": ["kultur_fritid"]}))
    assert "nej" not in frame["q2_developing"].to_list() and "ja" in frame["q2_developing"].to_list()
    assert (
        not any("kultur_fritid" in (a or "") for a in frame["q5_areas"])
        and frame["q5_areas"].str.contains("agenda2030").any()
    )
    assert report.withheld == {"q2_developing": ["nej"], "q5_areas": ["kultur_fritid"]}


@pytest.fixture
def released(db):
    """A published release of a small closed wave."""
    from datetime import UTC, datetime

    from kompanjon.surveys.testing import a_wave

    wave = a_wave(state="released")
    row = {
        "option": "ja",
        "value": 0.5,
        "low": 0.4,
        "high": 0.6,
        "hidden": False,
        "count": 20,
        "label": {"sv": "Ja", "en": "Yes"},
    }
    item = {
        "item": "q2_developing",
        "text": {"sv": "a", "en": "b"},
        "n": 40,
        "weighted": True,
        "multi": False,
        "rows": [row],
        "groups": [],
    }
    rates = {f"RR{n}": 0.26 for n in range(1, 7)}
    frozen = {
        "wave": wave.code,
        "rates": rates,
        "invited": 100,
        "answered": 26,
        "figures": [],
        "missing_codes": {},
        "items": [item],
    }
    return Release.objects.create(
        wave=wave, state="published", published_at=datetime(2026, 2, 1, tzinfo=UTC), frozen=frozen, digest="a" * 64
    )


def fetch(release, name):
    return Client().get(f"/en/survey-results/{release.pk}/{name}")


@pytest.mark.django_db
def test_the_descriptions_name_the_columns_that_the_table_has(released):
    head = next(csv.reader(io.StringIO(fetch(released, "table.csv").content.decode())))
    package, csvw = (json.loads(fetch(released, n).content) for n in ("datapackage.json", "table.csv-metadata.json"))
    schema = package["resources"][0]["schema"]
    assert [f["name"] for f in schema["fields"]] == [c["name"] for c in csvw["tableSchema"]["columns"]] == head
    assert set(schema["primaryKey"]) == set(csvw["tableSchema"]["primaryKey"]) <= set(head)
    assert package["licenses"][0]["name"] == "CC0-1.0" and csvw["@context"][0] == "http://www.w3.org/ns/csvw"
    assert "@context" not in package and "resources" not in csvw and csvw["url"] == "table.csv"


@pytest.mark.django_db
def test_the_data_set_is_described_for_portals(released):
    answer = fetch(released, "dcat.jsonld")
    told = json.loads(answer.content)
    kinds = {node["@type"]: node for node in told["@graph"]}
    data, catalogue = kinds["dcat:Dataset"], kinds["dcat:Catalog"]
    assert answer["Content-Type"] == "application/ld+json" and catalogue["dcat:dataset"]["@id"] == data["@id"]
    for term in (
        "dcterms:title",
        "dcterms:description",
        "dcterms:publisher",
        "dcat:contactPoint",
        "dcat:theme",
        "dcterms:accessRights",
    ):
        assert data[term]
    assert {x["@language"] for x in data["dcterms:title"]} == {"sv", "en"}
    for part in data["dcat:distribution"]:
        assert part["dcterms:license"]["@id"].endswith("/zero/1.0/")
        assert Client().get(part["dcat:accessURL"]["@id"]).status_code == 200


@pytest.mark.django_db
def test_open_records_are_there_only_where_they_were_let_out(released):
    assert fetch(released, "microdata.csv").status_code == 404
    Release.objects.filter(pk=released.pk).update(microdata="role,q2_developing\r\npolitiker,ja\r\n")
    assert fetch(released, "microdata.csv").content.startswith(b"role,")
    resources = json.loads(fetch(released, "datapackage.json").content)["resources"]
    assert [r["name"] for r in resources] == ["table", "microdata"]


@pytest.mark.django_db
def test_inner_files_are_for_analysts_and_each_is_noted(released):
    wave = released.wave
    for page in ("register", "paket", "svar"):
        address = f"/sv/enkater/{wave.pk}/frislapp/{page}/"
        assert seated(Role.FIELD_MANAGER).post(address).status_code == 403
        assert seated(Role.ASSESSOR).post(address).status_code == 404
        assert seated(Role.SURVEY_ANALYST).get(address).status_code == 405
    from kompanjon.surveys.testing import an_invitation

    an_invitation(wave)
    lines = seated(Role.SURVEY_ANALYST).post(f"/sv/enkater/{wave.pk}/frislapp/register/").content.decode().splitlines()
    assert lines[0].startswith("wave,org_type,role,position") and "org_code" not in lines[0] and len(lines) == 2
    assert "2.20" in lines[1] and "NC" in lines[1] and "AAPOR" in lines[1]
    assert (
        wave.pk
        and seated(Role.SURVEY_ANALYST).post(f"/sv/enkater/{wave.pk}/frislapp/svar/", {"wanted": "1"}).status_code
        == 422
    )


@pytest.mark.django_db
def test_open_records_are_let_into_a_draft_and_taken_out_again():
    from kompanjon.surveys.answering.models import Response, ResponseLink
    from kompanjon.surveys.testing import a_wave, an_invitation

    wave = a_wave(state="cleaned")
    for number in range(12):
        invitation = an_invitation(wave)
        invitation.unit.disposition = "1.1"
        invitation.unit.save()
        response = Response.objects.create(
            wave=wave,
            questionnaire=wave.questionnaires.get(),
            answers={"q2_developing": "ja", "q9_comment": f"x{number}"},
        )
        ResponseLink.objects.create(invitation=invitation, response=response)
    release = Release.objects.create(wave=wave)
    analyst, address = seated(Role.SURVEY_ANALYST), f"/sv/enkater/{wave.pk}/frislapp/svar/"
    assert analyst.post(address, {"wanted": "1"}).status_code == 302
    release.refresh_from_db()
    assert release.microdata.count("ja") == 12 and "x1" not in release.microdata
    assert release.microdata_report["records"] == 12 and release.microdata_report["variables_after"] == []
    assert "12 poster" in analyst.get(f"/sv/enkater/{wave.pk}/frislapp/").content.decode()
    analyst.post(address)
    release.refresh_from_db()
    assert release.microdata == "" and release.microdata_report == {}

"""The codebook in its three forms says what was asked of whom, what is missing, and how the answers came about."""

import csv
import io
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from kompanjon.surveys.analysis.bases import MISSING
from kompanjon.surveys.figures.ddi import DDI
from kompanjon.surveys.figures.told import questions_told
from kompanjon.surveys.models import Release
from kompanjon.surveys.testing import a_wave

pytestmark = pytest.mark.django_db
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def release(db):
    """A release of which one question is asked only of those who said yes to another."""
    dates = {"opens_at": datetime(2026, 2, 2, 8, tzinfo=UTC), "closes_at": datetime(2026, 3, 1, 8, tzinfo=UTC)}
    wave = a_wave(state="released", mode="anonymous", **dates)
    items = wave.questionnaires.get().items
    items.filter(code="q5_areas").update(condition={"item": "q2_developing", "is": ["ja"]})
    answered = {
        "item": "q1_awareness",
        "text": {"sv": "a", "en": "b"},
        "n": 1253,
        "missing": 8,
        "rows": [],
        "groups": [],
    }
    frozen = {
        "wave": wave.code,
        "rates": {f"RR{n}": 1261 / 4850 for n in range(1, 7)},
        "invited": 4919,
        "answered": 1261,
        "weights": {"name": "rak", "method": "raking"},
        "figures": [],
        "items": [answered | {"multi": False, "weighted": True}],
        "missing_codes": MISSING,
        "questions": questions_told(items.prefetch_related("options")),
    }
    return Release.objects.create(
        wave=wave, state="published", published_at=dates["closes_at"], frozen=frozen, digest="a" * 64
    )


def fetch(release, name="", lang="en"):
    page = {"en": "en/survey-results", "sv": "sv/enkatresultat"}[lang]
    return Client().get(f"/{page}/{release.pk}/{name}").content.decode()


def ends(release):
    item = release.wave.questionnaires.get().items.get(code="q1_awareness")
    return item.low_label_sv, item.low_label_en, item.high_label_sv, item.high_label_en


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "sv",
            (
                "Insamling: 2026-02-02–2026-03-01",
                "Metod: Webbenkät, anonym",
                "RR2 0.2600 (1261/4850); 4919 tillfrågade",
                "Vikter: rak (kalibrering till marginaler)",
                "färre än 10 svar",
                "`_not_shown` Visades inte",
                "n = 1253; 8 fick frågan",
            ),
        ),
        (
            "en",
            (
                "Field dates: 2026-02-02–2026-03-01",
                "Mode: Web questionnaire, anonymous",
                "Weights: rak (raking)",
                "fewer than 10 answers",
                "`_not_shown` Not shown",
                "Shown when: `{",
                '"item": "q2_developing"',
            ),
        ),
    ],
)
def test_the_text_tells_in_either_language_how_the_answers_came_about(release, lang, told):
    text = fetch(release, "codebook.md", lang)
    for words in (*told, *ends(release)):
        assert words in text
    item = release.wave.questionnaires.get().items.get(code="q5_areas")
    assert item.text_sv in text and item.text_en in text


def test_the_table_tells_routing_n_missing_codes_dates_mode_and_weights(release):
    rows = list(csv.DictReader(io.StringIO(fetch(release, "codebook.csv"))))
    first = next(r for r in rows if (r["item"], r["option"]) == ("q1_awareness", "1"))
    assert (first["label_sv"], first["label_en"]) == ends(release)[:2] and first["missing"] == "false"
    assert (first["n"], first["unanswered"], first["opens"], first["closes"]) == (
        "1253",
        "8",
        "2026-02-02",
        "2026-03-01",
    )
    assert first["mode"] == "anonymous" and "rak (raking)" in first["weights"] and "(1261/4850)" in first["rr2"]
    assert "färre än 10" in first["disclosure_sv"] and "fewer than 10" in first["disclosure_en"]
    routed = [r for r in rows if r["item"] == "q5_areas"]
    assert all('"q2_developing"' in r["shown_when"] for r in routed)
    assert {r["option"] for r in routed if r["missing"] == "true"} == set(MISSING)


def test_the_ddi_has_universe_base_missing_codes_and_the_points_of_a_scale(release):
    tree = ElementTree.fromstring(fetch(release, "codebook.xml"))

    def of(name, *path):
        return tree.find(f".//{{{DDI}}}var[@name='{name}']/" + "/".join(f"{{{DDI}}}{p}" for p in path))

    scale = tree.find(f".//{{{DDI}}}var[@name='q1_awareness']")
    categories = {c[0].text or "": c for c in scale.findall(f"{{{DDI}}}catgry")}
    assert set("12345") | set(MISSING) <= set(categories)
    assert [x.text for x in categories["1"].findall(f"{{{DDI}}}labl")] == list(ends(release)[:2])
    assert {c for c, told in categories.items() if told.get("missing") == "Y"} == set(MISSING)
    assert [x.get("VALUE") for x in of("q1_awareness", "invalrng")] == list(MISSING)
    assert (
        "q2_developing" in of("q5_areas", "universe").text and of("q1_awareness", "universe").text == "Visas för alla"
    )
    assert "include_dk" in of("q1_awareness", "txt").text and scale.find(f"{{{DDI}}}labl[2]").get(LANG) == "en"
    units = [u.text for u in tree.iter(f"{{{DDI}}}anlyUnit")]
    assert len(units) == 2 and units[1].startswith("Individual")
    assert "(1261/4850); 4919 invited" in tree.find(f".//{{{DDI}}}respRate").text


def test_the_order_of_a_variable_is_that_of_the_schema(release):
    order = ["labl", "qstn", "invalrng", "universe", "sumStat", "txt", "catgry"]
    for variable in ElementTree.fromstring(fetch(release, "codebook.xml")).iter(f"{{{DDI}}}var"):
        places = [order.index(part.tag.split("}")[1]) for part in variable]
        assert places == sorted(places)


def test_the_public_page_has_the_rate_with_its_own_denominator(release):
    assert "RR2: 1261 of 4850 not known to be ineligible" in fetch(release)
    assert "RR2: 1261 av 4850 som inte är kända att falla utanför målgruppen" in fetch(release, lang="sv")

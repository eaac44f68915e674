"""What a figure is computed from, said as sentences in both languages."""

import pytest
from django.utils.translation import override

from kompanjon.surveys.analysis.definitions import Names, sentence
from kompanjon.surveys.analysis.rates import EDITION
from kompanjon.surveys.templatetags.survey import cell_word, edition_word, weight_set_word

NAMES = Names({"q2": "Är det utvecklande?"}, {("q2", "ja"): "Ja", ("q2", "nej"): "Nej"})
SHARE = {
    "stat": "share",
    "item": "q2",
    "values": ["ja", "nej"],
    "where": {"org_type": "kommun"},
    "base": "include_dk",
    "dispositions": ["1.1", "1.2"],
    "weights": "none",
}


@pytest.mark.parametrize(
    ("lang", "how", "words"),
    [
        (
            "sv",
            SHARE,
            "Andelen som svarade ”Ja” eller ”Nej” på ”Är det utvecklande?”. Bara de med Typ av organisation: kommun. "
            "”Vet inte” räknas i basen. Fullständiga och partiella svar räknas (1.1 och 1.2). Oviktat.",
        ),
        (
            "en",
            SHARE,
            "The share who answered “Ja” or “Nej” to “Är det utvecklande?”. Only those with Type of organisation: "
            "municipality. Don’t know counts in the base. Complete and partial answers count (1.1 and 1.2). Unweighted.",
        ),
        (
            "sv",
            {"stat": "rate", "rate": "RR2", "base": "include_dk"},
            "Svarsfrekvensen RR2 enligt AAPOR: (I+P) / (I+P+R+NC+O+U).",
        ),
        (
            "sv",
            {"stat": "rank", "item": "q2", "rank": 1, "at_least_times_next": 2, "weights": "classes"},
            "Det svar på ”Är det utvecklande?” som är nummer 1 i vanlighet. Det ska vara minst 2 gånger så vanligt som nästa. Viktat: viktningsklasser.",
        ),
        (
            "en",
            {"stat": "distinct", "of": ["position", "org_code where org_type = region"]},
            "How many different values there are in the register of: Post; Organisation (Only those with Type of organisation: region).",
        ),
        ("sv", {"stat": "mean", "item": "q7"}, "Medelvärdet av svaren på ”q7”."),
        ("sv", {"stat": "astrology"}, ""),
    ],
)
def test_a_definition_reads_as_a_sentence(lang, how, words):
    with override(lang):
        assert sentence(how, NAMES) == words


def test_the_edition_and_the_sets_of_weights_have_words_in_both_languages():
    with override("sv"):
        assert edition_word(EDITION) == "AAPOR:s standarddefinitioner, tionde upplagan (2023)"
        assert (weight_set_word("classes"), weight_set_word("none")) == ("viktningsklasser", "oviktat")
        assert weight_set_word("raked-by-region") == "raked-by-region"
        assert cell_word("k-pol-0") == "kommun, förtroendevald, utan partnerskap"
        assert cell_word("C8") == "landsbygdskommuner (C8)"
    with override("en"):
        assert edition_word(EDITION) == EDITION and weight_set_word("classes") == "weighting classes"

from datetime import UTC, date, datetime

from django.utils.translation import override

from kompanjon.core import speech
from kompanjon.core.problems import Problem

N = "\u00a0"


def test_money_reads_as_each_language_writes_it():
    with override("sv"):
        assert speech.kr(1_064_100_000) == f"10{N}641{N}000{N}kr"
        assert speech.kr(150) == f"1,50{N}kr"
        assert speech.kr(-50_000) == f"−500{N}kr"
    with override("en"):
        assert speech.kr(1_064_100_000) == f"SEK{N}10,641,000"


def test_an_unknown_amount_is_said_in_words():
    with override("en"):
        assert speech.kr(None) == "not published"


def test_a_last_day_lasts_until_it_ends_in_stockholm_and_tells_the_partners_day():
    with override("en"):
        said = speech.deadline(date(2026, 10, 15), "Africa/Nairobi", "Kisanga")
    assert said["day"] == "Thursday 15 October 2026" and said["here"].startswith("23:59")
    assert (
        said["there"].startswith("00:59") and "Friday 16 October 2026" in said["there"] and "Kisanga" in said["there"]
    )


def test_a_partner_in_the_same_time_is_not_told_twice():
    assert speech.deadline(date(2026, 10, 15), "Europe/Sarajevo")["there"] == ""


def test_a_moment_is_told_in_stockholm():
    with override("sv"):
        assert speech.moment(datetime(2026, 11, 21, 13, 2, tzinfo=UTC)) == "21 november 2026 kl. 14.02"


def test_a_problem_is_a_sentence_with_its_sums():
    with override("en"):
        said = speech.sentence(Problem("X", "At most {cap_ore}: {years} years.", {"cap_ore": 50_000_000, "years": 3}))
    assert said == f"At most SEK{N}500,000: 3 years."

"""A register is looked at before anything is written."""

from kompanjon.surveys.sampling.registers import matrix, preview
from kompanjon.surveys.sampling.rules import address_problems, kept_apart, plain_text, promises_anonymity

ORGANISATIONS = {"K1": "kommun", "K2": "kommun", "R1": "region"}
POSITIONS = {"kdir": ("kommun",), "eko": ("kommun", "region")}


def row(**fields):
    return {
        "organisation": "K1",
        "position": "kdir",
        "name": "Ebba Ek",
        "email": "ebba@example.org",
        "language": "sv",
    } | fields


def test_new_changed_vanished_and_the_same_again():
    before = {("K1", "kdir"): ("Ebba Ek", "old@example.org"), ("K2", "kdir"): ("Siv", "siv@example.org")}
    found = preview(
        [row(), row(), row(organisation="R1", position="eko", email="r@example.org")], ORGANISATIONS, POSITIONS, before
    )
    assert [p.key for p in found.new] == [("R1", "eko")] and [p.key for p in found.changed] == [("K1", "kdir")]
    assert found.vanished == [("K2", "kdir")] and found.duplicates == [3] and not found.blocked


def test_an_unknown_code_is_told_with_its_line_and_the_nearest():
    found = preview([row(position="kdri"), row(organisation="R9")], ORGANISATIONS, POSITIONS, {})
    assert found.blocked and found.places == []
    assert [(p.values["line"], p.values["near"]) for p in found.problems] == [(2, "kdir"), (3, "R1")]


def test_one_person_with_two_posts_is_proposed_and_two_persons_with_one_mailbox_asked_about():
    same = preview([row(), row(position="eko")], ORGANISATIONS, POSITIONS, {})
    assert same.dual[0][0] == "ebba@example.org" and not same.problems
    two = preview([row(), row(position="eko", name="Arvid")], ORGANISATIONS, POSITIONS, {})
    assert not two.dual and two.problems[0].rule == "SURVEY-shared" and not two.blocked


def test_empty_organisations_and_thin_posts_are_listed():
    found = preview([row()], ORGANISATIONS, POSITIONS, {})
    assert found.empty_organisations == ["K2", "R1"] and ("eko", 0, 3) in found.thin_positions


def test_addresses_are_accepted_flagged_or_refused():
    assert address_problems("ebba.ek@example.org") == []
    assert [p.severity for p in address_problems("åsa@example.org")] == ["warn"]
    assert [p.rule for p in address_problems("info@example.org")] == ["SURVEY-mailbox"]
    assert [p.severity for p in address_problems("ebba@")] == ["block"]


def test_the_matrix_counts_filled_vacant_and_unknown():
    found = matrix({("K1", "kdir"): "filled", ("K2", "kdir"): "vacant"}, ORGANISATIONS, POSITIONS)
    assert found["kommun"]["kdir"] == (1, 1, 0, 2) and found["region"] == {"eko": (0, 0, 1, 1)}


def test_texts_lose_what_cannot_be_seen_and_keep_the_rest():
    assert plain_text("Hej\x00\u202e då 👩‍🔧!") == "Hej då 👩‍🔧!"
    assert len(plain_text("a" * 5000, 100)) == 100


def test_promises_of_anonymity_are_found():
    assert (
        promises_anonymity("Svaren är anonyma")
        and promises_anonymity("", "answer anonymously")
        and not promises_anonymity("konfidentiellt")
    )


def test_nobody_is_field_manager_and_analyst():
    assert not kept_apart({"field_manager", "survey_analyst"}) and kept_apart({"field_manager", "survey_reader"})

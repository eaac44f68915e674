"""One case walks through the house: two partners write on a phone without script, the office goes on by keyboard."""

import re

from .office_way import OfficeWay

OFFICE = (
    OfficeWay.find_it_complete,
    OfficeWay.have_it_assessed,
    OfficeWay.agree_on_it,
    OfficeWay.propose_and_endorse,
    OfficeWay.decide_and_publish,
)


def test_a_case_goes_from_the_draft_to_the_published_decision(visit, sound):
    case = the_partners_finish_their_draft(visit)
    both_sign(visit)
    way = OfficeWay(visit, sound, it_is_handed_in(visit, case), "Spring 2027")
    for step in OFFICE:
        step(way)
    everybody_reads_the_same(visit, sound, case)


def test_the_office_takes_a_case_to_its_decision_in_swedish_on_a_phone_without_script(visit, sound):
    way = OfficeWay(visit, sound, "KP-2026-00009", "Våren 2027", language="sv", phone=True, script=False)
    for step in OFFICE:
        step(way)
    maja = visit("/sv/ansokningar/", as_="maja", phone=True, script=False)
    maja.get_by_role("link", name="Avfall som resurs").click()
    maja.get_by_role("link", name="Läs beslutet").click()
    assert "958 000 kr" in plain(maja)


def first_of_desk(page, text="Ekvik"):
    """The first link of the row on the desk that tells of `text`."""
    return page.locator("table.desk tbody tr").filter(has_text=text).first.locator("a").first


def the_partners_finish_their_draft(visit):
    ines = visit("/sv/mina-arenden/", as_="ines", phone=True, script=False)
    first_of_desk(ines).click()
    case = re.search(r"/(\d+)/", ines.url)[1]
    ines.goto(f"/sv/ansokningar/{case}/del/direction/")
    ines.locator("textarea[name=care]").fill("Vi åker tåg där det går.")
    ines.get_by_role("button", name="Spara och gå till del 6").click()

    neema = visit(f"/en/applications/{case}/part/risks/", as_="neema", phone=True, script=False)
    for name, text in (("what", "An election"), ("do", "Both sides sit in the group"), ("owner", "The chairs")):
        neema.locator(f"[name='risks.1.{name}']").fill(text)
    for name in ("likely", "effect"):
        neema.locator(f"[name='risks.1.{name}']").select_option("medium")
    neema.locator("textarea[name=sustainability]").fill("It becomes a routine of the committee. Тест. اختبار. 🌍")
    neema.get_by_role("button", name="Save and stay").click()
    assert "🌍" in neema.locator("textarea[name=sustainability]").input_value()

    ines.goto(f"/sv/ansokningar/{case}/klar/")
    ines.locator("main form button.button").first.click()
    return case


def both_sign(visit):
    for key, desk, function in (("jon", "/sv/mina-arenden/", "Kommundirektör"), ("omari", "/en/my-cases/", "Mayor")):
        signatory = visit(desk, as_=key, phone=True, script=False)
        first_of_desk(signatory).click()
        signatory.locator("[name=function]").fill(function)
        signatory.locator("main form button.button").first.click()


def it_is_handed_in(visit, case):
    ines = visit(f"/sv/ansokningar/{case}/lamna-in/", as_="ines", phone=True, script=False)
    ines.locator("main form button.button").first.click()
    assert "kvitto" in ines.url
    return re.search(r"KP-\d{4}-\d{5}", ines.locator("main").inner_text())[0]


def everybody_reads_the_same(visit, sound, case):
    """The parties on their phones, and a citizen who asked for examples: one decision, one sum."""
    for who, language, word, sum_ in (
        ("ines", "sv", "Läs beslutet", "1 015 000 kr"),
        ("neema", "en", "Read the decision", "SEK 1,015,000"),
    ):
        party = visit(f"/{language}/", as_=who, phone=True, script=False)
        party.goto(f"/sv/ansokningar/{case}/" if language == "sv" else f"/en/applications/{case}/")
        party.get_by_role("link", name=word).click()
        assert sum_ in plain(party)
        citizen = visit({"sv": "/sv/beslut/?examples=1", "en": "/en/decisions/?examples=1"}[language], phone=True)
        assert sum_ in plain(citizen)
        sound(citizen)
    assert "Ekvik" not in plain(visit("/sv/beslut/"))


def plain(page):
    return page.locator("main").inner_text().replace("\u00a0", " ")

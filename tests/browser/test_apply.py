"""What partners and the office meet first, every part of the form, and a line that comes and goes."""

import pytest

PLACES = {
    "ines": ["/sv/mina-arenden/", "/sv/ansokningar/", "/sv/mitt-konto/"],
    "neema": ["/en/my-cases/", "/en/applications/", "/en/my-account/"],
    "alva": ["/sv/mina-arenden/", "/sv/ansokningar/"],
    "disa": ["/en/my-cases/", "/en/applications/"],
}


@pytest.mark.parametrize("who", PLACES)
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_what_people_meet_first_is_sound(visit, sound, who, phone):
    page = visit(PLACES[who][0], as_=who, phone=phone)
    for path in PLACES[who]:
        page.goto(path)
        sound(page)
    links = page.locator("nav.nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for link in links:
        page.goto(link)
        sound(page)


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_part_of_the_form_is_sound_and_light(visit, sound, phone):
    page = visit("/en/my-cases/", as_="tove", phone=phone)
    page.locator("table.desk a").first.click()
    case = page.url
    parts = page.locator("ul.tasks a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert 0 < len(parts) <= 10
    for part in [case, *parts]:
        page.goto(part)
        sound(page)
        size = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
        assert size <= 30_000, f"{part} weighs {size}"


def test_on_a_poor_line_what_is_typed_is_kept_and_sent_when_the_line_is_back(visit):
    page = visit("/en/my-cases/", as_="vira")
    page.locator("table.desk a").first.click()
    case = page.url.rstrip("/").rsplit("/", 1)[1]
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 800, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow)
    page.goto(f"/en/applications/{case}/part/problem/")
    box = page.locator("textarea[name=beginning]")
    line.send("Network.emulateNetworkConditions", {**slow, "offline": True})
    box.fill("We met at a conference, and the line went down.")
    box.blur()
    page.get_by_text("kept on this phone").first.wait_for(timeout=20_000)
    line.send("Network.emulateNetworkConditions", slow)
    page.get_by_text("kept on this phone").first.wait_for(state="hidden", timeout=60_000)
    page.goto(f"/en/applications/{case}/part/problem/")
    assert "the line went down" in page.locator("textarea[name=beginning]").input_value()

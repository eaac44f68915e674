"""An assessor reads and hands in, the office proposes, the secretary general decides: on a desk and on a phone."""

import pytest


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_whatever_the_desk_leads_to_is_sound(visit, sound, phone):
    for who in ("alva", "birk", "lo", "frida", "disa", "gusten"):
        page = visit("/sv/mina-arenden/", as_=who, phone=phone)
        sound(page)
        links = page.locator("table.desk tbody th a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        for link in dict.fromkeys(links):
            page.goto(link)
            sound(page)


def test_an_assessor_hands_in_and_nobody_else_saw_it_before(visit):
    lo = visit("/en/my-cases/", as_="lo")
    lo.locator("table.desk tbody th a").first.click()
    address = lo.url
    birk = visit("/en/my-cases/", as_="birk")
    assert birk.goto(address).status == 403
    lo.get_by_role("button", name="Hand in").click()
    assert "handed in" in lo.locator("main").inner_text().casefold()


def test_the_chain_endorses_and_the_secretary_general_decides_under_one_item_of_the_minutes(visit):
    for who in ("disa", "edvin"):
        page = visit("/sv/mina-arenden/", as_=who)
        row = page.locator("table.desk tbody tr").filter(has_text="Hösten 2026").filter(has_text="Tillstyrk")
        row.locator("th a").first.click()
        page.get_by_role("button", name="Tillstyrk").click()
        assert "tillstyrkt av" in page.locator("main").inner_text()
    page = visit("/sv/mina-arenden/", as_="frida")
    page.locator("table.desk tbody th a").filter(has_text="Hösten 2026").first.click()
    form = page.locator("main form").filter(has=page.locator("[name=minutes]"))
    form.locator("[name=minutes]").fill("Protokoll 2026:5 (Exempel)")
    form.locator("[name=number]").fill("§ 3")
    form.locator("input[type=date]").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.get_by_role("button", name="Besluta").click()
    assert "inte publicerat" in page.locator("main").inner_text()
    page.goto("/sv/mina-arenden/")
    assert "Publicera" in page.locator("table.desk").inner_text()


def test_a_stranger_and_a_neighbour_are_kept_out(visit):
    tove = visit("/en/my-cases/", as_="tove")
    tove.locator("table.desk tbody th a").first.click()
    address = tove.url
    stranger = visit("/en/")
    stranger.goto(address)
    assert "sign-in" in stranger.url
    neighbour = visit("/en/my-cases/", as_="wille")
    assert neighbour.goto(address).status == 404

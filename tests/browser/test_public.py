"""A citizen, a journalist and a politician look around, on a desk and on a phone, in both languages."""

import pytest


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_of_the_menus_is_sound(visit, sound, language, phone):
    page = visit(f"/{language}/", phone=phone)
    sound(page)
    links = page.locator(".nav a, footer a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for link in sorted({link for link in links if link.startswith(f"/{language}/")}):
        page.goto(link)
        sound(page)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_partnership_is_found_by_a_word_and_read(visit, sound, script):
    page = visit("/sv/", script=script)
    page.get_by_role("searchbox").fill("avfall")
    page.get_by_role("button", name="Sök").click()
    page.locator("main article a, main table.stack th a").first.click()
    assert page.locator("h1").inner_text()
    if script:
        sound(page)


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(visit):
    page = visit("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

"""The first day of a real office: from the address in the terminal to the first open round."""

import re
import time
from datetime import date, timedelta

from allauth.mfa.totp.internal import auth as totp

PASSWORD = "kalksten barrskog hav"


def code_of(key):
    """What an app shows now."""
    return totp.format_hotp_value(totp.hotp_value(key, next(iter(totp.yield_hotp_counters_from_time()))))


def until(page, words, seconds=30):
    """Load a page until it says something; the worker does its part meanwhile."""
    for _ in range(seconds):
        if words in page.locator("main").inner_text():
            return
        time.sleep(1)
        page.reload()
    raise AssertionError(f"{page.url} never said {words!r}")


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_an_office_begins_and_opens_its_first_round(office_house, visit_office, sound):
    begin, mailbox = office_house
    phone = begins_on_a_phone(visit_office, sound, begin)
    gets_a_test_letter(phone, sound, mailbox)
    page, key = chooses_a_second_step(visit_office, phone, sound)
    confirms_a_decision(page, sound)
    page = signs_in_with_both_steps(visit_office, key)
    opens_a_round(page, sound)


def begins_on_a_phone(visit_office, sound, begin):
    """In Swedish at 320 px. A weak password or a slip loses nothing; the address works once."""
    english = visit_office(begin.replace("/sv/borja/", "/en/begin/"))
    assert english.locator("h1").inner_text() == "Welcome. Let us begin."
    sound(english)
    page = visit_office(begin, phone=True)
    sound(page)
    page.get_by_label("Vad heter kansliet?").fill("Internationella kansliet")
    page.get_by_label("Ditt namn").fill("Siv Öberg")
    page.get_by_label("Din e-postadress").fill("siv@office.example")
    page.get_by_label("Välj ett lösenord").fill("kalksten")
    page.get_by_label("Samma en gång till").fill("kalksten")
    press(page, "Börja")
    sound(page)
    assert page.get_by_label("Vad heter kansliet?").input_value() == "Internationella kansliet"
    page.get_by_label("Välj ett lösenord").fill(PASSWORD)
    page.get_by_label("Samma en gång till").fill(PASSWORD)
    press(page, "Börja")
    assert page.locator("h1").inner_text() == "Kansliet är öppet"
    assert visit_office(begin).locator("h1").inner_text() == "Sidan finns inte"
    return page


def gets_a_test_letter(page, sound, mailbox):
    """The settings stand on the page, the letter reaches the mail server, and the page says so."""
    assert "KOMPANJON_MAIL_HOST" in page.locator("main").inner_text()
    press(page, "Skicka ett provbrev")
    until(page, "E-postservern tog emot provbrevet")
    sound(page)
    [letter] = mailbox.letters
    assert letter["To"] == "siv@office.example" and "Kompanjon" in letter.get_body().get_content()


def chooses_a_second_step(visit_office, phone, sound):
    """The open decisions are closed until there is a second step; the way leads over it and on to them."""
    phone.get_by_role("link", name="Till de öppna besluten").click()
    sound(phone)
    page = phone
    page.get_by_role("link", name="Ställ in en app").click()
    page.get_by_label("Ditt lösenord").fill(PASSWORD)
    press(page, "Gå vidare")
    sound(page)
    key = "".join(page.locator("#authenticator_secret").inner_text().split())
    page.get_by_label("Koden som appen visar").fill(code_of(key))
    press(page, "Börja använda appen")
    sound(page)
    assert len(page.locator("#recovery_codes").input_value().split()) >= 8
    page.get_by_role("link", name="Gå vidare dit du var på väg").click()
    assert page.locator("h1").inner_text() == "Öppna beslut"
    return page, key


def confirms_a_decision(page, sound):
    """One click, with name and date."""
    sound(page)
    row = page.locator(".decisions li").first
    what = row.locator("h3").inner_text()
    with page.expect_navigation():
        row.get_by_role("button", name="Bekräfta").click()
    page.goto("/sv/kansliet/oppna-beslut/?show=decided")
    decided = page.locator(".decisions li").filter(has_text=what).first.inner_text()
    assert "Siv Öberg" in decided and str(date.today().year) in decided


def signs_in_with_both_steps(visit_office, key):
    """At the desk, in English: the password first, then the code of the app."""
    page = visit_office("/en/sign-in/")
    page.get_by_label("E-mail address").fill("siv@office.example")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    time.sleep(31 - time.time() % 30)  # a code works once
    page.get_by_label(re.compile("[Cc]ode")).first.fill(code_of(key))
    press(page, re.compile("Sign in|Go on"))
    assert page.locator("h1").inner_text() == "My cases"
    return page


def opens_a_round(page, sound):
    """Planned, given its money, and opened under a rule set that nobody chose beforehand."""
    sound(page)
    page.goto("/en/office/rounds/new/")
    sound(page)
    page.get_by_label("Name in Swedish").fill("Våren")
    page.get_by_label("Name in English").fill("The spring")
    page.locator("input[name=mode][value=deadline]").check()
    page.get_by_role("textbox", name="Opens").fill(f"{date.today() - timedelta(days=1)}T08:00")
    page.get_by_role("textbox", name="Closes").fill(f"{date.today() + timedelta(days=90)}T23:59")
    page.locator("input[name=components][value=project]").check()
    press(page, "Save")
    sound(page)
    page.get_by_role("link", name="Open the round").first.click()
    sound(page)
    assert page.locator("input[name=rule_set]:checked").count() == 0
    page.get_by_label(re.compile("2016–2022")).first.check()
    press(page, "Open the round")
    assert "The round is open." in page.locator("body").inner_text()
    assert "Siv Öberg" in page.locator("main").inner_text()

"""Accounts in a real browser: in by a code, a passkey added and used, an app for codes looked at."""

import re

import pytest

from .conftest import NAMES

KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def with_a_key():
    """Give the browser a key of its own, as a phone has."""

    def give(page, **other):
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        made = session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **other}})
        return session, made["authenticatorId"]

    return give


def latest(letters):
    """The latest letter with a code, as (address of the letter, subject)."""
    letters.goto("/demo/letters/")
    links = letters.locator("main a").filter(has_text=re.compile(r"is your code|är din kod"))
    return (links.first.get_attribute("href"), links.first.inner_text().strip()) if links.count() else None


def by_code(page, key):
    """As somebody without a password does: the code is read in the demonstration's letters."""
    page.goto("/en/sign-in/")
    page.get_by_role("button", name=NAMES[key]).click()
    page.goto("/en/my-account/")
    address = re.search(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", page.locator("main").inner_text())[0]
    page.goto("/en/sign-out/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    letters = page.context.new_page()
    before = latest(letters)
    page.goto("/en/sign-in/code/")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send the code").click()
    code = None
    for _ in range(60):
        if (found := latest(letters)) != before:
            code = found[1].split()[0]
            break
        letters.wait_for_timeout(250)
    letters.close()
    assert code, "no letter with a code came"
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("my-cases|mina-arenden"))
    return address


def test_a_passkey_is_added_and_opens_the_account_by_itself(visit, sound, with_a_key):
    page = visit("/en/sign-in/")
    by_code(page, "neema")
    session, key = with_a_key(page)
    page.goto("/en/my-account/second-step/keys/add/")
    sound(page)
    page.get_by_label("What you call the key").fill("My phone")
    page.get_by_label("Let this key sign me in by itself").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Add the key").click()
    kept = session.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert len(kept) == 1 and kept[0]["isResidentCredential"]
    page.goto("/en/my-account/second-step/keys/")
    assert "My phone" in page.locator("main table").inner_text()
    sound(page)

    page.goto("/en/sign-out/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto("/en/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile("my-cases|mina-arenden"))
    assert NAMES["neema"] in page.locator("header").inner_text()

    page.goto("/en/my-account/second-step/keys/")
    page.get_by_role("link", name="Remove").click()
    page.wait_for_load_state()
    if page.get_by_role("heading", name="Is it still you?").count():
        page.get_by_role("link", name="With my key").click()
        page.get_by_role("button", name="Use my key").click()
        page.wait_for_load_state()
    with page.expect_navigation():
        page.get_by_role("button", name="Remove the key").click()
    assert "The key is removed." in page.locator("body").inner_text()


PLACES = [
    "/en/sign-in/", "/en/sign-in/code/", "/en/forgotten-password/", "/sv/logga-in/", "/en/sign-in/how-to-get-an-account/",
]  # fmt: skip


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_entrances_are_sound(visit, sound, phone):
    page = visit("/en/sign-in/", phone=phone)
    for path in PLACES:
        page.goto(path)
        sound(page)


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_pages_of_ones_account_are_sound(visit, sound, phone):
    page = visit("/en/my-account/", as_="omari", phone=phone)
    for path in ("", "second-step/", "second-step/app/", "second-step/keys/add/", "password/first/", "address/"):
        page.goto(f"/en/my-account/{path}")
        sound(page)

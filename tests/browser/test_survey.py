"""The survey walked through by those who answer, those who ask and those who publish."""

import re
import time

import pytest

LETTERS = "/en/demo/letters/"
POSTS = ("hal", "nar", "dem", "sam", "kans", "opp", "kso", "kdir")
STEPS = ("Lock the register", "Open for answers")


def letter_to(page, address):
    """The path of the personal link in the latest letter to somebody, or nothing."""
    page.goto(f"{LETTERS}?to={address}")
    rows = page.locator("main table tbody th a")
    if not rows.count():
        return ""
    rows.first.click()
    links = page.locator("main a").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    return next((path for path in links if path.startswith(("/sv/svara/", "/en/answer/"))), "")


@pytest.fixture
def link(visit):
    """The link of somebody in the story's open wave who has not begun."""

    def find():
        page = visit(LETTERS, script=False)
        for number in range(12, 0, -1):
            for post in POSTS:
                path = letter_to(page, f"{post}.e{number:02}@example.org")
                if path:
                    page.goto(path)
                    if page.get_by_role("button", name="Börja").count():
                        return path
        raise AssertionError("everybody in the open wave has answered")

    return find


def wave_number(page, title):
    """The number of a wave, from the list of waves."""
    page.goto("/en/surveys/")
    href = page.locator("main table th a", has_text=title).first.get_attribute("href")
    return re.search(r"/(\d+)/", href)[1]


def answers_counted(page, title):
    page.goto("/en/surveys/")
    row = page.locator("main table tbody tr").filter(has_text=title).first
    return int(row.locator("td").nth(3).inner_text().replace("\u00a0", "").replace(",", ""))


def test_leaving_on_page_two_and_going_on_in_english_elsewhere_makes_one_response(visit, link):
    path = link()
    manager = visit("/en/my-cases/", as_="faltledare")
    before = answers_counted(manager, "in the world 2026")

    phone = visit(path, phone=True, script=False)
    assert "svara/" not in path.removeprefix("/sv/svara/") and path not in phone.url
    phone.get_by_role("button", name="Börja").click()
    assert "Sida 1 av" in phone.title()
    phone.locator("input[name=q1_awareness][value='2']").check()
    phone.locator("input[name=q2_developing][value=ja]").check()
    phone.get_by_role("button", name="Spara och fortsätt").click()
    phone.locator("input[name=q3_reason_for][value=agenda2030]").check()
    phone.get_by_role("button", name="Tillbaka").click()
    phone.close()

    other = visit(path, phone=True, script=False)
    other.get_by_role("link", name="English").click()
    other.get_by_role("button", name="Go on answering").click()
    assert "Page 2 of 5" in other.title() and other.locator("input[value=agenda2030]").is_checked()
    answer_to_the_end(other)
    assert other.get_by_role("heading", name="Thank you for your answers").count() == 1
    assert answers_counted(manager, "in the world 2026") == before + 1


def answer_to_the_end(page, look=lambda page: None):
    """Whatever stands on each page, answered with the first that is offered."""
    while re.search(r"Page \d+ of", page.title()):
        look(page)
        for group in page.locator("main fieldset").all():
            if not group.locator("input:checked").count():
                group.locator("input").first.check()
        page.locator("main form#answers button.button").click()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_what_a_respondent_meets_is_sound(visit, link, sound, phone):
    page = visit(link(), phone=phone)
    sound(page)
    for word in ("Fel person?", "Jag vill inte svara"):
        page.get_by_role("link", name=word).click()
        sound(page)
        page.get_by_role("link", name="Tillbaka till enkäten").click()
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Save and go on").click()
    assert page.get_by_role("alert").count() == 1
    answer_to_the_end(page, sound)
    sound(page)
    stranger = visit("/sv/svara/kod/", phone=phone)
    sound(stranger)
    stranger.goto("/sv/svara/en-lank-som-inte-finns-alls/")
    sound(stranger)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, selector):
    """Walk with the tab key until the field or the button is reached."""
    for _turn in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard on {page.url}")


def test_by_keyboard_alone_with_the_line_gone_and_back(visit, link, sound):
    page = visit(link())
    tab_to(page, "form .button")
    press(page, "Enter")
    page.wait_for_url("**/sida/1/")
    line = page.locator("#saved")
    tab_to(page, "[name=q1_awareness]")
    press(page, "Space", "ArrowRight", "ArrowRight")
    page.get_by_text("Sparat").wait_for(timeout=3_000)

    page.context.set_offline(True)
    tab_to(page, "[name=q2_developing]")
    press(page, "Space")
    page.get_by_text("Inte sparat än").wait_for(timeout=5_000)
    sound(page)
    tab_to(page, "form .button")
    press(page, "Enter")
    assert "/sida/1/" in page.url and "Inte sparat än" in line.inner_text()
    page.context.set_offline(False)
    page.get_by_text("Sparat").wait_for(timeout=15_000)

    page.reload()
    assert page.locator("[name=q1_awareness][value='3']").is_checked()
    assert page.locator("[name=q2_developing]").first.is_checked()
    for number in range(1, 6):
        page.wait_for_url(f"**/sida/{number}/")
        for name in page.locator("fieldset input").evaluate_all("all => [...new Set(all.map(i => i.name))]"):
            if not page.locator(f"[name={name}]:checked").count():
                tab_to(page, f"[name={name}]")
                press(page, "Space")
        tab_to(page, "form .button")
        press(page, "Enter")
    page.wait_for_url("**/tack/")
    sound(page)


def a_new_wave(visit, code):
    """The owner begins it, the reviewer publishes the questions."""
    owner = visit("/en/surveys/start/", as_="enkatagare")
    owner.locator("[name=code]").fill(code)
    owner.locator("[name=title_sv]").fill(f"Provomgång {code}")
    owner.locator("[name=title_en]").fill(f"Trial wave {code}")
    owner.get_by_role("button", name="Start the wave").click()
    number = re.search(r"/(\d+)/", owner.url)[1]
    owner.locator("[name=closes_at]").fill("2099-11-20T23:59")
    owner.get_by_role("button", name="Save", exact=True).click()
    reviewer = visit(f"/en/surveys/{number}/questions/", as_="textgranskare")
    reviewer.get_by_role("button", name="publish").click()
    return number


def test_the_field_manager_asks_in_a_new_wave(visit, sound):
    code = f"t{time.time_ns() // 10**6 % 10**9}"
    number = a_new_wave(visit, code)
    manager = visit(f"/en/surveys/{number}/register/", as_="faltledare")
    register = f"organisation,position,name,email,language\nE01,kdir,Ebba Ek,ebba.{code}@example.org,sv\nE01,eko,Ebba Ek,ebba.{code}@example.org,sv\nE02,kdri,Siv Ask,siv.{code}@example.org,en\n"
    carry_in(manager, register)
    assert "Nearest: kdir" in manager.locator("main").inner_text()
    sound(manager)
    carry_in(manager, register.replace("kdri", "kdir"))
    assert "One person, several posts" in manager.locator("main").inner_text()
    sound(manager)
    manager.get_by_role("button", name="Carry in the register").click()
    manager.goto(f"/en/surveys/{number}/")
    for step in STEPS:
        manager.get_by_role("button", name=step).click()

    manager.goto(f"/en/surveys/{number}/messages/")
    manager.get_by_role("button", name="Write the invitation").click()
    for name, text in (("subject_sv", "Enkät"), ("subject_en", "Survey")):
        manager.locator(f"[name={name}]").fill(text)
    for lang, text in (("sv", "Hej {post}! [Svara här]({link})"), ("en", "Hello {post}! [Answer]({link})")):
        manager.locator(f"[name=body_{lang}]").fill(text)
    manager.get_by_role("button", name="Send to all").click()
    assert "Send a test message to yourself first" in manager.locator("main").inner_text()
    sound(manager)
    manager.get_by_role("button", name="send a test").click()
    assert "Tested" in manager.locator("main").inner_text()
    manager.get_by_role("button", name="Send to all").click()
    wait_until(lambda: letter_to(manager, f"siv.{code}@example.org"))
    assert letter_to(manager, f"siv.{code}@example.org").startswith("/en/answer/")
    assert letter_to(manager, f"ebba.{code}@example.org").startswith("/sv/svara/")
    manager.goto(f"/en/surveys/{number}/field/")
    assert "2 register units" in manager.locator("main").inner_text()
    sound(manager)


def carry_in(page, register):
    upload = {"name": "register.csv", "mimeType": "text/csv", "buffer": register.encode()}
    page.locator("input[type=file]").set_input_files(upload)
    page.get_by_role("button", name="Show what would happen").click()


def wait_until(holds):
    for _turn in range(60):
        if holds():
            return
        time.sleep(0.5)
    raise AssertionError("it did not happen within half a minute")


def test_the_claim_about_municipalities_is_refused_and_the_right_one_goes_out(visit, sound):
    analyst = visit("/en/my-cases/", as_="analytiker")
    number = wave_number(analyst, "in the world 2020")
    code = f"T{time.time_ns() // 10**6 % 10**9}"
    analyst.goto(f"/en/surveys/{number}/results/q2_developing/")
    sound(analyst)
    analyst.get_by_role("link", name="Make a figure and a claim").click()
    fields = {"code": code, "values": "ja", "title_sv": "Partnerskap utvecklar", "title_en": "Partnerships develop"}
    fields |= {"says_sv": "ser partnerskap som utvecklande", "says_en": "see partnerships as developing"}
    for name, text in fields.items():
        analyst.locator(f"[name={name}]").fill(text)
    analyst.locator("[name=group]").select_option("org_type=kommun")
    analyst.get_by_role("button", name="Compute the figure").click()
    right = analyst.locator("blockquote[lang=en]").first.inner_text()
    analyst.locator("[name=claim_en]").fill("87 % of Swedish municipalities see partnerships as developing.")
    analyst.get_by_role("button", name="Save and check").click()
    assert "representatives" in analyst.locator("main").inner_text()
    assert analyst.locator("main .way li:not(.met)").count() >= 1
    sound(analyst)
    analyst.locator("[name=claim_en]").fill(right)
    analyst.get_by_role("button", name="Save and check").click()
    assert analyst.locator("main .way li:not(.met)").count() == 0

    analyst.goto(f"/en/surveys/{number}/release/")
    analyst.locator("[name=note_sv]").fill("En siffra till.")
    analyst.locator("[name=note_en]").fill("One more figure.")
    analyst.get_by_role("button", name="Start a correction").click()
    by_keyboard(visit(f"/en/surveys/{number}/release/", as_="textgranskare"), "The texts are read")
    publisher = visit(f"/en/surveys/{number}/release/", as_="publicist")
    sound(publisher)
    by_keyboard(publisher, "Publish")
    publisher.get_by_role("link", name="The published page").click()
    sound(publisher)
    assert right in publisher.locator("main").inner_text()

    reader = visit("/en/survey-results/", phone=True)
    reader.locator("main a").first.click()
    assert "Synthetic data" in reader.locator("main").inner_text()
    sound(reader)


def by_keyboard(page, word):
    """Press the button of a step without a mouse."""
    page.get_by_role("button", name=word, exact=True).wait_for()
    for _turn in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName === 'BUTTON' && document.activeElement.innerText") == word:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"“{word}” cannot be reached with the keyboard")


@pytest.mark.parametrize("who", ["enkatagare", "faltledare", "analytiker", "textgranskare", "publicist"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_of_the_survey_is_sound(visit, sound, who, phone):
    page = visit("/en/surveys/", as_=who, phone=phone)
    sound(page)
    for title in ("2020", "2026"):
        page.goto("/sv/enkater/")
        page.locator("main table th a", has_text=title).first.click()
        tabs = page.locator("main nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert len(tabs) >= 4
        for tab in tabs:
            page.goto(tab)
            sound(page)

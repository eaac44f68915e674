"""A real demonstration, started as a newcomer would, walked through in Chromium."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, sync_playwright

from kompanjon.story.cast import CAST
from kompanjon.surveys.story import CREW

from .mailbox import Mailbox

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
NAMES = {actor.key: actor.name for actor in CAST} | dict(CREW.values())
EXPECTED = ("the server responded with a status of 4", "net::ERR_INTERNET_DISCONNECTED")
"""What a browser says of a door that is closed, of a form that is refused, and of a line that a test has cut."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """The address of a demonstration that is running, with its worker; KOMPANJON_HOUSE names one that runs already."""
    if os.environ.get("KOMPANJON_HOUSE"):
        yield os.environ["KOMPANJON_HOUSE"]
        return
    with running("demo", tmp_path_factory.mktemp("house"), KOMPANJON_DEMO="1") as (address, _env):
        yield address


@pytest.fixture(scope="session")
def office_house(tmp_path_factory):
    """A real office at its first start: (where it begins, its mailbox). The one-time address works for one test."""
    with Mailbox() as mailbox:
        mail = {"KOMPANJON_MAIL_HOST": "127.0.0.1", "KOMPANJON_MAIL_PORT": str(mailbox.port)}
        with running("office", tmp_path_factory.mktemp("office"), **mail) as (_address, env):
            words = [sys.executable, "manage.py", "begin_office"]
            told = subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout
            yield re.search(r"http://\S+", told)[0], mailbox


@contextmanager
def running(kind, folder, **settings):
    """Web server and worker on a data folder of their own; both end with the journeys."""
    port = free_port()
    address = f"http://localhost:{port}"
    env = {**os.environ, "KOMPANJON_DATA_DIR": str(folder), "KOMPANJON_SITE_URL": address, **settings}
    env.pop("KOMPANJON_DATABASE_URL", None)
    subprocess.run([sys.executable, "manage.py", "prepare", f"--{kind}"], cwd=ROOT, env=env, check=True)
    web = [sys.executable, "-m", "gunicorn", "kompanjon.wsgi", "--bind", f"127.0.0.1:{port}"]
    web += ["--threads", "4", "--log-level", "warning", "--no-control-socket"]
    both = [subprocess.Popen(words, cwd=ROOT, env=env) for words in (web, [sys.executable, "manage.py", "work"])]
    try:
        wait_for(address)
        yield address, env
    finally:
        for process in both:
            process.terminate()
        for process in both:
            process.wait(20)


def wait_for(address):
    for _ in range(200):
        try:
            urllib.request.urlopen(address + "/en/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the demonstration did not answer")


@pytest.fixture(scope="session", autouse=True)
def whole_pages():
    """A click ends when the page that it leads to has come. By itself it ends at the page's first byte."""
    click = Locator.click

    def click_and_arrive(locator, **how):
        click(locator, **how)
        locator.page.wait_for_load_state()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", click_and_arrive)
        yield


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ["KOMPANJON_CHROMIUM"], args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(house, chromium):
    """Open a page as somebody: `visit("/en/", as_="ines", phone=True, script=False)`. Console messages fail the test."""
    with windows(house, chromium) as open_page:
        yield open_page


@pytest.fixture
def visit_office(office_house, chromium):
    """The same in the office's house, where nobody has an account yet."""
    with windows("/".join(office_house[0].split("/")[:3]), chromium) as open_page:
        yield open_page


@contextmanager
def windows(address, chromium):
    contexts, said = [], []

    def open_page(path="/en/", *, as_=None, phone=False, script=True):
        context = chromium.new_context(
            base_url=address, viewport=PHONE if phone else DESK, java_script_enabled=script, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: hear(said, page, message.text))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        if as_:
            sign_in(page, as_)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def hear(said, page, text):
    if not any(words in text for words in EXPECTED):
        said.append(f"{page.url}: {text}")


def sign_in(page, key):
    """As the demonstration offers it: one button per person on the sign-in page."""
    page.goto("/en/sign-in/")
    page.get_by_role("button", name=NAMES[key]).click()


@pytest.fixture
def sound():
    """Nothing that axe finds, nothing that scrolls sideways, one main heading."""

    def check(page):
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide"
        assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} main headings"

    return check

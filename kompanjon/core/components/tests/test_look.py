import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from kompanjon.core.stylesheet import NAME, PARTS, joined

TEMPLATES = Path(__file__).parents[2] / "templates"

pytestmark = pytest.mark.django_db


def test_all_styles_are_one_file_of_at_most_13_kb():
    assert len(gzip.compress(joined().encode(), 9)) <= 13_000
    assert "@import" not in joined() and "/*" not in joined()


def test_every_part_is_joined():
    named = (PARTS / "index.css").read_text()
    assert all(f'"{part.name}"' in named for part in PARTS.glob("*.css") if part.name != "index.css")


def test_the_joined_file_is_found_like_any_other():
    assert Path(finders.find(NAME)).read_text(encoding="utf-8") == joined()


def test_the_three_fonts_weigh_at_most_39_kb():
    fonts = list((PARTS.parent / "fonts").glob("*.woff2"))
    assert len(fonts) == 3 and sum(font.stat().st_size for font in fonts) <= 39_000


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_component_shows(client, language):
    page = client.get(f"/{language}/house/components/")
    text = page.content.decode()
    assert page.status_code == 200
    for part in (
        "pair",
        "errors",
        "deadline",
        "ladder",
        "m-over",
        "lanes",
        "c-whisk",
        'class="map light"',
        "points",
        "desk",
        "steps",
    ):
        assert part in text
    assert "EXAMPLE" not in text


def test_the_filters_are_shown_empty_and_with_what_is_chosen(client):
    text = client.get("/en/house/components/").content.decode()
    empty, chosen = (
        text[text.index(f'aria-label="Example, {one}') :].partition("</form>")[0] for one in ("nothing", "with")
    )
    assert " checked" not in empty and " selected" not in empty.replace('value="" selected', "") and "<details" in empty
    assert 'value="vatten"' in chosen and '<option value="ke" selected>' in chosen and chosen.count(" checked") == 3
    assert " open" in chosen and '<input type="hidden" name="sort" value="name">' in chosen


def test_no_component_is_left_out_of_the_page_but_those_that_are_a_page_of_their_own():
    """The couple and the receipt hold the heading of their page, and the trace needs a record."""
    page = (TEMPLATES / "components/components.html").read_text(encoding="utf-8")
    there = {file.stem for file in (TEMPLATES / "cotton").glob("*.html")}
    assert there - set(re.findall(r"<c-([a-z-]+)", page)) == {"couple", "receipt", "trace"}


def test_no_page_carries_style_or_script_in_its_text(client):
    page = client.get("/sv/house/components/")
    text = page.content.decode()
    assert " style=" not in text and "<style" not in text and "<script>" not in text
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]
    assert page["Referrer-Policy"] == "same-origin" and "camera=()" in page["Permissions-Policy"]


def test_a_page_leads_to_its_twin_in_the_other_language(client):
    assert (
        'href="/en/house/components/" hreflang="en" lang="en">English'
        in client.get("/sv/house/components/").content.decode()
    )


def test_a_strange_address_says_what_to_do_next(client):
    page = client.get("/en/no-such-page/")
    assert page.status_code == 404 and "To the front page" in page.content.decode()

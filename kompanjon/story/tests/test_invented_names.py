"""What is invented says so once, in the reader's language: a mark after the name, or a tag beside it."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.urls import resolve

from kompanjon.people.accounts.second_factor import KNOWN
from kompanjon.story.tell import tell
from kompanjon.testing import kept

pytestmark = pytest.mark.whole
READERS = (None, "alva", "disa", "frida", "hedda", "lo", "ines")
MOST_OF_A_KIND = 2
"""Pages of one kind that each reader opens: a list looks the same on its third page."""


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield tell()


class Page(HTMLParser):
    """What is read and heard on a page in its own language, and where its links lead. Blocks are kept apart."""

    BLOCKS = {
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "option",
        "label",
        "legend",
        "summary",
        "title",
        "caption",
    }
    SILENT = {"script", "style", "textarea"}
    HEARD = ("aria-label", "title", "alt", "placeholder")
    EMPTY = {"area", "br", "hr", "img", "input", "link", "meta", "path", "circle", "use", "source", "wbr", "col"}

    def __init__(self, text):
        super().__init__()
        self.blocks, self.links, self.stack = [[]], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.links += [known["href"]] if tag == "a" and known.get("href") else []
        if not self.away:
            self.blocks[-1] += [
                known[name] for name in ("aria-label", "title", "alt", "placeholder") if known.get(name)
            ]
        if tag not in self.EMPTY:
            silent = tag in self.SILENT or known.get("lang", "sv") != "sv"
            self.stack.append((tag, silent))
        if tag in self.BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag):
        if tag in [one for one, _silent in self.stack]:
            while self.stack.pop()[0] != tag:
                pass
        if tag in self.BLOCKS:
            self.blocks.append([])

    def handle_data(self, text):
        if not self.away:
            self.blocks[-1].append(text)

    @property
    def away(self):
        return any(silent for _tag, silent in self.stack)

    def sentences(self):
        return [" ".join(" ".join(block).split()) for block in self.blocks if any(part.strip() for part in block)]


def walked(client, start):
    """{address: page} of what one reaches by links in Swedish, a few of each kind."""
    found, waiting, kinds = {}, [start], Counter()
    while waiting:
        address = waiting.pop(0).partition("#")[0]
        path = address.partition("?")[0]
        if address in found or not path.startswith("/sv/") or re.search(r"\.\w+$", path) or "logga-ut" in path:
            continue
        kind = resolve(path).view_name
        kinds[kind] += 1
        if kinds[kind] > MOST_OF_A_KIND:
            continue
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[address] = Page(answer.content.decode())
            waiting += found[address].links
        elif answer.status_code == 302:
            waiting.append(answer.url)
    return found


def reader(client, stage, key):
    if key:
        client.force_login(stage.people[key], backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session[KNOWN] = True
        session.save()
    return client


@pytest.mark.parametrize("key", READERS)
def test_a_reader_in_swedish_meets_no_english_mark_and_none_twice(stage, db, client, key):
    pages = walked(reader(client, stage, key), "/sv/mina-arenden/" if key else "/sv/?examples=1")
    said = [(address, one) for address, page in pages.items() for one in page.sentences()]
    assert len(pages) > 10
    assert [one for one in said if "(Example)" in one[1]] == []
    assert [one for one in said if "(Exempel)" in one[1] and re.search(r"(?<!\()Exempel\b(?!\))", one[1])] == []

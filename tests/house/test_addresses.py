"""Every address has a door, and every door an act that somebody may do."""

import pytest
from django.urls import URLResolver, get_resolver, reverse

from kompanjon.menu import MENU
from kompanjon.people.access.acts import Act
from kompanjon.people.access.grants import GRANTS

OTHERS = ("allauth.", "django.views.", "django.contrib.")


def addresses(patterns=None, before=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern.callback


OURS = [(address, view) for address, view in addresses() if not getattr(view, "__module__", "").startswith(OTHERS)]


@pytest.mark.parametrize(("address", "view"), OURS, ids=[address for address, _ in OURS])
def test_every_address_is_marked_with_who_may_come_in(address, view):
    mark = getattr(view, "door", None)
    assert mark, f"{address} ({view.__module__}.{view.__qualname__}) has no door: use @door, @signed_in or @open_to_all"
    assert mark in ("signed_in", "open_to_all") or mark in set(Act)


def test_no_two_pages_share_an_address():
    seen = [address for address, _ in addresses()]
    assert len(seen) == len(set(seen))


def test_every_act_is_somebodys():
    given = {act for reaches in GRANTS.values() for acts in reaches.values() for act in acts}
    assert set(Act) - given == set()


def test_acts_stand_in_alphabetical_order_by_name():
    names = [act.name for act in Act]
    assert names == sorted(names)


LINES = [page for menu in MENU.values() for line in menu for page in line.pages or (line,)]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.page)
def test_every_line_of_the_menus_leads_somewhere(line):
    assert reverse(line.page)

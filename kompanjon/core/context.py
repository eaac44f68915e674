"""What every page knows: the programme's name, whether this is the demonstration, the menus, the other language."""

from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_info, gettext, override

from .facts import ask
from .office.models import the_office
from .office.questions import WasRead


def house(request):
    programme = SimpleLazyObject(the_office)
    return {
        "programme": programme,
        "read_elsewhere": SimpleLazyObject(lambda: read_elsewhere(programme)),
        "demonstration": settings.DEMO,
        "menus": SimpleLazyObject(lambda: menus(request)),
        "other_language": SimpleLazyObject(lambda: other_language(request)),
    }


def read_elsewhere(programme):
    """Whether the record stands on others' public pages, and no office answers for it yet: then every page says so."""
    return not programme.taken_over_on and any(ask(WasRead()))


def menus(request):
    """The lines of every menu that this reader may see, with their addresses and where the reader stands.

    `nav` is the one across the top: behind a door it is the office's, on a public page the public's.
    """
    lines = import_string(settings.MENU)
    here = current_line(request, lines)
    shown_lines = {name: [shown(line, here) for line in seen(request, menu)] for name, menu in lines.items()}
    shown_lines["nav"] = shown_lines.get("office") if is_behind_a_door(request) else shown_lines["main"]
    shown_lines["beside"] = beside(request, shown_lines["nav"] or [])
    return shown_lines


def seen(request, menu):
    """The lines for this reader. Of a line with pages those that are for them; a lone one stands for itself."""
    for line in menu:
        pages = tuple(seen(request, line.pages))
        if len(pages) > 1:
            yield replace(line, pages=pages)
        elif pages or may_see(request, line):
            yield pages[0] if pages else line


def beside(request, nav):
    """The pages that share a line of the menu with the one we are on; a page further in leads back by its crumbs."""
    return next((line["pages"] for line in nav if any(page["address"] == request.path for page in line["pages"])), [])


def is_behind_a_door(request):
    match = getattr(request, "resolver_match", None)
    mark = getattr(match.func, "door", "open_to_all") if match else "open_to_all"
    return mark != "open_to_all" and request.user.is_authenticated


def may_see(request, line):
    user = getattr(request, "user", None)
    inside = bool(user and user.is_authenticated)
    if line.signed_in is not None and line.signed_in != inside:
        return False
    if line.act and not (inside and user.has_perm(line.act)):
        return False
    return address(line) is not None


def shown(line, here):
    pages = [shown(page, here) for page in line.pages]
    first = pages[0]["address"] if pages else address(line)
    current = line == here or any(page["current"] for page in pages)
    return {"label": gettext(line.label), "address": first, "current": current, "pages": pages}


def address(line):
    return address_in(line.page, get_language())


@lru_cache(maxsize=256)
def address_in(page, language):
    """Where a page lies, in one language; None where its room is not there. Addresses never change while we run."""
    if not page:
        return None
    try:
        return reverse(page)
    except NoReverseMatch:
        return None


def current_line(request, lines):
    """The line whose address begins the reader's own, the longest if several do; else the one that names the drawer."""
    every = [(address(page), page) for menu in lines.values() for line in menu for page in line.pages or (line,)]
    drawer = request.resolver_match.namespace if getattr(request, "resolver_match", None) else ""
    above = [(len(begins), line) for begins, line in every if begins and request.path.startswith(begins)]
    named = [(0, line) for _begins, line in every if drawer and drawer in line.drawers]
    return max(above + named, key=lambda pair: pair[0], default=(0, None))[1]


def other_language(request):
    """The same page in the other language; the front page where a page has no twin."""
    code = next((code for code, _ in settings.LANGUAGES if code != get_language()), settings.LANGUAGE_CODE)
    name = get_language_info(code)["name_local"].capitalize()
    match = getattr(request, "resolver_match", None)
    twin = ""
    with override(code):
        if match and match.view_name:
            try:
                twin = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                twin = ""
    query = request.META.get("QUERY_STRING", "")
    if twin and query:
        twin += f"?{query}"
    return {"code": code, "name": name, "address": twin or f"/{code}/"}

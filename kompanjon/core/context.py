"""What every page knows: the programme's name, whether this is the demonstration, the menus, the other language."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_info, gettext, override

from .office.models import the_office


def house(request):
    return {
        "programme": SimpleLazyObject(the_office),
        "demonstration": settings.DEMO,
        "menus": SimpleLazyObject(lambda: menus(request)),
        "other_language": SimpleLazyObject(lambda: other_language(request)),
    }


def menus(request):
    """The lines of every menu that this reader may see, with their addresses and where the reader stands.

    `nav` is the one across the top: behind a door it is the office's, on a public page the public's.
    """
    lines = import_string(settings.MENU)
    here = current_line(request, lines)
    shown_lines = {name: [shown(line, here) for line in menu if may_see(request, line)] for name, menu in lines.items()}
    shown_lines["nav"] = shown_lines.get("office") if is_behind_a_door(request) else shown_lines["main"]
    return shown_lines


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
    return {"label": gettext(line.label), "address": address(line), "current": line == here}


def address(line):
    return address_in(line.page, get_language())


@lru_cache(maxsize=256)
def address_in(page, language):
    """Where a page lies, in one language; None where its room is not there. Addresses never change while we run."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return None


def current_line(request, lines):
    """The line whose address begins the reader's own, the longest if several do."""
    every = [(address(line), line) for menu in lines.values() for line in menu]
    above = [(len(begins), line) for begins, line in every if begins and request.path.startswith(begins)]
    return max(above, key=lambda pair: pair[0], default=(0, None))[1]


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

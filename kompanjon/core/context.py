"""What every page knows: the programme's name, whether this is the demonstration, the menus, the other language."""

from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse, translate_url
from django.urls.exceptions import Resolver404
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
    try:
        return reverse(line.page)
    except NoReverseMatch:
        return None


def current_line(request, lines):
    """The line whose address begins the reader's own, the longest if several do."""
    every = [line for menu in lines.values() for line in menu if address(line)]
    above = [line for line in every if request.path.startswith(address(line))]
    return max(above, key=lambda line: len(address(line)), default=None)


def other_language(request):
    """The same page in the other language; the front page where a page has no twin."""
    code = next((code for code, _ in settings.LANGUAGES if code != get_language()), settings.LANGUAGE_CODE)
    name = get_language_info(code)["name_local"].capitalize()
    path = request.get_full_path()
    try:
        resolve(request.path)
        twin = translate_url(path, code)
    except Resolver404:
        twin = path
    if twin == path:
        with override(code):
            twin = f"/{code}/"
    return {"code": code, "name": name, "address": twin}

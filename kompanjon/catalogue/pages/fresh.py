"""Public pages: open to all, and not made again for a reader whose copy still holds."""

import functools

from django.http import Http404
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import condition, require_safe

from kompanjon.people.access.doors import open_to_all

from ..published.memory import fresh_tag
from ..published.queries import the_picture


def public(view):
    @functools.wraps(view)
    @require_safe
    @condition(etag_func=fresh_tag)
    def shown(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if getattr(request, "shows_example", False):
            response["X-Robots-Tag"] = "noindex"
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie"])
        return response

    return open_to_all(shown)


def wants_examples(request):
    """Invented cases are left out everywhere unless the reader asks for them."""
    return request.GET.get("examples") == "1"


def with_examples_if_needed(request, slug, table):
    """One thing by its own address. An example answers there too, marked, and asks robots to pass by: it is left out of
    lists, counts, maps, search and files unless the reader asks for examples, and so nothing leads there by itself.
    """
    picture = the_picture(wants_examples(request))
    if slug not in getattr(picture, table):
        picture = the_picture(True)
    if slug not in getattr(picture, table):
        raise Http404
    one = getattr(picture, table)[slug]
    request.shows_example = one.example
    return picture, one

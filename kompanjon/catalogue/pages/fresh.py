"""Public pages: open to all, and not made again for a reader whose copy still holds."""

import functools

from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import condition, require_safe

from kompanjon.people.access.doors import open_to_all

from ..published.memory import fresh_tag


def public(view):
    @functools.wraps(view)
    @require_safe
    @condition(etag_func=fresh_tag)
    def shown(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie"])
        return response

    return open_to_all(shown)


def wants_examples(request):
    """Invented cases are left out everywhere unless the reader asks for them."""
    return request.GET.get("examples") == "1"

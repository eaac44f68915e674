"""The sign NUL, which no keyboard writes but a file, a device or a prober may send. PostgreSQL keeps no such text."""

from django.http import Http404

NUL = "\x00"


class NoNul:
    """Takes it out of what was written, so that the rest is kept; an address that holds it is nobody's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if NUL in request.path:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = without(request.GET)
        if request.method == "POST" and any(NUL in value for values in request.POST.lists() for value in values[1]):
            request.POST = without(request.POST)


def without(data):
    """The same names and values, with that sign taken out."""
    clean = data.copy()
    for name, values in data.lists():
        clean.setlist(name, [value.replace(NUL, "") for value in values])
    clean._mutable = False
    return clean

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from kompanjon.core.files.answers import under_the_name

from ..filters.forms import CatalogueForm
from ..filters.selection import SIDES, select, select_organisations
from ..pages.fresh import public, wants_examples
from ..published.queries import the_picture
from . import formats, tables

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}


@public
def partnerships(request, form):
    found = chosen(request)
    if form == "geojson":
        return streamed(formats.geojson_pieces(about(request), found, address), "partnerships", form)
    return table(request, "partnerships", tables.PARTNERSHIPS, tables.partnerships(found, address), form)


@public
def grants(request, form):
    return table(request, "grants", tables.GRANTS, tables.grants(chosen(request), address), form)


@public
def organisations(request, form):
    picture = the_picture(wants_examples(request))
    if request.GET.get("side", "") not in ("", *SIDES):
        raise BadRequest("No such filter: side")
    found = select_organisations(picture, request.GET)
    return table(request, "organisations", tables.ORGANISATIONS, tables.organisations(picture, found, address), form)


@public
def countries(request, form):
    picture = the_picture(wants_examples(request))
    return table(request, "countries", tables.COUNTRIES, tables.countries(picture, address), form)


@public
def rounds(request, form):
    picture = the_picture(wants_examples(request))
    return table(request, "rounds", tables.ROUNDS, tables.rounds(picture, address), form)


@public
def decisions(request, form):
    picture = the_picture(wants_examples(request))
    return table(request, "decisions", tables.DECISIONS, tables.decisions(picture, request.GET), form)


def chosen(request):
    """The whole selection of the address, not only the page that was seen."""
    picture = the_picture(wants_examples(request))
    form = CatalogueForm(request.GET, picture)
    choices = form.choices()
    if form.errors:  # a page says so beside the field; a file would only look complete
        raise BadRequest(f"No such filter: {', '.join(form.errors)}")
    return select(picture.partnerships, choices)[0]


def address(page, slug):
    return settings.SITE_URL + reverse(f"pages:{page}", args=[slug])


def about(request):
    return {
        "source": settings.SITE_URL + request.path,
        "read_on": timezone.localdate().isoformat(),
        "licence": "CC0-1.0; coordinates: Geographical data from GeoNames (geonames.org), CC BY 4.0",
        "note": gettext("Empty means that no source says it. Core areas are our own reading."),
    }


def table(request, name, columns, rows, form):
    if form == "csv":
        excel = request.GET.get("excel") == "1"
        return streamed(formats.csv_pieces(columns, rows, excel), name, form)
    if form == "json":
        return streamed(formats.json_pieces(about(request), name, columns, rows), name, form)
    raise Http404


def streamed(pieces, name, form):
    """Painted before it is streamed, so that a failure is an error and not half a file."""
    response = StreamingHttpResponse(pieces, content_type=TYPES[form])
    response["Access-Control-Allow-Origin"] = "*"
    return under_the_name(response, f"{name}.{form}", shown=form != "csv")

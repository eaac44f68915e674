"""What everybody can read: published results, as they were frozen."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from kompanjon.core.office.models import the_office
from kompanjon.people.access.doors import open_to_all

from ..analysis.charts import Bar, drawn
from ..analysis.method import method_facts
from ..analysis.over_time import over_time
from ..analysis.results import limits_of
from ..analysis.series_words import headline
from ..analysis.tables import questionnaire_of
from . import metadata, opendata
from .captions import base_line, chart_title, source_line
from .codebook import codebook_csv, codebook_markdown, eligible_asked
from .ddi import codebook_ddi
from .drawing import SIZES, chart_png, chart_svg
from .drawing_series import series_svg
from .facts import percent
from .method_kept import told
from .models import Release
from .package import reproduction_package
from .queries import published_releases
from .told import questions_of
from .wording_of_numbers import language, percent_words


@open_to_all
def results(request):
    return render(request, "figures/results.html", {"releases": published_releases()})


def _published(pk) -> Release:
    releases = Release.objects.select_related("wave__survey", "wave__former")
    return get_object_or_404(releases, pk=pk, state="published")


@open_to_all
def published(request, pk):
    release = _published(pk)
    lang = language()
    items = []
    for item in release.frozen["items"]:
        bars = [
            Bar(
                r["label"][lang],
                r["value"],
                "–" if r["hidden"] else percent_words(r["value"] or 0, item["n"]),
                r["low"],
                r["high"],
            )
            for r in item["rows"]
        ]
        items.append(
            {
                **item,
                "title": item["text"][lang],
                "base_line": base_line(item, lang),
                "silent": item["missing"] / (item["missing"] + item["n"]) if item["n"] else 0,
                "chart": drawn(bars, item.get("scale", False)),
                "shown": list(zip(bars, item["rows"], strict=True)),
                "any_hidden": any(r["hidden"] for r in item["rows"]),
                "over_time": over_time(item.get("series")),
            }
        )
    figures = [{**f, "heading": f["title"][lang], "sentence": f["claim"][lang]} for f in release.frozen["figures"]]
    later = (
        Release.objects.filter(wave=release.wave, state="published", number__gt=release.number)
        .order_by("-number")
        .first()
    )
    numbers = [
        (release.frozen["invited"], _("asked")),
        (release.frozen["answered"], _("answered")),
        (
            f"{percent(release.frozen['rates']['RR2'])} %",
            _("RR2: {answered} of {eligible} not known to be ineligible").format(
                answered=release.frozen["answered"], eligible=eligible_asked(release.frozen)
            ),
        ),
    ]
    return render(
        request,
        "figures/published.html",
        {
            "numbers": numbers,
            "release": release,
            "wave": release.wave,
            "items": items,
            "figures": figures,
            "later": later,
            "sizes": SIZES,
        },
    )


@open_to_all
def public_method(request, pk):
    release = _published(pk)
    kept = release.frozen.get("method")
    facts = (
        {"wave": release.wave, "limits": limits_of(release.wave), **told(kept)} if kept else method_facts(release.wave)
    )
    return render(request, "figures/public_method.html", {"release": release, **facts})


@open_to_all
@cache_control(public=True, max_age=3600)
def chart(request, pk, code, size, form):
    release, item, lang = *_frozen_item(pk, code, size, form), language()
    svg = chart_svg(
        title=chart_title(release.frozen, item, lang),
        item=item,
        lang=lang,
        size=size,
        synthetic=release.wave.synthetic,
        source=source_line(release, lang),
    )
    return _picture(svg, size, form)


@open_to_all
@cache_control(public=True, max_age=3600)
def change(request, pk, code, size, form):
    """The question over all waves that asked it."""
    release, item, lang = *_frozen_item(pk, code, size, form), language()
    if not item.get("series"):
        raise Http404
    title, source = headline(item["series"], lang), source_line(release, lang)
    return _picture(series_svg(title=title, item=item, lang=lang, size=size, source=source), size, form)


def _frozen_item(pk, code, size, form):
    release = _published(pk)
    item = next((i for i in release.frozen["items"] if i["item"] == code), None)
    if item is None or size not in SIZES or form not in ("svg", "png"):
        raise Http404
    return release, item


def _picture(svg, size, form):
    if form == "svg":
        return HttpResponse(svg, content_type="image/svg+xml")
    return HttpResponse(chart_png(svg, size), content_type="image/png")


FILES = {
    "table.csv": ("text/csv; charset=utf-8", lambda r, items: opendata.table_csv(r.frozen)),
    "datapackage.json": ("application/json", lambda r, items: metadata.datapackage(r, items)),
    "table.csv-metadata.json": ("application/csvm+json", lambda r, items: metadata.csvw(r)),
    "microdata.csv": ("text/csv; charset=utf-8", lambda r, items: r.microdata.encode()),
    "codebook.md": (
        "text/markdown; charset=utf-8",
        lambda r, items: codebook_markdown(r, items, language()).encode(),
    ),
    "codebook.csv": ("text/csv; charset=utf-8", lambda r, items: codebook_csv(r, items)),
    "codebook.xml": ("application/xml", lambda r, items: codebook_ddi(r, items)),
    "package.zip": ("application/zip", lambda r, items: reproduction_package(r, items)),
}


@open_to_all
def file(request, pk, name):
    release = _published(pk)
    if name not in FILES or (name == "microdata.csv" and not release.microdata):
        raise Http404
    kind, make = FILES[name]
    items = questions_of(release) or list(questionnaire_of(release.wave).items.prefetch_related("options"))
    response = HttpResponse(make(release, items), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="survey-{release.wave.code}-{release.number}-{name}"'
    return response


@open_to_all
def described(request, pk):
    """DCAT-AP-SE, for data portals that harvest."""
    release, office = _published(pk), the_office()

    def address(name):
        return request.build_absolute_uri(reverse("figures:file", args=[pk, name]))

    contact = release.wave.survey.contact
    who = {"name": office.office_name or office.name, "email": contact if "@" in contact else ""}
    page = request.build_absolute_uri(reverse("figures:published", args=[pk]))
    return HttpResponse(metadata.dcat(release, who, page, address), content_type="application/ld+json")

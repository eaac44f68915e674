from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from ..filters.forms import CatalogueForm
from ..filters.selection import select, select_organisations
from ..map.links import drawing
from ..published.memory import remembered
from ..published.queries import the_picture
from ..published.sums import add_up
from . import life
from .figures import rewarding
from .fresh import public, wants_examples, with_examples_if_needed
from .rows import Card, GrantRow

PER_PAGE = 12


@public
def home(request):
    picture = the_picture()
    return render(request, "pages/home.html", {
        "picture": picture,
        "figures": figures(picture),
        "map": remembered("home map", False, lambda: drawing(picture.partnerships)),
        "most": [country.name for country, _number in picture.countries[:3]],
        "rounds": picture.rounds[:5],
        "chart": rewarding(),
        "complete": completeness_of(picture),
    })  # fmt: skip


def figures(picture):
    return [
        (len(picture.partnerships), ngettext("partnership", "partnerships", len(picture.partnerships))),
        (len(picture.swedish_parties), gettext("Swedish parties")),
        (len(picture.countries), gettext("countries")),
    ]


def completeness_of(picture):
    """How sure and how whole the record is, in numbers."""
    grants = [grant for _partnership, grant in picture.grants]
    return {
        "partnerships": len(picture.partnerships),
        "sourced": sum(one.sourced for one in picture.partnerships),
        "status_unknown": sum(not one.status for one in picture.partnerships),
        "start_unknown": sum(not one.start_year for one in picture.partnerships),
        "grants": len(grants),
        "with_amount": sum(grant.amount is not None for grant in grants),
        "with_round": sum(bool(grant.round_slug) for grant in grants),
        "with_core_area": sum(bool(grant.core_areas) for grant in grants),
        "type_unknown": sum(grant.component in ("", "unknown") for grant in grants),
        "rounds": len(picture.rounds),
        "full_rounds": sum(one.coverage.startswith("full") for one in picture.rounds),
        "sum": add_up(grants),
    }


@public
def catalogue(request):
    picture = the_picture(wants_examples(request))
    form = CatalogueForm(request.GET, picture)
    choices = form.choices()
    found, counts = select(picture.partnerships, choices)
    form.count(counts)
    as_table = request.GET.get("view") == "table"
    page = Paginator(found, 2 * PER_PAGE if as_table else PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/catalogue.html", {
        "form": form,
        "choices": choices,
        "chosen": form.chosen_words(choices),
        "page": page,
        "cards": [Card(one) for one in page],
        "as_table": as_table,
        "all": len(picture.partnerships),
        "examples": wants_examples(request),
        "query": request.GET.urlencode(),
        "columns": columns(choices.sort),
    })  # fmt: skip


def columns(sort):
    """The heads of the table: (word, address, aria-sort, whether figures)."""
    words = {
        "name": gettext("Parties"), "theme": gettext("Theme"), "start": gettext("Start"),
        "projects": gettext("Grants"), "status": gettext("Status"),
    }  # fmt: skip
    found = []
    for key, word in words.items():
        now = "descending" if sort == f"-{key}" else "ascending" if sort == key else ""
        found.append(
            {"word": word, "sort": f"-{key}" if sort == key else key, "now": now, "figures": key == "projects"}
        )
    return found


def found_or_404(table, slug):
    if slug not in table:
        raise Http404
    return table[slug]


@public
def partnership(request, slug):
    picture, one = with_examples_if_needed(request, slug, "by_slug")
    sources = life.all_sources(one)
    today = timezone.localdate()
    return render(request, "pages/partnership.html", {
        "one": one,
        "card": Card(one),
        "sources": sources,
        "events": life.events(one, sources),
        "lanes": life.drawn(one, today),
        "description": life.description(one),
        "grants": [GrantRow(grant, life.number_of(sources, grant.source)) for grant in one.grants],
        "sum": add_up(one.grants),
        "results": results(one, sources),
        "awards": [(round_, award) for round_ in picture.rounds for award in round_.awards if award.partnership is one],
        "crumbs": [(reverse("pages:catalogue"), gettext("Partnerships"))]
        + [(reverse("pages:country", args=[country.code.lower()]), country.name) for country in one.countries[:1]],
        "address": settings.SITE_URL + request.path,
    })  # fmt: skip


def results(one, sources):
    """What came of it as far as the sources tell, each with its number."""
    told = [(one.outcome_note, 1 if one.outcome_note and sources else None)] if one.outcome_note else []
    told += [(grant.outcome_note, life.number_of(sources, grant.source)) for grant in one.grants if grant.outcome_note]
    return told


@public
def organisations(request):
    picture = the_picture(wants_examples(request))
    found, side = select_organisations(picture, request.GET), request.GET.get("side", "")
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    rows = [(one, len(picture.of_organisation.get(one.key, ()))) for one in page]
    return render(
        request,
        "pages/organisations.html",
        {"page": page, "rows": rows, "side": side, "q": request.GET.get("q", ""), "query": request.GET.urlencode()},
    )


@public
def organisation(request, slug):
    picture, one = with_examples_if_needed(request, slug, "organisation_by_slug")
    theirs = picture.of_organisation.get(one.key, [])
    return render(request, "pages/organisation.html", {
        "one": one,
        "cards": [Card(each) for each in theirs],
        "awards": picture.awards_of_organisation.get(one.key, []),
        "sum": add_up([grant for each in theirs for grant in each.grants]),
        "map": drawing(theirs, light=True) if theirs and one.on_map else None,
    })  # fmt: skip


@public
def countries(request):
    return render(request, "pages/countries.html", {"picture": the_picture(wants_examples(request))})


@public
def country(request, code):
    picture = the_picture(wants_examples(request))
    one = found_or_404({country.code.lower(): country for country, _number in picture.countries}, code)
    theirs = [each for each in picture.partnerships if one in each.countries]
    return render(request, "pages/country.html", {
        "country": one,
        "cards": [Card(each) for each in sorted(theirs, key=lambda each: (each.status != "active", -each.project_count))],
        "sum": add_up([grant for each in theirs for grant in each.grants]),
        "rounds": [(round_, named) for round_ in picture.rounds if (named := in_country(round_, one))],
        "map": drawing(theirs, light=True),
    })  # fmt: skip


def in_country(round_, country):
    return [award for award in round_.awards if award.partnership and country in award.partnership.countries]

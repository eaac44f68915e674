from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kompanjon.core import speech
from kompanjon.core.components.drawings import Entry, money_line
from kompanjon.core.db import sorting_key
from kompanjon.core.search.rules import asked, holds
from kompanjon.rounds.calls.models import Round
from kompanjon.rounds.rulebook.keys import COMPONENTS

from ..map.links import drawing, links
from ..published.queries import the_picture
from . import words as say
from .fresh import public, wants_examples, with_examples_if_needed


@public
def rounds(request):
    picture = the_picture(wants_examples(request))
    return render(request, "pages/rounds.html", {"rounds": picture.rounds, "ahead": live_rounds(picture)})


def live_rounds(picture):
    """Rounds of the office's own that are under way and have no decisions to show yet. A handful."""
    found = Round.objects.filter(is_recorded=False, is_example=False).exclude(slug__in=list(picture.round_by_slug))
    return found.exclude(state="published").order_by("-opens_at", "-pk")[:10]


def live_round(slug):
    return Round.objects.select_related("rule_set").filter(slug=slug, is_recorded=False).first()


def live_page(request, call):
    """A round before its decisions: when, what, for whom, under which rules."""
    names = [gettext(COMPONENTS[code]) for code in call.components if code in COMPONENTS]
    request.shows_example = call.is_example
    return render(request, "pages/round_live.html", {
        "round": call,
        "components": names,
        "countries": sorted((country.name for country in call.countries.all()), key=sorting_key),
        "rules": call.rule_set,
        "crumbs": [(reverse("pages:rounds"), gettext("Decisions and rounds"))],
    })  # fmt: skip


@public
def round_page(request, slug):
    if slug not in the_picture(True).round_by_slug and (call := live_round(slug)):
        return live_page(request, call)
    picture, one = with_examples_if_needed(request, slug, "round_by_slug")
    known = [award.partnership for award in one.awards if award.partnership]
    return render(request, "pages/round.html", {
        "round": one,
        "heading": heading(one),
        "known": len(known),
        "own_name": one.name != say.round_label(one),
        "map": drawing(known, light=True) if links(known) else None,
        "any_amount": any(award.amount is not None for award in one.awards),
        "mean": mean(one),
        "money": money(one) if one.frame else None,
        "most": most(one, picture),
        "crumbs": [(reverse("pages:rounds"), gettext("Decisions and rounds"))],
    })  # fmt: skip


def heading(one):
    """Autumn 2019: 11 Swedish parties share SEK 10,641,000."""
    label = say.round_label(one)
    number = one.awardees_stated or (len(one.awards) + one.unnamed if one.coverage.startswith("full") else 0)
    if number and one.total:
        text = ngettext(
            "{round}: {number} Swedish party gets {sum}", "{round}: {number} Swedish parties share {sum}", number
        )
        return text.format(round=label, number=number, sum=say.total(one))
    if one.projects_stated:
        projects = ngettext("{number} project", "{number} projects", one.projects_stated).format(
            number=one.projects_stated
        )
        return gettext("{round}: {what} granted").format(round=label, what=projects)
    return label


def money(one):
    """Frame, asked, decided and left of a round of the office's own, as a line with its key."""
    granted = Entry(
        "done",
        gettext("Decided"),
        one.total,
        ngettext("{number} application", "{number} applications", one.granted).format(number=one.granted),
    )
    key = [
        Entry("tick", gettext("Frame"), one.frame),
        Entry("ask", gettext("Asked for"), one.asked),
        granted,
        Entry("frame", gettext("Left"), one.frame - one.total),
    ]
    said = gettext("Frame {frame}, asked {asked}, decided {decided}, left {left}").format(
        frame=speech.kr(one.frame),
        asked=speech.kr(one.asked),
        decided=speech.kr(one.total),
        left=speech.kr(one.frame - one.total),
    )
    return {"line": money_line(one.frame, [granted], one.asked), "key": key, "said": said}


def mean(one):
    """What a party got on average, where the sum is exact and every party is known."""
    number = one.awardees_stated
    if one.total and number and one.total_qualifier in ("", "exact"):
        return speech.kr(round(one.total / number / 100) * 100)
    return ""


def most(one, picture):
    """The countries most granted, as the announcement ranks them: those of equal rank joined."""
    if "=" not in one.countries_most:
        return ""
    names = {country.code: country.name for country, _number in picture.countries}
    groups = [
        gettext(" and ").join(names.get(code, code) for code in group.split("="))
        for group in one.countries_most.split(";")
    ]
    return gettext(", then ").join(groups)


@public
def decisions(request):
    """The decision register: who was granted what, by which round. Rejections are counted, not named."""
    picture = the_picture(wants_examples(request))
    found = register(picture, request.GET)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    counted = [one for one in picture.rounds if one.granted or one.refused]
    return render(request, "pages/decisions.html", {
        "page": page,
        "rounds": picture.rounds,
        "counted": counted,
        "named": any(one.turned_down for one in picture.rounds),
        "round": request.GET.get("round", ""),
        "q": request.GET.get("q", ""),
        "query": request.GET.urlencode(),
    })  # fmt: skip


def register(picture, query):
    """[(round, award)] latest first, narrowed by the address."""
    words = asked(query.get("q", ""))
    wanted = query.get("round", "")
    return [
        (one, award)
        for one in picture.rounds
        if not wanted or one.slug == wanted
        for award in one.awards
        if holds(award.haystack, words)
    ]

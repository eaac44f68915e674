from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from kompanjon.applications.joint.queries import blank_forms
from kompanjon.core.files.answers import under_the_name
from kompanjon.core.office.models import the_office

from ..pages.fresh import public
from ..pages.rows import Card
from . import leaflet, rules
from .forms import NOBODY, CanWeForm
from .queries import examples_of_the_record, rounds_ahead, the_guide


@public
def how(request):
    """What a partnership is, what it pays and costs, and how a round goes: from the rule set in force."""
    return render(request, "guide/how.html", {
        "guide": the_guide(),
        "rounds": rounds_ahead(),
        "cards": [Card(one) for one in examples_of_the_record(4)],
        "office": the_office(),
        "blank": blank_forms(),
    })  # fmt: skip


@public
def who(request):
    """Who can apply and with which countries, and five questions: can we?"""
    guide = the_guide()
    asked = "you" in request.GET
    form = CanWeForm(request.GET if asked else None, auto_id="%s")
    findings = answered(form.cleaned_data, form, guide) if asked and guide and form.is_valid() else None
    return render(request, "guide/who.html", {
        "guide": guide,
        "form": form,
        "findings": findings,
        "verdict": rules.verdict(findings) if findings is not None else "",
        "no_partner": bool(findings is not None and form.cleaned_data["partner"] == NOBODY),
        "office": the_office(),
        "blank": blank_forms(),
    })  # fmt: skip


def answered(good, form, guide):
    country = form.known.get(good["country"])
    name = {"sv": country.name_sv, "en": country.name_en} if country else {"sv": "Landet", "en": "The country"}
    partner = "" if good["partner"] == NOBODY else good["partner"]
    given = rules.facts(
        good["you"],
        partner,
        good["country"],
        good["months"],
        good["amount"],
        name,
        country.continent_band if country else "",
    )
    return rules.answer(given, guide.rules)


@public
def paper(request):
    """The same as two pages on paper, for somebody who will decide whether to try."""
    guide = the_guide()
    if guide is None:
        raise Http404
    pdf = leaflet.made(
        guide, rounds_ahead(), the_office(), examples_of_the_record(), timezone.localdate(), get_language()
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    return under_the_name(response, f"{gettext('municipal-partnerships')}.pdf", shown=True)

"""What every page of a wave shows: its tabs, as far as the reader may go."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act

TABS = (
    ("sampling:wave", _("Wave"), Act.SURVEY_SEE),
    ("sampling:register", _("Register"), Act.SURVEY_FIELD_RUN),
    ("questionnaires:editor", _("Questions"), Act.SURVEY_SEE),
    ("fieldwork:messages", _("Messages"), Act.SURVEY_FIELD_RUN),
    ("fieldwork:field", _("Response rates"), Act.SURVEY_SEE),
    ("analysis:cleaning", _("Cleaning"), Act.SURVEY_ANALYSE),
    ("analysis:weights", _("Weights"), Act.SURVEY_ANALYSE),
    ("analysis:results", _("Results"), Act.SURVEY_ANALYSE),
    ("analysis:text_items", _("Free texts"), Act.SURVEY_TEXT_REVIEW),
    ("paired:pairs", _("Before and after"), Act.SURVEY_ANALYSE),
    ("figures:release", _("Publishing"), Act.SURVEY_SEE),
    ("figures:verify", _("Verify"), Act.SURVEY_ANALYSE),
    ("figures:method", _("Method"), Act.SURVEY_SEE),
)


LIVE = (  # pages that compute from the answers as they are, also after a release
    "analysis:cleaning",
    "analysis:weights",
    "analysis:weight_set",
    "analysis:results",
    "analysis:result",
    "fieldwork:field",
    "figures:figure",
    "figures:new",
    "figures:verify",
    "figures:method",
)


def wave_page(request, wave, template, facts=None, status=200):
    """A page of a wave, with its tabs. Where figures are computed anew it says how they stand to the release."""
    from ..figures.standing import latest_of

    here = request.resolver_match.view_name
    tabs = [
        (reverse(name, args=[wave.pk]), gettext(word), name == here)
        for name, word, act in TABS
        if request.user.has_perm(act, wave)
    ]
    crumbs = [(reverse("sampling:waves"), gettext("Surveys")), (reverse("sampling:wave", args=[wave.pk]), str(wave))]
    facts = {"wave": wave, "tabs": tabs, "crumbs": crumbs, **(facts or {})}
    if here in LIVE:
        facts["release_out"] = latest_of(wave)
    return render(request, template, facts, status=status)

"""Free texts are read one by one by the reviewer of texts, who says which may be quoted."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompanjon.core.trace.actions import note
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..figures.rules import identifies
from ..sampling.models import Wave
from ..sampling.pages import wave_page
from .free_texts import names_in, quotable, text_items, unread
from .models import ReadText

VERDICTS = (("quote", _("May be quoted")), ("keep", _("Stays here")), ("", _("Read it later")))


class VerdictForm(forms.Form):
    """What one text is found to be. It is told apart by the key of its response, which is random."""

    verdict = forms.ChoiceField(choices=VERDICTS, widget=forms.RadioSelect, required=False, initial="")


@door(Act.SURVEY_TEXT_REVIEW, Wave, related=("survey",))
def texts_page(request, wave):
    """Which questions have free texts, and how many of them are unread."""
    rows = [(item, unread(wave, item.code).count(), quotable(wave, item.code).count()) for item in text_items(wave)]
    facts = {"rows": rows, "may_see": wave.state not in ("draft", "register_locked", "open")}
    return wave_page(request, wave, "analysis/text_items.html", facts)


@door(Act.SURVEY_TEXT_REVIEW, Wave, related=("survey",))
def texts(request, wave, code):
    """Texts one by one, without group variables, in random order, with what points at somebody marked."""
    item = next((i for i in text_items(wave) if i.code == code), None)
    if item is None or wave.state in ("draft", "register_locked", "open"):
        raise Http404
    if request.method == "POST":
        n = keep_verdicts(wave, code, _verdicts(request.POST), by=request.user)
        messages.success(request, ngettext("{n} text is read.", "{n} texts are read.", n).format(n=n))
        return redirect("analysis:texts", wave.pk, code)
    page = Paginator(unread(wave, code), 20).get_page(1)
    names = names_in(wave)
    shown = [(r.pk, r.answers[code], identifies(r.answers[code], names), VerdictForm(prefix=str(r.pk))) for r in page]
    facts = {"item": item, "texts": shown, "left": page.paginator.count, "quoted": quotable(wave, code)[:200]}
    return wave_page(request, wave, "analysis/texts.html", facts)


def _verdicts(posted) -> dict[str, bool]:
    """Response → whether its text may be quoted; those that are to be read later are not there."""
    said = {name.removesuffix("-verdict"): posted[name] for name in posted if name.endswith("-verdict")}
    return {key: verdict == "quote" for key, verdict in said.items() if verdict in ("quote", "keep")}


@transaction.atomic
def keep_verdicts(wave, code, verdicts, *, by) -> int:
    """What was found of some texts. One that is read already keeps its verdict."""
    fresh = [r for r in unread(wave, code) if str(r.pk) in verdicts]
    found = [ReadText(response=r, item=code, quotable=verdicts[str(r.pk)], by=by) for r in fresh]
    ReadText.objects.bulk_create(found, ignore_conflicts=True)
    note(wave, "survey_texts.read", by=by, what={"item": code, "n": len(fresh)})
    return len(fresh)

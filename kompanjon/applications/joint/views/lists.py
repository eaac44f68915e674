"""Lists of applications: the office's with filters, a party's own."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from kompanjon.core.files.answers import under_the_name
from kompanjon.core.selects import PlainSelect
from kompanjon.core.sheets.writing import csv_pieces
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, signed_in
from kompanjon.rounds.calls.models import Round

from ..actions.start import own_organisations
from ..export import COLUMNS, rows
from ..flow import APPLICATION, BEING_SIGNED, MAY_LACK_A_SIGNATURE, NOT_YET_HANDED_IN
from ..models import COMPONENTS
from ..overview import (
    PER_PAGE,
    filter_choices,
    filtered,
    in_a_line,
    sections_done,
    unsigned_of,
    what_is_there,
    with_parties,
)
from ..queries import was_handed_in
from ..reminding import lacking_with_letters, remind_all


class FilterForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Search title, parties and case number"), required=False, max_length=200)
    round = forms.ChoiceField(label=gettext_lazy("Round"), required=False, widget=PlainSelect)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, widget=PlainSelect)
    component = forms.ChoiceField(label=gettext_lazy("Component"), required=False, widget=PlainSelect)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False, widget=PlainSelect)
    officer = forms.ChoiceField(label=gettext_lazy("Programme officer"), required=False, widget=PlainSelect)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        swedish, every = (get_language() or "sv").startswith("sv"), [("", _("All"))]
        choices = filter_choices()
        for name in ("round", "country", "officer"):
            named = [(key, sv if swedish else en) for key, sv, en in choices[name]]
            self.fields[name].choices = every + sorted(named, key=lambda one: one[1].casefold())
        self.fields["state"].choices = every + [(state.name, _(state.label)) for state in APPLICATION.states]
        self.fields["component"].choices = every + [(code, _(name)) for code, name in COMPONENTS]

    @property
    def chosen(self):
        """The filters that hold; one that names something unknown is left aside."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@signed_in
def applications(request):
    """The office's list, or one's own applications. Everybody sees what lies within reach, and no more."""
    if request.user.has_perm(Act.APPLICATION_SEE_DRAFTS):
        return office_list(request)
    mine = filtered(request.user, {})
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    with_parties(list(page.object_list))
    context = {"page": page, "may_start": bool(own_organisations(request.user))}
    return render(request, "joint/my_applications.html", context)


def office_list(request):
    form = FilterForm(request.GET)
    chosen = form.chosen
    keys = filtered(request.user, chosen).values_list("pk", flat=True)
    if "q" in chosen:
        keys = list(keys)  # found once, then counted and paged here: the search costs more than what it finds
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = shown = with_parties(in_a_line(list(page.object_list)))
    drafts = [one for one in shown if one.state in NOT_YET_HANDED_IN]
    signing = [one for one in shown if one.state in BEING_SIGNED | MAY_LACK_A_SIGNATURE]
    there = what_is_there({*drafts, *signing})
    done = sections_done(drafts, there)
    missing = unsigned_of(signing, there)
    for one in shown:
        one.done, one.unsigned = done.get(one.pk), missing.get(one.pk, ())
        one.hidden = not was_handed_in(one) and not (one.office_may_read or one.on_paper)
    context = {"page": page, "form": form, "chosen": chosen, "fields": [form[name] for name in list(form.fields)[1:]]}
    return render(request, "joint/applications.html", context)


@signed_in
def as_csv(request):
    """The whole selection as a table, with the same filter as the list; `?excel=1` for Excel."""
    office = request.user.has_perm(Act.APPLICATION_SEE_DRAFTS)
    found = filtered(request.user, FilterForm(request.GET).chosen if office else {})
    pieces = csv_pieces(COLUMNS, rows(found, may_read_drafts=not office), request.GET.get("excel") == "1")
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    return under_the_name(answer, "applications.csv")


@door(Act.APPLICATION_SEE_DRAFTS)
def unsigned(request, call):
    """All who lack a signature in a round, and the letter that each would get; one a day."""
    call = get_object_or_404(Round, pk=call)
    if request.method == "POST":
        now, before = remind_all(call, by=request.user)
        if now:
            said = ngettext("One letter is on its way.", "{count} letters are on their way.", now).format(count=now)
            messages.success(request, said)
        elif before:
            messages.info(request, _("Everybody has had today's letter. Nothing more was sent."))
        return redirect("joint:unsigned", call.pk)
    lacking = lacking_with_letters(call)
    letters = [letter for one in lacking for letter in one.reminders]
    context = {"round": call, "lacking": lacking, "letters": letters, "fresh": sum(not one.sent for one in letters)}
    return render(request, "joint/unsigned.html", context)

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.numbers import typed_number
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from . import actions, editing, pages
from .forms import CapForm, CompareForm, CountriesForm, RuleSetForm, StampForm, ValueForm
from .keys import HEADINGS, KEYS
from .models import Cap, OpenDecision, RuleSet, RuleSetVersion


@door(Act.ROUND_SEE)
def index(request):
    """Every rule set, the office's own first. A handful."""
    rule_sets = RuleSet.objects.select_related("source", "copied_from").order_by("-valid_from", "-pk")
    facts = {
        "rule_sets": rule_sets,
        "still_open": pages.still_open(),
        "may_edit": request.user.has_perm(Act.RULE_SET_EDIT),
    }
    return render(request, "rulebook/index.html", facts)


@door(Act.ROUND_SEE, RuleSet)
def detail(request, rule_set):
    """A rule set as it stands, or as one of its earlier versions stood."""
    versions = list(rule_set.versions.select_related("by").defer("content").order_by("-number"))
    number = typed_number(request.GET.get("version"))
    chosen = rule_set.versions.order_by("-number") if number is None else rule_set.versions.filter(number=number)
    version = chosen.first()
    if version is None:
        raise Http404
    content = version.content
    facts = {
        "rule_set": rule_set,
        "version": version,
        "versions": versions,
        "headings": pages.values_by_heading(content),
        "caps": pages.cap_rows(content),
        "uncapped": pages.uncapped(content),
        "missing": pages.missing_values(content),
        "may_copy": request.user.has_perm(Act.RULE_SET_EDIT),
        "may_edit": is_own(rule_set)
        and request.user.has_perm(Act.RULE_SET_EDIT)
        and version.number == rule_set.version,
    }
    return render(request, "rulebook/detail.html", facts)


def is_own(rule_set):
    """Made by the office. What was read from others is copied, not edited."""
    return rule_set.provenance == "decided"


def own_or_404(rule_set):
    if not is_own(rule_set):
        raise Http404
    return rule_set


@door(Act.RULE_SET_EDIT)
def create(request):
    return name_form(request, RuleSet(), lambda form: editing.make_rule_set(form, by=request.user))


@door(Act.RULE_SET_EDIT, RuleSet)
def copy(request, rule_set):
    made = RuleSet(name_sv=f"{rule_set.name_sv} (kopia)", name_en=f"{rule_set.name_en} (copy)")
    return name_form(
        request, made, lambda form: editing.make_rule_set(form, by=request.user, copy_of=rule_set), rule_set
    )


@door(Act.RULE_SET_EDIT, RuleSet)
def edit(request, rule_set):
    return name_form(request, own_or_404(rule_set), lambda form: editing.name_rule_set(form, by=request.user))


def name_form(request, rule_set, keep, copy_of=None):
    form = RuleSetForm(request.POST or None, instance=rule_set)
    if request.method == "POST" and form.is_valid():
        kept = keep(form)
        messages.success(request, _("Saved."))
        return redirect("rulebook:detail", kept.pk)
    facts = {"form": form, "rule_set": rule_set, "copy_of": copy_of}
    return render(request, "rulebook/name.html", facts, status=422 if form.errors else 200)


@door(Act.RULE_SET_EDIT, RuleSet)
def value(request, rule_set, key):
    """Set one value of the office's own rule set, with its source; or say that there is no limit."""
    if key not in KEYS:
        raise Http404
    row = own_or_404(rule_set).parameters.filter(key=key).select_related("source").first()
    initial = source_of(row) | {"severity": row.severity} if row else {}
    form = ValueForm(request.POST or None, key=key, now=row and row.value, initial=initial)
    if request.method == "POST" and request.POST.get("act") == "remove":
        editing.remove_value(rule_set, key, by=request.user, why=request.POST.get("why", ""))
        messages.success(
            request, _("No limit has been set any more. Those who are held to an earlier version keep it.")
        )
        return redirect("rulebook:detail", rule_set.pk)
    if request.method == "POST" and form.is_valid():
        said, source = form.cleaned_data, form.source
        editing.set_value(
            rule_set, key, by=request.user, value=said["value"], severity=said["severity"], source=source,
            provenance="public" if source else "decided", why=said["why"],
        )  # fmt: skip
        messages.success(request, _("Saved as a new version. Those who are held to an earlier one keep it."))
        return redirect("rulebook:detail", rule_set.pk)
    facts = {
        "form": form,
        "rule_set": rule_set,
        "label": KEYS[key].label,
        "heading": HEADINGS[KEYS[key].heading],
        "row": row,
    }
    return render(request, "rulebook/value.html", facts, status=422 if form.errors else 200)


def source_of(row):
    if row is None or row.source is None:
        return {}
    source = row.source
    return {
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_year": source.year,
        "source_address": source.address,
    }


@door(Act.RULE_SET_EDIT, RuleSet)
def cap(request, rule_set):
    """Set a ceiling or guide value; one that stands on the same place is replaced."""
    own_or_404(rule_set)
    form = CapForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        editing.set_cap(
            rule_set, {name: said[name] for name in ("component", "parties", "band")}, by=request.user, source=form.source,
            why=said["why"], amount=said["amount"], labour=said["labour"], per=said["per"],
            kind=said["kind"],
        )  # fmt: skip
        messages.success(request, _("Saved as a new version. Those who are held to an earlier one keep it."))
        return redirect("rulebook:cap", rule_set.pk)
    own = [(row, *said) for row, said in own_caps(rule_set)]
    facts = {"form": form, "rule_set": rule_set, "own": own}
    return render(request, "rulebook/cap.html", facts, status=422 if form.errors else 200)


def own_caps(rule_set):
    from .queries import row_of_cap
    from .saying import said_cap, said_cap_place

    for row in rule_set.caps.select_related("source").order_by("component", "parties", "band"):
        plain = row_of_cap(row)
        yield row, (said_cap_place(plain), said_cap(plain))


@require_POST
@door(Act.RULE_SET_EDIT, RuleSet)
def remove_cap(request, rule_set, cap):
    editing.remove_cap(get_object_or_404(Cap, pk=cap, rule_set=own_or_404(rule_set)), by=request.user)
    messages.success(request, _("The ceiling is gone: no limit has been set there."))
    return redirect("rulebook:cap", rule_set.pk)


@door(Act.RULE_SET_EDIT, RuleSet)
def countries(request, rule_set):
    own_or_404(rule_set)
    now = rule_set.country_lists.filter(key=editing.OWN_LIST).first() or rule_set.country_lists.last()
    listed = now.countries.filter(status="open").values_list("country_id", flat=True) if now else []
    form = CountriesForm(request.POST or None, initial={"countries": list(listed)})
    if request.method == "POST" and form.is_valid():
        chosen, why = form.cleaned_data["countries"], form.cleaned_data["why"]
        editing.set_countries(rule_set, list(chosen), by=request.user, why=why)
        messages.success(request, _("Saved as a new version. Those who are held to an earlier one keep it."))
        return redirect("rulebook:detail", rule_set.pk)
    return render(
        request, "rulebook/countries.html", {"form": form, "rule_set": rule_set}, status=422 if form.errors else 200
    )


@door(Act.ROUND_SEE)
def compare(request):
    """Two rule sets, or two versions of one, side by side: only what differs."""
    versions = list(RuleSetVersion.objects.select_related("rule_set").defer("content").order_by("rule_set", "-number"))
    form = CompareForm(request.GET or None, versions=versions)
    facts = {"fields": list(form)}
    if form.is_bound and form.is_valid():
        one, other = (
            RuleSetVersion.objects.select_related("rule_set").get(pk=form.cleaned_data[name])
            for name in ("one", "other")
        )
        facts |= {"one": one, "other": other, "rows": pages.comparison_rows(one.content, other.content)}
    return render(request, "rulebook/compare.html", facts)


@door(Act.ROUND_SEE)
def open_decisions(request):
    """The list a new office works through: every assumed value, until none is left open."""
    rows = list(pages.decision_rows(any_lists()))
    show = request.GET.get("show", "open")
    shown = rows if show == "all" else [row for row in rows if row.is_open == (show == "open")]
    grouped = {}
    for row in shown:
        grouped.setdefault(row.decision.heading, []).append(row)
    facts = {
        "groups": [(heading, HEADINGS[heading], grouped[heading]) for heading in HEADINGS if heading in grouped],
        "show": show,
        "open": sum(row.is_open for row in rows),
        "decided": sum(not row.is_open for row in rows),
        "may_stamp": request.user.has_perm(Act.OPEN_DECISION_STAMP),
    }
    return render(request, "rulebook/open_decisions.html", facts)


def any_lists():
    """The lists of countries a decision may name: those that were read."""
    version = RuleSetVersion.objects.filter(rule_set__for_demonstration=True).order_by("-number").first()
    return version.content["country_lists"] if version else []


@door(Act.OPEN_DECISION_STAMP, OpenDecision)
def stamp(request, decision):
    """Confirm, change, discard or undo: confirmed, discarded and undone in one click, changed through a form."""
    rule_set = held_in(decision, request.POST.get("rule_set") or request.GET.get("rule_set"))
    rows = pages.decision_rows(any_lists())
    row = next((row for row in rows if row.decision == decision and row.rule_set == rule_set), None)
    if row is None:
        raise Http404
    outcome = request.POST.get("outcome")
    form = StampForm(
        request.POST if outcome == "changed" else None,
        key=decision.key,
        now=value_in(decision, rule_set),
        lists=any_lists(),
    )
    if request.method == "POST" and outcome in ("confirmed", "not_used", "undone"):
        actions.stamp(decision, outcome, by=request.user, rule_set=rule_set, why=request.POST.get("why", ""))
        messages.success(request, _("Noted with your name and today's date."))
        return back_to_list(decision)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.stamp(
            decision,
            "changed",
            by=request.user,
            rule_set=rule_set,
            value=said["value"],
            severity=said["severity"],
            why=said["why"],
        )
        messages.success(request, _("Noted with your name and today's date."))
        return back_to_list(decision)
    facts = {
        "decision": decision,
        "rule_set": rule_set,
        "row": row,
        "form": form,
        "stamps": decision.stamps.filter(rule_set=rule_set).order_by("-pk"),
    }
    return render(request, "rulebook/stamp.html", facts, status=422 if form.errors else 200)


def held_in(decision, pk):
    """The rule set that the value stands in, if it stands in one."""
    if not pk:
        return None
    return get_object_or_404(RuleSet, pk=typed_number(pk), parameters__key=decision.key)


def value_in(decision, rule_set):
    return rule_set.parameters.get(key=decision.key).value if rule_set else decision.value


def back_to_list(decision):
    """To the heading one was working under."""
    return redirect(f"{reverse('rulebook:open_decisions')}#{decision.heading}")

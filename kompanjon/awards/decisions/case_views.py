"""One decision: preparing it, reading it, its conditions and its letters."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.flow import TOLD
from kompanjon.applications.joint.models import Application
from kompanjon.assessment.reviews.queries import criteria_for
from kompanjon.core.files.answers import file_answer, under_the_name
from kompanjon.core.post.text import as_html
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door
from kompanjon.people.organisations.models import Organisation

from . import actions, letters, queries
from .amounts import asked_lines, decided_lines, grid
from .forms import LaterForm, LetterForm, ProposalForm, condition_formset
from .later import later_under_way
from .life import CONDITIONS, LIFE
from .models import Award, Condition, DecisionLetter
from .rules import WITH_CONDITIONS, who_may_decide

WITH_CASE = ("application__round", "application__partnership", "proposed_by", "decided_by", "decided_for", "item")


@door(Act.AWARD_PREPARE, Application, related=("round", "partnership"))
def prepare(request, application):
    """The proposal for one application, with everything that the letter will say."""
    award = queries.current_award(application)
    if award and award.state not in ("proposed", "sent_back"):
        return redirect("decisions:award", award.pk)
    owners = Organisation.objects.filter(application_parties__application=application).order_by("pk")
    posted, initial = request.POST or None, queries.as_initial(application, award)
    form = ProposalForm(posted, initial=initial, criteria=criteria_for(application), **money_of(application, award))
    conditions = condition_formset(owners, posted, queries.conditions_as_initial(award))
    if request.method == "POST" and form.is_valid() and conditions.is_valid():
        try:
            actions.propose(application, by=request.user, **proposal_of(form, conditions))
        except Refused as refused:
            form.show(refused.problems)
        else:
            messages.success(request, gettext("The proposal is kept."))
            return redirect("decisions:prepare", application.pk)
    return show_proposal(request, application, award, form, conditions)


@door(Act.AWARD_PREPARE, Award, related=WITH_CASE)
def replace(request, earlier):
    """The proposal for a later decision that changes, corrects or revokes a published one."""
    application = earlier.application
    award = earlier.replaced_by.exclude(state="withdrawn").first()
    if award and award.state not in ("proposed", "sent_back"):
        return redirect("decisions:award", award.pk)
    owners = Organisation.objects.filter(application_parties__application=application).order_by("pk")
    posted, initial = request.POST or None, queries.as_initial(application, award or earlier)
    if award is None:
        initial = {**initial, "version": None, "reason_sv": "", "reason_en": ""}
    else:
        initial["change"] = award.change
    form = LaterForm(
        posted, initial=initial, after=earlier.outcome, criteria=[] if earlier.promises else criteria_for(application),
        **money_of(application, award if award and award.promises else earlier),
    )  # fmt: skip
    conditions = condition_formset(owners, posted, queries.conditions_as_initial(award or earlier))
    if request.method == "POST" and form.is_valid() and conditions.is_valid():
        said = proposal_of(form, conditions)
        try:
            actions.propose(application, by=request.user, replaces=earlier, change=form.cleaned_data["change"], **said)
        except Refused as refused:
            form.show(refused.problems)
        else:
            messages.success(request, gettext("The proposal is kept."))
            return redirect("decisions:replace", earlier.pk)
    return show_proposal(request, application, award, form, conditions, earlier)


def money_of(application, award):
    """The years and the grid of amounts that the proposal's form asks about."""
    asked, decided = asked_lines(application), decided_lines(award) if award else {}
    years = queries.project_years(application, decided)
    return {"years": years, "rows": grid(application, [number for number, _year in years], asked, decided)}


def proposal_of(form, conditions):
    said = form.cleaned_data
    kept = [one for one in conditions.cleaned_data if one and not one.get("DELETE")]
    return {
        "outcome": said["outcome"], "amounts": form.amounts if said["outcome"] in actions.PROMISES else {},
        "reason": (said["reason_sv"], said["reason_en"]), "reasons": form.reasons, "version": said["version"],
        "conditions": [(one["text_sv"], one["text_en"], one["owner"], one["due"]) for one in kept]
        if said["outcome"] == WITH_CONDITIONS else [],
    }  # fmt: skip


def show_proposal(request, application, award, form, conditions, earlier=None):
    facts = queries.decision_facts(award) if award else None
    context = {
        "application": application, "award": award, "form": form, "earlier": earlier, "conditions": conditions, "facts": facts,
        "in_the_way": queries.in_the_way(facts) if facts else [], "written": queries.written_by_assessors(application),
        "deciders": who_may_decide(facts, queries.deciders()) if facts else [],
    }  # fmt: skip
    wrong = form.errors or (conditions.is_bound and not conditions.is_valid())
    return render(request, "decisions/prepare.html", context, status=422 if wrong else 200)


@door(Act.AWARD_SEE, Award, related=WITH_CASE)
def award(request, award):
    """A decision as it was taken, its conditions and its letters."""
    return show_award(request, award)


def show_award(request, award, problems=(), status=200):
    conditions = [
        {"condition": one, "steps": CONDITIONS.open_steps(one, request.user)}
        for one in award.conditions.select_related("owner")
    ]
    context = {
        "award": award, "application": award.application, "conditions": conditions, "problems": problems,
        "steps": [one for one in LIFE.open_steps(award, request.user) if one.step.name in ("send_back", "withdraw", "propose_again")],
        "budget": letters.lines_of(award), "letters": award.letters.order_by("-language"),
        "may_take_up": award.current and award.state == "published" and award.application.state == "deferred"
        and not later_under_way(award.application) and request.user.has_perm(Act.APPLICATION_PREPARE, award.application),
        "later": award.replaced_by.exclude(state="withdrawn").first(),
        "may_replace": award.current and award.state == "published" and award.application.state in TOLD
        and request.user.has_perm(Act.AWARD_PREPARE, award),
    }  # fmt: skip
    return render(request, "decisions/award.html", context, status=status)


@require_POST
@door(Act.AWARD_SEE, Award, related=WITH_CASE)
def step(request, award):
    name = request.POST.get("step", "")
    if name not in ("send_back", "withdraw", "propose_again"):
        raise Http404
    try:
        actions.take(award, name, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        award.refresh_from_db()
        return show_award(request, award, refused.problems, 422)
    return redirect("decisions:award", award.pk)


@require_POST
@door(Act.APPLICATION_PREPARE, Application, related=("round",))
def take_up_again(request, application):
    try:
        actions.take_up_again(application, by=request.user)
    except Refused as refused:
        return render(request, "422.html", {"problems": refused.problems}, status=422)
    return redirect("decisions:prepare", application.pk)


@require_POST
@door(Act.AWARD_SEE, Condition, related=("award__application",))
def condition(request, condition):
    """A condition is met, not met after all, or waived; each with a word on why."""
    name = request.POST.get("step", "")
    if name not in {one.name for one in CONDITIONS.flow.steps}:
        raise Http404
    try:
        CONDITIONS.take(name, condition, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        kept = Award.objects.select_related(*WITH_CASE).get(pk=condition.award_id)
        return show_award(request, kept, refused.problems, 422)
    return redirect("decisions:award", condition.award_id)


@door(Act.AWARD_SEE, DecisionLetter, related=tuple(f"award__{one}" for one in WITH_CASE))
def letter(request, letter):
    """The letter as it will be read. Only the words around the facts can be changed, until it is sent."""
    form = LetterForm(request.POST or None, initial={"opening": letter.opening, "closing": letter.closing})
    may_edit = letter.sent_at is None and letter.award.state == "decided" and request.user.has_perm(Act.AWARD_PREPARE)
    if request.method == "POST":
        if not may_edit:
            return show_letter(request, letter, form, may_edit, 422)
        if form.is_valid():
            keep_letter(letter, form.cleaned_data, request.user)
            messages.success(request, gettext("Saved."))
            return redirect("decisions:letter", letter.pk)
    return show_letter(request, letter, form, may_edit, 422 if form.errors else 200)


def keep_letter(letter, words, by):
    letter.opening, letter.closing, letter.edited_by = words["opening"], words["closing"], by
    letter.edited_at = timezone.now()
    letter.save(update_fields=["opening", "closing", "edited_by", "edited_at"])


def show_letter(request, letter, form, may_edit, status):
    text = as_html(letters.text_of(letter))
    context = {
        "letter": letter,
        "award": letter.award,
        "form": form,
        "may_edit": may_edit,
        "text": text,
        "subject": letters.subject_of(letter),
    }
    return render(request, "decisions/letter.html", context, status=status)


@door(Act.AWARD_SEE, DecisionLetter, related=tuple(f"award__{one}" for one in WITH_CASE))
def letter_pdf(request, letter):
    """The kept PDF; before it is kept, the same made now, not kept."""
    return pdf_answer(letter)


def pdf_answer(letter):
    from django.http import HttpResponse

    kept = letters.kept_pdf(letter)
    if kept:
        return file_answer(kept)
    answer = HttpResponse(letters.pdf_of(letter), content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return under_the_name(answer, f"{letter.award.application.case_number}-{letter.language}.pdf")


@door(Act.APPLICATION_SEE, Application, related=("round", "partnership"))
def told(request, application):
    """The decision as the parties read it, once it has been published, and those before it that it took the place of."""
    letter = published_letter(application, request.GET.get("letter") or get_language())
    context = {
        "earlier": earlier_letters(letter),
        "application": application,
        "letter": letter,
        "text": as_html(letters.text_of(letter)),
        "subject": letters.subject_of(letter),
    }
    return render(request, "decisions/told.html", context)


@door(Act.APPLICATION_SEE, Application, related=("round", "partnership"))
def told_pdf(request, application, language):
    return pdf_answer(published_letter(application, language))


@door(Act.APPLICATION_SEE, Application, related=("round", "partnership"))
def earlier_pdf(request, application, letter):
    """The letter of an earlier decision, which stays for the parties to read."""
    found = DecisionLetter.objects.filter(pk=letter, award__application=application, award__state="published")
    kept = found.select_related(*(f"award__{one}" for one in WITH_CASE)).first()
    if kept is None:
        raise Http404
    return pdf_answer(kept)


def published_letter(application, language):
    told = Award.objects.told().filter(application=application).order_by("-published_at")
    found = DecisionLetter.objects.filter(award__in=told[:1].values("pk"))
    kept = {one.language: one for one in found.select_related(*(f"award__{one}" for one in WITH_CASE))}
    if not kept:
        raise Http404
    return kept.get(language[:2]) or kept["en"]


def earlier_letters(letter):
    """The letters, in the same language, of the decisions before this one."""
    found = DecisionLetter.objects.filter(award__application=letter.award.application, award__state="published")
    found = found.filter(language=letter.language).exclude(award=letter.award).select_related("award__item")
    return found.order_by("-award__published_at")

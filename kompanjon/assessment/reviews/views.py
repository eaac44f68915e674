from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.applications.joint.models import Application
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, signed_in
from kompanjon.people.accounts.models import Person

from . import queries
from .actions import ask_to_assess, hand_in_review, save_review, state_ties
from .forms import AskForm, ReviewForm, StatementForm
from .life import LIFE
from .models import ConflictStatement, Review
from .reading import budget_of, text_of

WITH_CASE = ("application__round", "application__partnership", "application__form_version", "asked")


@signed_in
def mine(request):
    """What I have been asked to read. A person reads some tens of applications in a round."""
    waiting = [{"review": one, "late": queries.is_late(one)} for one in queries.reviews_to_write(request.user)]
    done = queries.reviews_written(request.user)[:50]
    return render(request, "reviews/mine.html", {"waiting": waiting, "done": done})


@door(Act.REVIEW_SEE, Application, related=("round", "partnership"))
def case(request, application):
    """Who reads an application, and, when all of them are done, what each of them wrote."""
    return show_case(request, application)


def show_case(request, application, *, form=None, problems=(), status=200):
    told = queries.case_of(application, request.user)
    may_ask = request.user.has_perm(Act.REVIEW_ASSIGN, application)
    everybody = queries.candidates(application) if may_ask else []
    free = [one for one in everybody if not one.hindrance]
    context = {
        "application": application, "told": told, "problems": problems, "may_ask": may_ask,
        "may_agree": application.state == "in_assessment" and request.user.has_perm(Act.APPLICATION_PREPARE, application),
        "hindered": [one for one in everybody if one.hindrance in (queries.TIED, queries.DECLARED)],
        "wanted": queries.still_wanted(application, told.assessed, len(free)),
        "form": form or (AskForm(free=free) if free and application.state in ("eligible", "in_assessment") else None),
    }  # fmt: skip
    return render(request, "reviews/case.html", context, status=status)


@require_POST
@door(Act.REVIEW_ASSIGN, Application, related=("round", "partnership"))
def ask(request, application):
    free = [one for one in queries.candidates(application) if not one.hindrance]
    form = AskForm(request.POST, free=free)
    if not form.is_valid():
        return show_case(request, application, form=form, status=422)
    person = get_object_or_404(Person, pk=form.cleaned_data["person"])
    try:
        ask_to_assess(application, person, by=request.user, due=form.cleaned_data["due"])
    except Refused as refused:
        return show_case(request, application, problems=refused.problems, status=422)
    messages.success(request, gettext("{name} has been asked to read.").format(name=person))
    return redirect("reviews:case", application.pk)


@require_POST
@door(Act.REVIEW_ASSIGN, Application, related=("round", "partnership"))
def release(request, application, review):
    """Take an assessor off a case, with a reason."""
    review = get_object_or_404(Review, pk=review, application=application)
    try:
        LIFE.take("release", review, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return show_case(request, application, problems=refused.problems, status=422)
    return redirect("reviews:case", application.pk)


@door(Act.REVIEW_WRITE, Review, related=WITH_CASE)
def statement(request, review):
    """Before reading: does anything tie me to the case?"""
    kept = ConflictStatement.objects.filter(application=review.application_id, person=review.asked_id).first()
    before = {"ties": kept.ties, "text": kept.text, "nothing": not kept.ties} if kept else None
    form = StatementForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            given = state_ties(review, form.cleaned_data["ties"], form.cleaned_data["text"], by=request.user)
        except Refused as refused:
            return answer_statement(request, review, form, refused.problems)
        if given.disqualifies:
            messages.success(request, gettext("Thank you. Somebody else will read this application."))
            return redirect("reviews:mine")
        return redirect("reviews:write", review.pk)
    return answer_statement(request, review, form, (), 422 if form.errors else 200)


def answer_statement(request, review, form, problems, status=422):
    context = {"review": review, "application": review.application, "form": form, "problems": problems}
    return render(request, "reviews/statement.html", context, status=status)


@door(Act.REVIEW_WRITE, Review, related=WITH_CASE)
def write(request, review):
    """The application on one side, one's own assessment on the other."""
    if review.state == "asked":
        return redirect("reviews:statement", review.pk)
    if review.state != "writing":
        return closed(request, review)
    criteria = queries.criteria_for(review.application)
    if request.method != "POST":
        return show_review(request, review, ReviewForm(initial=queries.as_initial(review), criteria=criteria))
    form = ReviewForm(request.POST, criteria=criteria)
    if not form.is_valid():
        return show_review(request, review, form, 422)
    return keep(request, review, form)


def closed(request, review):
    if review.state == "handed_in":
        return redirect("reviews:case", review.application_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "reviews/stood_down.html", {"review": review}, status=status)


def keep(request, review, form):
    """Save first, so that nothing is lost; then hand in, if that was asked for."""
    values = {name: form.cleaned_data[name] for name in ("recommendation", "comment", "version")}
    try:
        review = save_review(review, scores=form.scores, reasons=form.reasons, by=request.user, **values)
        if "hand_in" in request.POST:
            hand_in_review(review, by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        form.data = form.data.copy()
        form.data["version"] = Review.objects.values_list("version", flat=True).get(pk=review.pk)
        return show_review(request, review, form, 422)
    if review.state == "handed_in":
        messages.success(request, gettext("Your review has been handed in. It can no longer be changed."))
        return redirect("reviews:case", review.application_id)
    messages.success(request, gettext("Saved."))
    return redirect("reviews:write", review.pk)


def show_review(request, review, form, status=200):
    application = review.application
    reading = request.GET.get("text", "")
    context = {
        "review": review, "application": application, "form": form, "text": text_of(application, reading),
        "reading": reading, "budget": budget_of(application), "progress": queries.progress(review, form), "statement": queries.statement_of(review),
    }  # fmt: skip
    return render(request, "reviews/write.html", context, status=status)

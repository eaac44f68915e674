"""The pages of the form: one for each section, saved on its own, in any order, with anything missing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kompanjon.core.numbers import typed_number
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from ..actions.write import Typed, save_answers, save_other_language
from ..boxes import OTHER, asked_in, marked, problems_of
from ..flow import OPEN_TO_WRITE
from ..form import fields_in
from ..hosts import hosts_of
from ..models import Application
from ..queries import (
    answers_of,
    enters_paper,
    form_of,
    is_writer,
    may_be_completed_on_paper,
    may_read_text,
    parties_of,
    texts_of,
)
from ..reading import read_through
from .budget import budget_page
from .comments import comments_on

RELATED = ("round", "partnership", "form_version")


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def section(request, application, section):
    """One section: read by whoever may see the application, written by the coordinators while the text is open."""
    if not may_read_text(request.user, application):
        raise PermissionDenied
    place = form_of(application).section(section)
    if place is None:
        raise Http404
    writes = may_write(request.user, application)
    if request.method == "POST":
        if not is_writer(request.user, application):
            raise PermissionDenied
        return save_section(request, application, place)
    return section_page(request, application, place, writes=writes)


def may_write(person, application):
    return application.state in OPEN_TO_WRITE and is_writer(person, application)


def save_section(request, application, place):
    typed = typed_in(request.POST, place, parties_of(application))
    try:
        saved = save_answers(application, typed, by=request.user)
    except Refused as refused:
        return section_page(request, application, place, typed=typed, refused=refused.problems, status=422, writes=True)
    budget = budget_page(request, application, place) if place.kind == "budget" else None
    if saved.collisions or saved.refused or (budget and budget.stands_in_the_way):
        unsaved = {one.field.name: one.text for one in typed if one.field.name in saved.refused}
        unsaved |= {one.name: one.typed.text for one in saved.collisions}
        return section_page(
            request, application, place, unsaved=unsaved, saved=saved, budget=budget, status=422, writes=True
        )
    count = len(saved.names) + (len(budget.saved.names) if budget else 0)
    say_saved(request, application, place, count, sum(bool(problems_of(one.field, one.text)) for one in typed))
    return redirect(after_saving(request, application, place))


def say_saved(request, application, place, count, wrong):
    if not count and not wrong:
        messages.info(request, _("Nothing was changed, so there was nothing to save."))
        return
    said = ngettext("Saved: one change in “{section}”.", "Saved: {count} changes in “{section}”.", count)
    said = said.format(count=count, section=place.title)
    if wrong:
        more = ngettext(
            "One answer there must be corrected before you sign.",
            "{count} answers there must be corrected before you sign.",
            wrong,
        )
        messages.warning(request, f"{said} {more.format(count=wrong)}")
    else:
        messages.success(request, said)
    deadline = application.deadline
    from django.utils import timezone

    if deadline and application.state == "draft" and timezone.now() > deadline:
        messages.warning(
            request, _("It is saved, but the last day has passed, so it cannot be handed in in this round.")
        )


def after_saving(request, application, place):
    sections = form_of(application).sections
    if may_be_completed_on_paper(application) and enters_paper(request.user, application):
        parts = "joint:complete_on_paper"
    else:
        parts = "joint:application"
    if request.POST.get("go") == "next" and place.number < len(sections):
        return redirect("joint:section", application.pk, sections[place.number].key).url
    if request.POST.get("go") == "stay":
        return redirect("joint:section", application.pk, place.key).url
    return redirect(parts, application.pk).url


def typed_in(post, place, parties):
    """What was typed, for every field that was on the page. Whose text shall stand was asked where two collided."""
    typed = []
    for one in fields_in(place, parties):
        version = post.get(f"v:{one.name}")
        if version is None or post.get(f"choose:{one.name}") == "theirs":
            continue
        text = " ".join(post.getlist(one.name)) if one.kind == "choices" else post.get(one.name, "")
        typed.append(Typed(one, text, typed_number(version) or 0))
    return typed


def section_page(
    request,
    application,
    place,
    *,
    typed=(),
    unsaved=None,
    saved=None,
    refused=(),
    budget=None,
    remark="",
    other=None,
    status=200,
    writes=False,
):
    """`other` is (answer, text): a version in the other language that was typed and could not be kept."""
    answers, parties, form = answers_of(application), parties_of(application), form_of(application)
    unsaved = unsaved or {one.field.name: one.text for one in typed}
    if other and (there := answers.get((other[0].key, other[0].party_id))):
        there.other_text = other[1]
    asked = asked_in(place, parties, answers, application, unsaved)
    collisions = [shown_collision(one) for one in saved.collisions] if saved else []
    context = {
        "application": application,
        "section": place,
        "form": form,
        "parties": parties,
        "asked": asked,
        "writes": writes,
        "refused": list(refused),
        "not_kept": bool(saved and saved.refused),
        "remark_typed": remark,
        "other_typed": other and other[0].pk,
        "collisions": collisions,
        "collided": {one["name"] for one in collisions},
        "next": form.sections[place.number] if place.number < len(form.sections) else None,
        "other": OTHER.get(application.working_language, "sv"),
        "comments": comments_on(application, place.key),
        "may_comment": request.user.has_perm(Act.APPLICATION_COMMENT, application),
        "budget": (budget or budget_page(request, application, place)) if place.kind == "budget" else None,
    }
    if not writes:
        context["read"] = read_of(application, place, answers, parties)
    if any(question.key == "visits" for question in place.questions):
        context["hosts"] = hosts_of(form, texts_of(application, answers))
    if place.kind == "attachments":
        from .attachments import attachments_shown

        context["wanted"] = attachments_shown(application, place, parties)
    context["to_correct"] = [box for one in asked for share in one.shares for box in share.boxes if box.problems]
    return render(request, f"joint/{'section' if writes else 'section_read'}.html", context, status=status)


def read_of(application, place, answers, parties):
    sections = read_through(form_of(application), parties, texts_of(application, answers), application.working_language)
    return next(one for one in sections if one.key == place.key)


def shown_collision(collision):
    mine, theirs = marked(collision.typed.text, collision.theirs.text)
    return {
        "name": collision.name,
        "label": collision.typed.field.label,
        "mine": mine,
        "theirs": theirs,
        "who": collision.theirs.changed_by,
        "at": collision.theirs.changed_at,
        "language": collision.theirs.language,
        "answer": collision.theirs,
    }


@require_POST
@door(Act.APPLICATION_SEE, Application, related=RELATED)
def other_language(request, application, answer):
    """The other language's version of one answer: keep it as a draft, or say that both say the same."""
    if not is_writer(request.user, application):
        raise PermissionDenied
    kept = application.answers.filter(pk=answer).first()
    if kept is None:
        raise Http404
    language = OTHER.get(application.working_language, "sv")
    agreed = request.POST.get("agreed") == "1"
    place, text = form_of(application).section_of(kept.key), request.POST.get("text", "")
    try:
        save_other_language(application, kept, text, language, by=request.user, agreed=agreed)
    except Refused as refused:
        writes = may_write(request.user, application)
        return section_page(
            request, application, place, refused=refused.problems, other=(kept, text), status=422, writes=writes
        )
    messages.success(
        request, _("The version in the other language is saved. It is not signed, and nothing waits for it.")
    )
    return redirect("joint:section", application.pk, place.key)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def answer_history(request, application, answer):
    """Every text a field has had, with who wrote it and when."""
    from ..queries import history_of

    if not may_read_text(request.user, application):
        raise PermissionDenied
    kept = application.answers.select_related("changed_by").filter(pk=answer).first()
    if kept is None:
        raise Http404
    question = form_of(application).question(kept.key)
    context = {"application": application, "answer": kept, "question": question, "former": history_of(kept)[:100]}
    return render(request, "joint/answer_history.html", context)

"""The respondent's pages. No account, no session, no script needed; nothing is sent to others."""

from functools import wraps

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kompanjon.core.problems import Problem
from kompanjon.core.words import _
from kompanjon.people.access.doors import open_to_all

from ..fieldwork.keys import hashed, invitation_of
from ..fieldwork.models import Invitation
from ..sampling.rules import last_moment
from . import actions
from .limits import too_many_tries
from .models import AnonymousDraft
from .questions import Question, first_unanswered, pages_of, shown_on
from .rules import DECLINED, other_said, other_text, read
from .visit import forget, opened, remember, sealed, visit_of

OVER = ("released", "archived")
ASKS = Problem("SURVEY-asked", _("Answer the question, or tick that you do not want to answer."))


def private(view):
    """Open to all, kept by nobody. Where a secret stands in the address no referrer is sent at all; elsewhere only to
    ourselves, for a form on a page without any sends "Origin: null", which the protection against forgery refuses.
    """

    @wraps(view)
    def shown(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer" if {"token", "secret"} & set(kwargs) else "same-origin"
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return open_to_all(shown)


@private
def enter(request, token):
    """The link in a message: the secret goes from the address into a cookie at once."""
    invitation = invitation_of(token)
    if not leads_in(invitation, token):
        return render(request, "answering/no_entry.html")
    return remember(redirect("answering:start"), invitation.pk)


def leads_in(invitation, token):
    """Whether a link opens anything: not one that is unknown, cut off, or of a wave that is over."""
    return invitation is not None and len(token) >= 20 and invitation.unit.wave.state not in OVER


@private
def resume(request, secret):
    """Anonymous mode: the link that only the respondent has leads on from any device, whoever answered on it before."""
    invitation, own = opened(secret)
    draft = AnonymousDraft.objects.filter(secret_hash=hashed(own), submitted=False).first() if own else None
    known = Invitation.objects.filter(pk=invitation).select_related("unit__wave").first() if draft else None
    if known is None or known.unit.wave_id != draft.wave_id or known.unit.wave.state in OVER:
        return render(request, "answering/no_entry.html")
    return remember(redirect("answering:start"), known.pk, own)


@private
def code(request):
    """The short code from paper or telephone."""
    if request.method != "POST":
        return render(request, "answering/code.html")
    if too_many_tries(request):
        return render(request, "answering/code.html", {"wait": True}, status=429)
    invitation = invitation_of(request.POST.get("code", ""))
    if invitation is None:
        return render(request, "answering/code.html", {"wrong": True}, status=422)
    return remember(redirect("answering:start"), invitation.pk)


@private
def start(request):
    visit = visit_of(request)
    if visit is None:
        return redirect("answering:code")
    if not is_open(visit.wave):
        return render(request, "answering/closed.html", {"visit": visit})
    if request.method == "POST":
        return _begin(request, visit)
    if visit.invitation.state in ("refused", "ineligible", "replaced"):
        return render(request, "answering/declined.html", {"visit": visit})
    if visit.invitation.state not in ("opened", "started", "completed"):
        actions.note_opened(visit.invitation)
    handed_in = visit.invitation.state == "completed"
    if visit.taken:
        return _taken(request, visit)
    if handed_in and (visit.wave.anonymous or not visit.wave.edit_after):
        return redirect("answering:done")
    pages = pages_of(visit.items, visit.answers, visit.unit_values)
    return render(
        request,
        "answering/start.html",
        {
            "visit": visit,
            "pages": len(pages),
            "begun": bool(visit.kept),
            "handed_in": handed_in,
            "minutes": _minutes(visit),
        },
    )


def _minutes(visit):
    from ..questionnaires.rules import minutes

    return max(1, round(minutes(visit.items)))


def _begin(request, visit):
    if visit.taken:
        return _taken(request, visit)
    if visit.kept is None and visit.wave.anonymous:
        if visit.invitation.state == "completed":
            return redirect("answering:done")
        visit.kept, secret = actions.begin_anonymous(visit.invitation, visit.questionnaire)
        return remember(
            redirect("answering:page", pages_of(visit.items, {}, visit.unit_values)[0]), visit.invitation.pk, secret
        )
    if visit.kept is None:
        device = "mobil" if "mobi" in request.headers.get("User-Agent", "").lower() else "dator"
        visit.kept = actions.begin(visit.invitation, visit.questionnaire, language=request.LANGUAGE_CODE, device=device)
    pages = pages_of(visit.items, visit.answers, visit.unit_values)
    return redirect("answering:page", first_unanswered(visit.items, visit.answers, visit.unit_values) or pages[0])


@private
def page(request, number):
    visit = visit_of(request)
    if visit is None:
        return redirect("answering:code")
    if not is_open(visit.wave):
        return _too_late(request, visit, number)
    if visit.taken:
        return _taken(request, visit)
    if visit.kept is None or (visit.invitation.state == "completed" and not visit.wave.edit_after):
        return redirect("answering:start")
    if number not in pages_of(visit.items, visit.answers, visit.unit_values):
        return redirect("answering:start")
    if request.method != "POST":
        return _show(request, visit, number, {})
    values, problems = _posted(request, visit, number)
    visit.kept = actions.save(visit.kept, values, language=request.LANGUAGE_CODE)
    if request.headers.get("X-Save"):
        return JsonResponse(
            {"saved": f"{timezone.localtime():%H.%M}", "problems": {k: _said(p) for k, p in problems.items()}}
        )
    return _go_on(request, visit, number, problems)


def _posted(request, visit, number):
    """The values that may be kept and the problems with the others."""
    values, problems = {}, {}
    for item in shown_on(number, visit.items, visit.answers, visit.unit_values):
        written = request.POST.get(other_text(item.code))
        if request.headers.get("X-Save") and item.code not in request.POST:
            if item.other and written is not None:
                chosen = visit.answers.get(item.code)
                values[other_text(item.code)] = other_said(item, chosen, written)
            continue
        found = read(item, request.POST.getlist(item.code), item.codes, item.exclusive)
        if found.problem:
            problems[item.code] = found.problem
        elif found.empty:
            values[item.code] = DECLINED if request.POST.get(f"{item.code}-declined") else None
        else:
            values[item.code] = found.value
        if item.other and not found.problem and (written is not None or item.code in request.POST):
            kept = visit.answers.get(other_text(item.code), "") if written is None else written
            values[other_text(item.code)] = other_said(item, found.value, kept)
    return values, problems


def _go_on(request, visit, number, problems):
    go = request.POST.get("go", "next")
    pages = pages_of(visit.items, visit.answers, visit.unit_values)
    if go in ("sv", "en"):
        with translation.override(go):
            return redirect("answering:page", number)
    if go == "back":
        before = [p for p in pages if p < number]
        return redirect("answering:page", before[-1]) if before else redirect("answering:start")
    missing = [
        i
        for i in shown_on(number, visit.items, visit.answers, visit.unit_values)
        if i.required and i.code not in problems and visit.answers.get(i.code) in (None, "", [])
    ]
    if problems or missing:
        return _show(request, visit, number, problems | {i.code: ASKS for i in missing}, status=422)
    after = [p for p in pages if p > number]
    if after:
        return redirect("answering:page", after[0])
    if visit.wave.anonymous:
        if not actions.submit_anonymous(visit.kept, visit.invitation):
            return _taken(request, visit)
        return remember(redirect("answering:done"), visit.invitation.pk)
    actions.submit(visit.kept, visit.invitation, visit.unit_values)
    return redirect("answering:done")


def _show(request, visit, number, problems, status=200):
    posted = request.POST if request.method == "POST" else None
    questions = [
        Question(
            i,
            visit.answers.get(i.code),
            problems.get(i.code),
            posted.getlist(i.code) if posted is not None and i.code in problems else [],
            visit.kept.order_seed,
            visit.answers.get(other_text(i.code), ""),
        )
        for i in shown_on(number, visit.items, visit.answers, visit.unit_values)
    ]
    pages = pages_of(visit.items, visit.answers, visit.unit_values)
    facts = {
        "visit": visit,
        "questions": questions,
        "problems": [(q.id, f"{q.item.text} {_said(q.problem)}") for q in questions if q.problem],
        "asks": ASKS,
        "place": pages.index(number) + 1,
        "pages": len(pages),
        "last": number == pages[-1],
        "other": "en" if request.LANGUAGE_CODE == "sv" else "sv",
        "saved_at": _saved_at(visit),
        "resume": request.build_absolute_uri(reverse("answering:resume", args=[sealed(visit)])) if visit.secret else "",
    }
    return render(request, "answering/page.html", facts, status=status)


def _taken(request, visit):
    """Anonymous mode: somebody handed in with the same invitation, and which answer that was nobody can see."""
    if request.headers.get("X-Save"):
        return JsonResponse({"told": gettext("Not saved: an answer has already been handed in.")}, status=409)
    return render(request, "answering/taken.html", {"visit": visit}, status=409 if request.method == "POST" else 200)


def _saved_at(visit):
    moment = getattr(visit.kept, "saved_at", None)
    return timezone.localtime(moment) if moment and visit.answers else None


def _said(problem):
    from kompanjon.core.speech import sentence

    return str(sentence(problem))


def _too_late(request, visit, number):
    """After the close: what was posted is kept apart, counted as late, and the respondent is told."""
    kept = False
    if request.method == "POST" and not visit.wave.anonymous and visit.wave.state in ("open", "closed"):
        if visit.kept is None:
            visit.kept = actions.begin(visit.invitation, visit.questionnaire, language=request.LANGUAGE_CODE, device="")
        values, _problems = _posted(request, visit, number)
        given = {c: v for c, v in values.items() if v is not None}
        actions.save_late(visit.kept, visit.invitation, given)
        kept = True
    return render(request, "answering/closed.html", {"visit": visit, "kept": kept})


def is_open(wave):
    now = timezone.now()
    return (
        wave.state == "open"
        and (wave.closes_at is None or now <= last_moment(wave.closes_at))
        and (wave.opens_at is None or wave.opens_at <= now)
    )


@private
def done(request):
    visit = visit_of(request)
    if visit is None or visit.invitation.state != "completed":
        return redirect("answering:start")
    return render(
        request,
        "answering/done.html",
        {"visit": visit, "may_change": not visit.wave.anonymous and visit.wave.edit_after and is_open(visit.wave)},
    )


@private
def not_me(request):
    """Wrong person, or the person has left the post."""
    visit = visit_of(request)
    if visit is None:
        return redirect("answering:code")
    if request.method == "POST":
        actions.leave_post(visit.invitation, note=request.POST.get("note", ""))
        return forget(render(request, "answering/declined.html", {"visit": visit, "left": True}))
    return render(request, "answering/not_me.html", {"visit": visit})


@private
def stop(request, token):
    """The link "do not ask me again" in a message: its secret leaves the address as the other one does."""
    invitation = invitation_of(token)
    if not leads_in(invitation, token):
        return render(request, "answering/no_entry.html")
    return remember(redirect(reverse("answering:refuse") + "?never=1"), invitation.pk)


@private
def refuse(request):
    """I do not want to answer; or, from a message: do not ask me again."""
    visit = visit_of(request)
    if visit is None:
        return redirect("answering:code")
    if request.method == "POST":
        actions.refuse(visit.invitation, never_again=bool(request.POST.get("never")))
        return forget(render(request, "answering/declined.html", {"visit": visit, "never": request.POST.get("never")}))
    return render(request, "answering/refuse.html", {"visit": visit, "never": request.GET.get("never")})


@private
@require_POST
def new_link(request):
    """Another link, sent to the registered address if there is one. The answer is the same whether or not there is."""
    from ..fieldwork.letters import send_new_link

    if not too_many_tries(request):
        send_new_link(request.POST.get("address", ""))
    return render(
        request,
        "answering/code.html",
        {"asked": gettext("If the address is in the register, a new link is on its way to it.")},
    )

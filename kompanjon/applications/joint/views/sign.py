"""Joint sign-off: ready, open again, and the three equal ways of signing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import file_answer, under_the_name
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, open_to_all, signed_in

from ..actions.sign import may_sign_for, open_again, say_ready, sign, signatures_that_fall
from ..actions.sign_by_link import ask_to_sign, link_of, link_problems, sign_by_link, still_in_office
from ..actions.sign_on_paper import hand_over_page
from ..flow import BEING_SIGNED
from ..forms import AskForm, PageForm
from ..freezing import changed_since, short_code, texts_in
from ..models import Application
from ..printing import revision_pdf, signature_page_pdf
from ..queries import form_of, is_insider, may_read_text, own_parties, parties_of, progress_of
from ..reading import read_through
from ..signing import signing_of
from ..signing_models import Revision
from ..standing import latest_revision
from ..whose import coordinated_by

RELATED = ("round", "partnership", "form_version")


@door(Act.APPLICATION_HAND_IN, Application, related=RELATED)
def ready(request, application):
    """Say for one's party that the text is ready, after seeing what that means and what is still missing."""
    own, problems = own_parties(request.user, application) or parties_of(application), []
    if request.method == "POST":
        party = next((one for one in own if str(one.pk) == request.POST.get("party")), None)
        if party is None:
            raise Http404
        try:
            say_ready(application, party, by=request.user)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("The text is closed and can be signed."))
            return redirect("joint:signing", application.pk)
    parts = progress_of(application)
    context = {
        "application": application, "parties": parties_of(application), "own": own,
        "signing": signing_of(application, parts), "problems": problems,
    }  # fmt: skip
    return render(request, "joint/ready.html", context, status=422 if problems else 200)


@door(Act.APPLICATION_OPEN, Application, related=RELATED)
def reopen(request, application):
    """Open the text again: first it is said whose signature falls."""
    if application.state not in BEING_SIGNED:
        return redirect("joint:application", application.pk)
    if request.method == "POST":
        try:
            fallen = open_again(application, by=request.user)
        except Refused as refused:
            return render(request, "422.html", {"problems": refused.problems}, status=422)
        text = _("The text is open again. Signatures that fell: {count}.").format(count=len(fallen))
        messages.success(request, text)
        return redirect("joint:application", application.pk)
    context = {
        "application": application,
        "parties": parties_of(application),
        "fall": signatures_that_fall(application),
        "too_late": last_day_passed(application),
    }
    return render(request, "joint/open_again.html", context)


def last_day_passed(application):
    """The last day, when it has passed: a text that is opened then cannot be closed or handed in again."""
    last = application.completion_due if application.state == "signing_changes" else application.deadline
    return last if last and last < timezone.now() else None


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def signing(request, application):
    """Where the signatures stand, and the ways to sign."""
    if not may_read_text(request.user, application):
        raise PermissionDenied
    return signing_page(request, application)


def signing_page(request, application, problems=(), *, filled=None, status=200):
    """`filled` is the form that was posted and could not be taken: it comes back as it was typed."""
    stand = signing_of(application)
    if stand.revision is None:
        return redirect("joint:application", application.pk)
    may_ask = request.user.has_perm(Act.APPLICATION_HAND_IN, application)
    own = coordinated_by(request.user, application) if may_ask else []
    for one in stand.parties:
        one.asks = one.party in own
        one.ask = blank_or(filled, AskForm, one.party, named_in(stand.revision, one.party))
        one.page = blank_or(filled, PageForm, one.party)
    context = {
        "application": application,
        "parties": parties_of(application),
        "signing": stand,
        "mine": [
            one for one in stand.parties if not one.signature and may_sign_for(request.user, one.party, application)
        ],
        "asks": may_ask,
        "is_open": application.state in BEING_SIGNED,
        "changed": changed_answers(application, stand.revision),
        "problems": list(problems),
        "filled": filled,
    }
    return render(request, "joint/signing.html", context, status=status)


def named_in(revision, party):
    """Whom the party says, in the text that was closed, that it is signed by."""
    texts = texts_in(revision.content)
    return {name: texts.get((f"signatory_{name}", party.pk), "") for name in ("name", "email")}


def blank_or(filled, form, party, named=None):
    """The form of one party: the one that was filled in, or a blank one with names of its own."""
    if isinstance(filled, form) and filled.party == party:
        return filled
    return for_party(form, party, named=named)


def for_party(form, party, *posted, named=None):
    made = form(
        *posted,
        auto_id=f"{form.__name__}-{party.pk}-%s",
        initial={"language": "sv" if party.side == "swedish" else "en", **(named or {})},
    )
    made.party = party
    return made


def changed_answers(application, revision):
    """After a return only what was changed is signed: its questions, by name."""
    if not revision.is_completion:
        return []
    former = application.revisions.filter(number__lt=revision.number, handed_in_at__isnull=False).last()
    form = form_of(application)
    names = {"budget": _("Budget"), "attachments": _("Attachments")}
    changed = changed_since(former.content, revision.content) if former else []
    return list(dict.fromkeys(names.get(one) or str(form.question(one.partition("@")[0]).label) for one in changed))


@signed_in
def sign_page(request, pk, party):
    """Sign while signed in. Marked signed_in, for whoever held the seat yesterday is told so instead of “not found”."""
    application = Application.objects.select_related(*RELATED).filter(pk=pk).first()
    if application is None or not (is_insider(request.user, application) or was_signatory(request.user, application)):
        raise Http404
    of_party = next((one for one in parties_of(application) if one.pk == party), None)
    revision = latest_revision(application)
    if of_party is None or revision is None:
        raise Http404
    problems = []
    if request.method == "POST":
        try:
            sign(application, of_party, by=request.user, digest=request.POST.get("digest", ""),
                 function=request.POST.get("function", ""))  # fmt: skip
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, _("You have signed for {party}. A receipt has been sent.").format(party=of_party))
            return redirect("joint:signing", application.pk)
    if not may_sign_for(request.user, of_party, application) and not problems:
        from ..actions.sign import not_signatory

        problems = [not_signatory(of_party)]
    reads = is_insider(request.user, application)
    context = {"application": application, "party": of_party, "problems": problems, "parties": parties_of(application),
               "may": may_sign_for(request.user, of_party, application), "reads": reads}  # fmt: skip
    context |= text_to_sign(application, revision) if reads else {}
    return render(request, "joint/sign.html", context, status=422 if problems else 200)


def was_signatory(person, application):
    from kompanjon.people.access.models import Seat

    organisations = [party.organisation_id for party in parties_of(application)]
    return Seat.objects.filter(person=person, role="signatory", organisation__in=organisations).exists()


def text_to_sign(application, revision):
    """Summary and sums, and the whole text folded: what stands before the button."""
    form, parties = form_of(application), parties_of(application)
    texts, lines = texts_in(revision.content), revision.content["signed"]["budget"]
    language = application.working_language if application.working_language in ("sv", "en") else "en"
    years = sorted({line[1] for line in lines})
    return {
        "revision": revision,
        "code": short_code(revision.digest),
        "title": texts.get((f"title_{language}", None)) or str(application),
        "summary": texts.get((f"summary_{language}", None), ""),
        "language": language,
        "years": [(year, sum(line[3] for line in lines if line[1] == year)) for year in years],
        "total": sum(line[3] for line in lines),
        "sections": read_through(form, parties, texts, application.working_language),
        "changed": changed_answers(application, revision),
    }


@require_POST
@door(Act.APPLICATION_HAND_IN, Application, related=RELATED)
def ask(request, application):
    """Send a personal link to a party's signatory."""
    form = for_party(AskForm, posted_party(request, application), request.POST)
    if not form.is_valid():
        return signing_page(request, application, filled=form, status=422)
    try:
        ask_to_sign(application, form.party, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return signing_page(request, application, refused.problems, filled=form, status=422)
    said = _("The link has been sent to {name}. It can be used once, within seven days.")
    messages.success(request, said.format(name=form.cleaned_data["name"]))
    return redirect("joint:signing", application.pk)


def posted_party(request, application):
    party = next((one for one in parties_of(application) if str(one.pk) == request.POST.get("party")), None)
    if party is None:
        raise Http404
    return party


@never_cache
@open_to_all
def by_link(request, key):
    """One page for a signatory without an account: who asks, the summary, the sums, the whole text, the button."""
    link = link_of(key)
    if link is None:
        return render(request, "joint/link_gone.html", {}, status=404)
    application, problems = link.revision.application, link_problems(link) or still_in_office(link)
    if problems:
        return render(request, "joint/link_gone.html", {"problems": problems}, status=410)
    if request.method == "POST":
        try:
            signature, application = sign_by_link(
                link, name=request.POST.get("name", ""), function=request.POST.get("function", ""),
                digest=request.POST.get("digest", ""),
            )  # fmt: skip
        except Refused as refused:
            problems = refused.problems
        else:
            return render(request, "joint/link_signed.html", {"signature": signature, "application": application})
    context = {"application": application, "link": link, "party": link.party, "key": key, "problems": problems,
               "typed": request.POST, "parties": parties_of(application)}  # fmt: skip
    context |= text_to_sign(application, link.revision)
    return render(request, "joint/sign_by_link.html", context, status=422 if problems else 200)


@never_cache
@open_to_all
def link_pdf(request, key):
    """The whole text as PDF, for whoever holds a link that still signs."""
    link = link_of(key)
    if link is None or link_problems(link):
        raise Http404
    return pdf_answer(revision_pdf(link.revision), f"draft-{link.revision.number}.pdf")


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def signature_page(request, application, party):
    """The page to print and sign, with the draft's number and the code."""
    of_party = next((one for one in parties_of(application) if one.pk == party), None)
    revision = latest_revision(application)
    if of_party is None or revision is None or not may_read_text(request.user, application):
        raise Http404
    content = signature_page_pdf(application, of_party, revision, get_language() or "sv")
    return pdf_answer(content, f"signature-{application.pk}-{revision.number}.pdf")


@require_POST
@door(Act.APPLICATION_HAND_IN, Application, related=RELATED)
def upload_page(request, application):
    """Hand over a signed page: a PDF, or a photo, which is made into one."""
    form = for_party(PageForm, posted_party(request, application), request.POST, request.FILES)
    if not form.is_valid():
        return signing_page(request, application, filled=form, status=422)
    typed = form.cleaned_data
    try:
        hand_over_page(application, form.party, typed.pop("page"), by=request.user, **typed)
    except Refused as refused:
        return signing_page(request, application, refused.problems, filled=form, status=422)
    messages.success(request, _("The signed page is kept. Somebody at the office compares it with the code."))
    return redirect("joint:signing", application.pk)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def revision_as_pdf(request, application, number):
    """A frozen text as PDF: the kept one if it has been made, otherwise made now."""
    if not may_read_text(request.user, application):
        raise PermissionDenied
    revision = Revision.objects.filter(application=application, number=number).select_related("pdf").first()
    if revision is None:
        raise Http404
    revision.application = application
    if revision.pdf:
        return file_answer(revision.pdf)
    return pdf_answer(revision_pdf(revision), f"draft-{application.pk}-{number}.pdf")


def pdf_answer(content, name):
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return under_the_name(answer, name)

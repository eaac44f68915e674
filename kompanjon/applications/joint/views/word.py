"""The form as a Word file, out and in; and as an empty PDF for whoever wants to see it first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import under_the_name
from kompanjon.core.files.rules import CONTENT_TYPES, MOST_BYTES, too_large
from kompanjon.core.problems import Refused
from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door, open_to_all

from ..actions.budget import save_budget
from ..actions.write import Typed, save_answers
from ..models import COMPONENTS, Application, FormVersion
from ..printing import blank_form_pdf
from ..queries import is_writer, may_read_text, parties_of
from ..rules import no_file
from ..word_in import left_over, posted_differences, read_docx
from ..word_out import as_docx
from .budget import amounts_in
from .sign import pdf_answer

RELATED = ("round", "partnership", "form_version")


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def word(request, application):
    """Fetch the form, fill it in away from the line, and upload it: what differs is shown before anything is saved."""
    if not may_read_text(request.user, application):
        raise Http404
    context = {"application": application, "parties": parties_of(application),
               "writes": is_writer(request.user, application)}  # fmt: skip
    if request.method != "POST":
        return render(request, "joint/word.html", context)
    try:
        read = read_docx(application, uploaded(request))
    except Refused as refused:
        return render(request, "joint/word.html", {**context, "problems": refused.problems}, status=422)
    return differences_page(request, application, read)


def uploaded(request):
    upload = request.FILES.get("file")
    if upload is None:
        raise Refused([no_file()])
    if upload.size > MOST_BYTES:
        raise Refused([too_large(upload.size)])
    return b"".join(upload.chunks())


@require_POST
@door(Act.APPLICATION_SEE, Application, related=RELATED)
def save_word(request, application):
    """Save what was chosen from the difference list. What could not be saved is shown again, with the reason."""
    if not is_writer(request.user, application):
        raise PermissionDenied
    chosen, shown = set(request.POST.getlist("take")), posted_differences(application, request.POST)
    typed = [Typed(one.field, one.text, one.version) for one in shown.differences if one.name in chosen]
    wanted = [one for one in amounts_in(request.POST, application) if one.name in chosen]
    try:
        with transaction.atomic():
            saved = save_answers(application, typed, by=request.user)
            amounts = save_budget(application, wanted, by=request.user)
    except Refused as refused:
        shown.problems = refused.problems
        return differences_page(request, application, shown, status=422)
    count = len(saved.names) + len(amounts.names)
    if count:
        said = ngettext("One change saved from the Word file.", "{count} changes saved from the Word file.", count)
        messages.success(request, said.format(count=count))
    left = left_over(shown, saved, amounts)
    if left.differences or left.amounts:
        return differences_page(request, application, left, status=422)
    return redirect("joint:application", application.pk)


def differences_page(request, application, read, status=200):
    context = {"application": application, "parties": parties_of(application), "read": read}
    return render(request, "joint/word_differences.html", context, status=status)


@door(Act.APPLICATION_SEE, Application, related=RELATED)
def as_word(request, application):
    if not may_read_text(request.user, application):
        raise Http404
    answer = HttpResponse(as_docx(application), content_type=CONTENT_TYPES["docx"])
    answer["Cache-Control"] = "private, no-store"
    return under_the_name(answer, f"application-{application.pk}.docx")


@open_to_all
def blank_pdf(request, number, component):
    """The form as a PDF before anybody has written."""
    version = get_object_or_404(FormVersion, number=number)
    if component not in dict(COMPONENTS):
        raise Http404
    return pdf_answer(blank_form_pdf(version, component, get_language() or "sv"), f"form-{number}-{component}.pdf")

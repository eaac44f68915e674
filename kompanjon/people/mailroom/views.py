from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kompanjon.core.files.answers import under_the_name
from kompanjon.core.post import actions
from kompanjon.core.post.models import Letter
from kompanjon.core.post.queries import letters_for_a_person
from kompanjon.core.post.text import as_html

from ..access.acts import Act
from ..access.doors import door, open_to_all

PER_PAGE = 50


@door(Act.OFFICE_EDIT)
def stuck(request):
    """Letters that were not sent, or were cut off while being sent: somebody decides about each."""
    return render(request, "mailroom/stuck.html", {"letters": letters_for_a_person()[:200]})


@require_POST
@door(Act.OFFICE_EDIT)
def settle(request, pk):
    """Send a stuck letter again, or count it as sent because it is known to have arrived."""
    letter = get_object_or_404(letters_for_a_person(), pk=pk)
    if "arrived" in request.POST:
        actions.count_as_sent(letter, by=request.user)
        messages.success(request, _("The letter counts as sent."))
    else:
        actions.send_again(letter, by=request.user)
        messages.success(request, _("The letter is in the queue again."))
    return redirect("mailroom:stuck")


def demonstration_only(view):
    """Outside the demonstration there is no such page."""

    @open_to_all
    def shown(request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return shown


@demonstration_only
def demo_letters(request):
    """Every letter the demonstration has written, latest first; none leaves the machine."""
    letters = Letter.objects.order_by("-pk").defer("body")
    if address := request.GET.get("to", "").strip():
        letters = letters.filter(address__iexact=address)
    return render(
        request, "mailroom/demo_letters.html", {"page": Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))}
    )


@demonstration_only
def demo_letter(request, pk):
    letter = get_object_or_404(Letter, pk=pk)
    facts = {"letter": letter, "content": as_html(letter.body), "enclosures": letter.enclosures.defer("content")}
    return render(request, "mailroom/demo_letter.html", facts)


@demonstration_only
def demo_enclosure(request, pk, number):
    """A file that went with a letter, to save."""
    from django.http import HttpResponse

    enclosure = get_object_or_404(get_object_or_404(Letter, pk=pk).enclosures, pk=number)
    answer = HttpResponse(bytes(enclosure.content), content_type=enclosure.content_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return under_the_name(answer, enclosure.name)

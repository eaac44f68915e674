from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kompanjon.core.facts import ask
from kompanjon.core.office.models import the_office
from kompanjon.core.office.questions import WasRead
from kompanjon.people.access.doors import open_to_all

from ..published.queries import the_picture
from .fresh import public
from .views import completeness_of


@public
def completeness(request):
    picture = the_picture()
    return render(request, "pages/completeness.html", {
        "complete": completeness_of(picture), "rounds": picture.rounds, "was_read": any(ask(WasRead())),
    })  # fmt: skip


@public
def open_data(request):
    return render(request, "pages/open_data.html", {"site": settings.SITE_URL})


@open_to_all
@require_safe
def about(request):
    return render(request, "pages/about.html", {"office": the_office(), "picture": the_picture()})


@open_to_all
@require_safe
def privacy(request):
    return render(request, "pages/privacy.html", {"office": the_office()})


@open_to_all
@require_safe
def accessibility(request):
    return render(request, "pages/accessibility.html", {"office": the_office()})

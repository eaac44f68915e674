"""A second factor is required of the office and of whoever attests or pays; of partners abroad, never."""

from django.conf import settings
from django.shortcuts import redirect

from ..access.grants import ATTESTING, SECOND_FACTOR_ROLES
from ..access.reach import has_role, sittings
from ..organisations.models import Organisation

KNOWN = "second_factor"
CAST = "example_cast"
GOING_TO = "second_factor_going_to"
"""The page that somebody was kept from: once there is a second factor, the way leads on to it."""
OPEN_PAGES = ("mfa_", "account_", "beginning:")


def needs_second_factor(person):
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    return has_role(person, *SECOND_FACTOR_ROLES) or attests_in_sweden(person)


def attests_in_sweden(person):
    """Partners abroad are never asked for one, whatever they do."""
    places = (
        [one.organisation_id for one in sittings(person) if one.role in ATTESTING] if person.is_authenticated else ()
    )
    return bool(places) and Organisation.objects.filter(pk__in=places, country="SE").exists()


def has_second_factor(person):
    return person.authenticator_set.exclude(type="recovery_codes").exists()


class SecondFactor:
    """Shows the page where a second factor is set up, until there is one. What is open to all stays open."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name or ""
        if getattr(view, "door", "") == "open_to_all" or name.startswith(OPEN_PAGES):
            return None
        if not request.user.is_authenticated or request.session.get(KNOWN) or request.session.get(CAST):
            return None
        if not needs_second_factor(request.user):
            return None
        if has_second_factor(request.user):
            request.session[KNOWN] = True
            request.session.pop(GOING_TO, None)
            return None
        if request.method == "GET":
            request.session[GOING_TO] = request.get_full_path()
        return redirect("mfa_index")

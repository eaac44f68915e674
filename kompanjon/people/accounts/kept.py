"""A form that was sent after the session ended: its text is kept in the browser's new session, and given back.

Nothing is saved until the person presses the one button. Works without script.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone

KEY = "kept_form"
MOST_CHARACTERS = 400_000
MINUTES = 120
NOT_KEPT = {
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "password_again",
    "oldpassword",
    "code",
    "credential",
}


def to_sign_in(request):
    """Send a stranger to the sign-in page and back again, with what they had written."""
    back = request.get_full_path()
    if request.method == "POST" and keep(request):
        back = reverse("accounts:kept")
    if request.headers.get("HX-Request"):
        there = redirect_to_login(back, resolve_url(settings.LOGIN_URL)).url
        return HttpResponse(status=204, headers={"HX-Redirect": there})
    return redirect_to_login(back, resolve_url(settings.LOGIN_URL))


def keep(request):
    """Keep a posted form in the session; answers whether there was something to keep, and room for it."""
    fields = written(request)
    if not fields or sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS:
        return False
    request.session[KEY] = {
        "path": request.get_full_path(),
        "fields": fields,
        "files": bool(request.FILES),
        "at": timezone.now().timestamp(),
    }
    return True


def written(request):
    """What somebody wrote, as (name, value), without secrets and tokens."""
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_KEPT]


def kept_form(request):
    """What was kept in this session, for two hours."""
    kept = request.session.get(KEY)
    if kept and timezone.now().timestamp() - kept["at"] < MINUTES * 60:
        return kept
    return None


def forget_what_is_sent(request):
    """What is sent to where the kept form was going is sent: the desk no longer speaks of it."""
    if request.method != "POST" or KEY not in request.session:
        return
    if request.session[KEY]["path"] == request.get_full_path():
        del request.session[KEY]


def from_this_house(request):
    """Whether a browser says that a form came from our own page, not from somebody else's."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()

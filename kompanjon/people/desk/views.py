from django.shortcuts import render

from kompanjon.people.access.doors import signed_in

from ..accounts.kept import kept_form
from .queries import waiting_for


@signed_in
def mine(request):
    """Mina ärenden: what waits for me, why, until when, over all my organisations and partnerships."""
    return render(request, "desk/mine.html", {"items": waiting_for(request.user), "kept": kept_form(request)})

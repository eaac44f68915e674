from django.http import HttpResponse
from django.urls import path

from kompanjon.people.access.doors import open_to_all
from kompanjon.urls import urlpatterns as ours


@open_to_all
def empty(request):
    """Nothing but the middleware, for somebody who is signed in: what every page costs before it does anything."""
    return HttpResponse(str(request.user.is_authenticated))


urlpatterns = [path("bench/empty/", empty), *ours]

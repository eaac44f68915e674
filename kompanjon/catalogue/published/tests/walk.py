"""Every public address of the catalogue and the pressroom: lists, pages, the leaflet and files, in both languages."""

import io

from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from kompanjon.catalogue.exports.urls import urlpatterns as files
from kompanjon.catalogue.pages.urls import urlpatterns as pages
from kompanjon.newsroom.releases.models import Release
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.organisations.models import Organisation
from kompanjon.people.places.models import Country
from kompanjon.rounds.calls.models import Round


def addresses():
    slugs = {
        "partnership": Partnership.objects.values_list("slug", flat=True),
        "organisation": Organisation.objects.values_list("slug", flat=True),
        "round": Round.objects.values_list("slug", flat=True),
    }
    for language in ("sv", "en"):
        with override(language):
            for page in pages:
                if page.name == "country":
                    yield from (
                        reverse("pages:country", args=[code.lower()])
                        for code in Country.objects.values_list("code", flat=True)
                    )
                elif page.name in slugs:
                    yield from (reverse(f"pages:{page.name}", args=[slug]) for slug in slugs[page.name])
                else:
                    yield reverse(f"pages:{page.name}")
            for file in files:
                forms = ("csv", "json", "geojson") if file.name == "partnerships" else ("csv", "json")
                yield from (reverse(f"exports:{file.name}", args=[form]) for form in forms)
            yield from (reverse(f"guide:{page}") for page in ("how", "who"))
            yield reverse("guide:paper")
            yield reverse("releases:pressroom")
            yield from (
                reverse("releases:public", args=[slug]) for slug in Release.objects.values_list("slug", flat=True)
            )
            yield reverse("pages:catalogue") + "?view=table"
            yield reverse("pages:catalogue") + "?q=e"


def everything_read(client, more=""):
    """{address: text} of everything public; pages that are not there are left out."""
    found = {}
    for address in addresses():
        page = client.get(address + (("&" if "?" in address else "?") + more if more else ""))
        if page.status_code == 200:
            content = b"".join(page.streaming_content) if page.streaming else page.content
            found[address] = on_paper(content) if content.startswith(b"%PDF") else content.decode()
        else:
            assert page.status_code == 404, address
    return found


def on_paper(content):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.catalogue.exports.urls")),
    path("", include("kompanjon.catalogue.guide.urls")),
    path("", include("kompanjon.catalogue.pages.urls")),
]

from django.urls import include, path

urlpatterns = [
    path("", include("kompanjon.assessment.completeness.urls")),
    path("", include("kompanjon.assessment.reviews.urls")),
    path("", include("kompanjon.assessment.panel.urls")),
]

from django.db.models import Count, Q

from .models import Organisation


def organisations(asked):
    """The register for the office: filtered by words, kind and country, in Swedish order."""
    found = Organisation.objects.select_related("country", "county").annotate(
        partnerships=Count("parties", distinct=True)
    )
    if asked.get("q"):
        words = asked["q"].strip()
        found = found.filter(
            Q(name__icontains=words) | Q(place__icontains=words) | Q(names__name__icontains=words) | Q(code=words)
        ).distinct()
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("country"):
        found = found.filter(country_id=asked["country"])
    return found.order_by("name_key", "pk")

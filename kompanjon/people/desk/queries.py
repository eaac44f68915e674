from django.utils import timezone
from django.utils.module_loading import import_string

SOURCES = "kompanjon.wiring.DESK"


def waiting_for(person):
    """All that waits for this person, over every organisation and partnership: what has a last day comes first."""
    items = [item for source in import_string(SOURCES) for item in source(person)]
    far = timezone.now().replace(year=9999)
    return sorted(items, key=lambda item: (item.until or far, item.title))

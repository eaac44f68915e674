from .models import StoredFile


def files_of(kind, key, purpose=None):
    found = StoredFile.objects.filter(kind=kind, key=key).order_by("kept_at", "pk")
    return found if purpose is None else found.filter(purpose=purpose)

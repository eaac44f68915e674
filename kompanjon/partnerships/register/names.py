from .models import Partnership


def partnership_names(question):
    """The names of the partnerships that somebody below asks for by key."""
    return {one.pk: str(one) for one in Partnership.objects.filter(pk__in=question.keys)}

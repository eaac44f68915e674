"""How often somebody may try a code. The address is kept only as a keyed hash, and only for ten minutes."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST_TRIES, WITHIN = 20, 600


def too_many_tries(request) -> bool:
    name = "survey-tries-" + salted_hmac("kompanjon.surveys.tries", request.META.get("REMOTE_ADDR", "")).hexdigest()
    if cache.add(name, 1, WITHIN):
        return False
    try:
        return cache.incr(name) > MOST_TRIES
    except ValueError:  # it ran out between the two
        return False

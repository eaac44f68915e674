"""Remembering the picture in this process, and giving it up the moment something public has changed.

The mark is one statement. Whatever is withheld, added or taken away shows at once; any other change leaves a row in the
trace and shows within seconds, so that a busy day does not mean a new picture for every request.
"""

import hashlib
import threading
import time

from django.conf import settings
from django.db import connection
from django.utils.http import quote_etag
from django.utils.timezone import localdate
from django.utils.translation import get_language

SECONDS = 5
BORN = settings.SECRET_KEY[-8:], settings.DEMO
_kept: dict = {}
_lock = threading.Lock()

MARK = """
SELECT (SELECT COALESCE(MAX(id), 0) FROM core_trace),
       (SELECT COALESCE(MAX(id), 0) FROM partnerships_partnership),
       (SELECT COUNT(*) FROM partnerships_partnership WHERE withheld),
       (SELECT COALESCE(MAX(id), 0) FROM people_organisation),
       (SELECT COUNT(*) FROM people_organisation WHERE withheld),
       (SELECT COUNT(*) FROM people_organisation WHERE place_withheld),
       (SELECT COUNT(*) FROM people_person WHERE withheld),
       (SELECT COALESCE(MAX(id), 0) FROM partnerships_party),
       (SELECT COALESCE(MAX(id), 0) FROM partnerships_recordedgrant),
       (SELECT COALESCE(MAX(id), 0) FROM rounds_round),
       (SELECT COALESCE(MAX(id), 0) FROM rounds_recordedaward),
       (SELECT COUNT(*) FROM awards_award WHERE state = 'published')
"""


def mark():
    """(what must show at once, what may wait some seconds)."""
    with connection.cursor() as cursor:
        cursor.execute(MARK)
        trace, *rest = cursor.fetchone()
    return tuple(rest), trace


def remembered(name, variant, make):
    """What `make` answers, as long as the mark stands. Tests, whose records come and go, remember nothing."""
    if settings.TESTING:
        return make()
    hard, soft = mark()
    key = (name, variant)
    kept = _kept.get(key)
    if kept and kept[0] == hard and (kept[1] == soft or time.monotonic() - kept[2] < SECONDS):
        return kept[3]
    with _lock:
        kept = _kept.get(key)
        if not (kept and kept[0] == hard and kept[1] == soft):
            kept = _kept[key] = (hard, soft, time.monotonic(), make())
    return kept[3]


def fresh_tag(request, *args, **kwargs):
    """What a reader's copy of a page is called: the same as long as nothing on it can have changed."""
    if "messages" in request.COOKIES or request.session.get("_messages"):
        return None
    reader = (request.user.pk, request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""))
    parts = (BORN, *mark(), localdate(), get_language(), request.get_full_path(), reader)
    return quote_etag(hashlib.sha256(repr(parts).encode()).hexdigest()[:32])

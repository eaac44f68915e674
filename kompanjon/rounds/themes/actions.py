from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .models import Theme

ACTS = (_("Added"), _("Changed"))
"""What the trace of a theme says; marked here, told by the trace."""


@transaction.atomic
def keep_theme(form, *, by):
    """Add a theme last on the list, or change its words. Rounds that have opened keep the list they had."""
    theme, new = form.save(commit=False), form.instance.pk is None
    if new:
        theme.place = (Theme.objects.aggregate(last=Max("place"))["last"] or 0) + 1
        theme.code = free_code(theme.name_en)
    theme.save()
    note(theme, "theme.added" if new else "theme.changed", by=by, what={"changed": form.changed_data})
    return theme


def free_code(name):
    base = slugify(name).replace("-", "_")[:30] or "theme"
    code, number = base, 2
    while Theme.objects.filter(code=code).exists():
        code, number = f"{base}_{number}", number + 1
    return code

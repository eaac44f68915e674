"""Erasing what has passed its time, once the office has confirmed the times and that erasure may run."""

from django.db import transaction

from kompanjon.core.files.actions import drop_file
from kompanjon.core.files.models import StoredFile
from kompanjon.core.trace.actions import key_of, note
from kompanjon.core.trace.models import TraceText

from . import queries

AT_A_TIME = 200


def erase_due(today):
    """Erase every row whose confirmed time has passed. Answers how many rows went, by entry; nothing until confirmed."""
    if not queries.may_erase():
        return {}
    gone = {}
    for kept, schedule, _number, before in queries.timed(today):
        while rows := list(queries.would_be_erased(kept, schedule, before).select_related(kept.case)[:AT_A_TIME]):
            erase(kept, rows)
            gone[kept.model] = gone.get(kept.model, 0) + len(rows)
    return gone


@transaction.atomic
def erase(kept, rows):
    """These rows go, with what was written freely of them and of their cases in the trace. The chains stay whole."""
    cases = {}
    for row in rows:
        cases.setdefault(queries.case_of(row, kept.case), []).append(row)
    for case, mine in cases.items():
        chains = [key_of(case), *(key_of(row) for row in mine)]
        TraceText.objects.filter(trace__record__in=chains).delete()
        note(case, "personal.register.erase", what={"kind": kept.model, "rows": len(mine)})
        for row in mine:
            if kept.emptied:
                empty(row, kept.emptied)
            else:
                row.delete()


def empty(row, names):
    """A photographed page with a signature goes as well: the file, not only the way to it."""
    files = [one for one in (getattr(row, name) for name in names) if isinstance(one, StoredFile)]
    for name in names:
        field = row._meta.get_field(name)
        setattr(row, name, None if field.null else "")
    row.save(update_fields=names)
    for file in files:
        drop_file(file)

from .files.models import StoredFile
from .jobs.models import DueJob, Prepared
from .office.models import Office
from .post.models import Enclosure, Letter
from .search.models import SearchEntry
from .sheets.models import ImportedRow
from .trace.models import Trace, TraceDay, TraceText

__all__ = [
    "DueJob", "Enclosure", "ImportedRow", "Letter", "Office", "Prepared", "SearchEntry", "StoredFile", "Trace", "TraceDay", "TraceText",
]  # fmt: skip

from .office.models import Office
from .sheets.models import ImportedRow
from .trace.models import Trace, TraceText

__all__ = ["ImportedRow", "Office", "Trace", "TraceText"]

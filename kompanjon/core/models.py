from .office.models import Office
from .trace.models import Trace, TraceText

__all__ = ["Office", "Trace", "TraceText"]

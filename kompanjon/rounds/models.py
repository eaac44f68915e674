from .calls.models import Extension, FrameYear, Round
from .record.models import Announcement, RecordedAward, RecordedDecision
from .rulebook.models import Cap, CountryEligibility, OpenDecision, Parameter, RuleSet, Stamp

__all__ = [
    "Announcement", "Cap", "CountryEligibility", "Extension", "FrameYear", "OpenDecision", "Parameter", "RecordedAward",
    "RecordedDecision", "Round", "RuleSet", "Stamp",
]  # fmt: skip

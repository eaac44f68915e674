from .calls.models import Extension, FrameYear, Round
from .record.models import Announcement, RecordedAward, RecordedDecision
from .rulebook.models import (
    Cap,
    CountryEligibility,
    CountryList,
    OpenDecision,
    Parameter,
    RuleSet,
    RuleSetVersion,
    RuleSource,
    Stamp,
)
from .themes.models import Theme

__all__ = [
    "Announcement", "Cap", "CountryEligibility", "CountryList", "Extension", "FrameYear", "OpenDecision", "Parameter", "RecordedAward",
    "RecordedDecision", "Round", "RuleSet", "RuleSetVersion", "RuleSource", "Stamp", "Theme",
]  # fmt: skip

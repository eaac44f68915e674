from .register.models import GrantTag, Network, Partnership, Party, RecordedGrant, Source
from .steering.models import Mandate, OppositionException, SteeringMeeting

__all__ = [
    "GrantTag", "Mandate", "Network", "OppositionException", "Partnership", "Party", "RecordedGrant", "Source",
    "SteeringMeeting",
]  # fmt: skip

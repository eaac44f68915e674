"""The room's tables, drawer by drawer."""

from .analysis.models import Exclusion, ReadText, WeightSet
from .answering.models import AnonymousDraft, Response, ResponseLink
from .fieldwork.models import Delivery, Invitation, InvitationKey, Sending
from .figures.models import Figure, Release
from .paired.models import PairedAnswer, PairedSurvey
from .questionnaires.models import Item, Option, Questionnaire
from .sampling.models import (
    Addressee,
    Disposition,
    GroupValue,
    Mapping,
    Position,
    RegisterUnit,
    RegisterVersion,
    Survey,
    SurveyedOrganisation,
    Wave,
)  # fmt: skip

__all__ = [
    "Addressee", "AnonymousDraft", "Delivery", "Disposition", "Exclusion", "Figure", "GroupValue", "Invitation", "InvitationKey",
    "Item", "Mapping", "Option", "PairedAnswer", "PairedSurvey", "Position", "Questionnaire", "ReadText", "RegisterUnit", "RegisterVersion", "Release", "Response", "ResponseLink", "Sending",
    "Survey", "SurveyedOrganisation", "Wave", "WeightSet",
]  # fmt: skip

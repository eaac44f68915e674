from .decisions.models import Award, AwardLine, Condition, DecisionLetter, Endorsement, MinutesItem, Reason

__all__ = ["Award", "AwardLine", "Condition", "DecisionLetter", "Endorsement", "MinutesItem", "Reason"]

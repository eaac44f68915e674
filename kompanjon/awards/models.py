from .decisions.models import Award, AwardYear, Condition, DecisionLetter, Endorsement, MinutesItem, Reason

__all__ = ["Award", "AwardYear", "Condition", "DecisionLetter", "Endorsement", "MinutesItem", "Reason"]

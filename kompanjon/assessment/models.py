from .completeness.models import CheckMark, Doubt
from .panel.models import JointMeeting, JointOpinion
from .reviews.models import ConflictStatement, Review, ReviewScore

__all__ = ["CheckMark", "ConflictStatement", "Doubt", "JointMeeting", "JointOpinion", "Review", "ReviewScore"]

from .joint.models import (
    Answer,
    Application,
    ApplicationParty,
    Attachment,
    BudgetLine,
    Comment,
    FormerText,
    FormVersion,
)
from .joint.signing_models import Revision, Signature, SigningLink

__all__ = [
    "Answer", "Application", "ApplicationParty", "Attachment", "BudgetLine", "Comment", "FormVersion", "FormerText",
    "Revision", "Signature", "SigningLink",
]  # fmt: skip

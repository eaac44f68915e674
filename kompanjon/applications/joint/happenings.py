"""What an application announces to the rooms above."""

from dataclasses import dataclass

from .models import Application
from .signing_models import Revision


@dataclass(frozen=True)
class ApplicationHandedIn:
    application: Application
    revision: Revision


@dataclass(frozen=True)
class ApplicationWithdrawn:
    application: Application

"""What a letter tells those above it, and what it asks them. Who listens and who answers stands in the wiring."""

from dataclasses import dataclass

from .models import Letter


@dataclass(frozen=True)
class LetterFailed:
    """A letter was not sent, and will not be tried again by itself."""

    letter: Letter


@dataclass(frozen=True)
class TextAgain:
    """Somebody wants a letter sent again whose text is forgotten: who wrote it writes it anew, or answers nothing."""

    letter: Letter

"""Documents made with Typst: tagged PDF, for people and for archives (PDF/UA-1 and PDF/A-2a together).

No system fonts: the same text gives the same pages on every machine. A sign that no font of ours holds (an emoji, a
script of the Far East) is printed as its Unicode number, so that a document is never refused for one sign.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .press import printed, printed_next_door


def as_pdf(template: Path, data: dict, *, made_at: datetime | None = None) -> bytes:
    """The document of a template with its data, read in the template as `json(bytes(sys.inputs.data))`."""
    text, made_at = json.dumps(data, ensure_ascii=False), made_at or datetime.now(UTC)
    press = printed if settings.TESTING else printed_next_door
    return press(str(template), text, int(made_at.timestamp()))

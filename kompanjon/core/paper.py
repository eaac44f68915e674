"""Documents made with Typst: tagged PDF, for people and for archives (PDF/UA-1 and PDF/A-2a together).

No system fonts: the same text gives the same pages on every machine. A sign that no font of ours holds (an emoji, a
script of the Far East) is printed as its Unicode number, so that a document is never refused for one sign.
"""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import typst

STANDARDS = ["ua-1", "a-2a"]
NOT_HELD = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.S)
MOST_STRANGE_SIGNS = 200


def as_pdf(template: Path, data: dict, *, made_at: datetime | None = None) -> bytes:
    """The document of a template with its data, read in the template as `json(bytes(sys.inputs.data))`."""
    text, made_at = json.dumps(data, ensure_ascii=False), made_at or datetime.now(UTC)
    for _ in range(MOST_STRANGE_SIGNS):
        try:
            return typst.compile(
                str(template), format="pdf", sys_inputs={"data": text}, pdf_standards=STANDARDS,
                ignore_system_fonts=True, timestamp=int(made_at.timestamp()),
            )  # fmt: skip
        except typst.TypstError as trouble:
            strange = NOT_HELD.search(trouble.message)
            if not strange:
                raise
            text = spelled_out(text, strange[1])
    raise ValueError("the text holds too many signs that cannot be printed")


def spelled_out(text: str, strange: str) -> str:
    """Every sign of a piece that cannot be printed, as its number: U+1F30A."""
    for sign in set(strange):
        if ord(sign) > 0x24F:
            text = text.replace(sign, f"[U+{ord(sign):04X}]")
    return text

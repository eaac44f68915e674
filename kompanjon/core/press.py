"""The printing press, in a process of its own: `python -m kompanjon.core.press` reads an order and writes a PDF.

Typst keeps what it has made in memory, tens of megabytes that a web server or a worker would never get back.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STANDARDS = ["ua-1", "a-2a"]
NOT_HELD = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.S)
MOST_STRANGE_SIGNS = 200
SECONDS = 120


class PressStopped(RuntimeError):
    """The document could not be made; the message is the press's own."""


def printed(template: str, text: str, made_at: int) -> bytes:
    """Made here and now. A sign that no font of ours holds is printed as its number."""
    import typst

    for _ in range(MOST_STRANGE_SIGNS):
        try:
            return typst.compile(
                template, format="pdf", sys_inputs={"data": text}, pdf_standards=STANDARDS, ignore_system_fonts=True,
                timestamp=made_at,
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


def printed_next_door(template: str, text: str, made_at: int) -> bytes:
    """The same in a process of its own, which gives its memory back."""
    order = json.dumps([template, text, made_at]).encode()
    words = [sys.executable, "-m", "kompanjon.core.press"]
    done = subprocess.run(words, input=order, capture_output=True, cwd=ROOT, timeout=SECONDS)
    if done.returncode:
        raise PressStopped(done.stderr.decode(errors="replace").strip()[-500:])
    return done.stdout


if __name__ == "__main__":
    sys.stdout.buffer.write(printed(*json.loads(sys.stdin.buffer.read())))

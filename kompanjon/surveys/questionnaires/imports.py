"""What questionnaires from elsewhere have in common: entries in our own form, with every problem at once. No Django.

An entry is what `exchange.as_data` writes for one item.
"""

import html
import re
from dataclasses import dataclass, field

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

LANGUAGES = ("sv", "en")
MOST_CODE = 60


@dataclass
class Imported:
    """The items that were read, and what could not be."""

    items: list[dict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def blocked(self):
        return not self.items or any(p.blocks for p in self.problems)

    @property
    def data(self):
        return {"kompanjon_questionnaire": 1, "items": self.items}

    def warn(self, line, text, /, **values):
        self.problems.append(Problem("SURVEY-import", text, {"line": line, **values}, WARN))

    def stop(self, line, text, /, **values):
        self.problems.append(Problem("SURVEY-import", text, {"line": line, **values}, BLOCK))

    def add(self, line, entry):
        """Take an item in; a code that is there already stops the import."""
        code = entry["code"]
        if any(i["code"] == code for i in self.items):
            self.stop(line, _("Line {line}: the code “{code}” is used twice."), code=code)
            return
        missing = [lang for lang in LANGUAGES if not entry[f"text_{lang}"]]
        if missing:
            text = _("Line {line}: “{code}” has no text in {lang}. Write it in the editor before publishing.")
            self.warn(line, text, code=code, lang=", ".join(missing))
        self.items.append(entry)


def entry(code, kind, texts, *, page=1, place=0, help_texts=None, required=False, options=None, **fields) -> dict:
    """One item in the form of our own export."""
    helped = help_texts or {}
    return {
        "code": code,
        "kind": kind,
        "page": page,
        "place": place,
        **{f"text_{lang}": plain(texts.get(lang, "")) for lang in LANGUAGES},
        **{
            f"help_{lang}": plain(helped.get(lang, "")) if all(helped.get(x) for x in LANGUAGES) else ""
            for lang in LANGUAGES
        },
        "required": required,
        "condition": {},
        "options": options or {},
        **fields,
    }


def plain(text) -> str:
    """A text without the marks of HTML."""
    inline = re.sub(r"</?(?:b|i|u|em|strong|span|font|small)\b[^>]*>", "", str(text or ""))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", inline))).strip()


def usable_code(name) -> str:
    """A code with only letters, digits, dashes and underscores, at most sixty of them."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", str(name).strip()).strip("_")[:MOST_CODE]


_NAME = r"(?:\$\{\s*([\w-]+)\s*\}|([A-Za-z][\w-]*)(?:\.NAOK|\.value)?)"
_VALUE = r"(?:'([^']*)'|\"([^\"]*)\"|(-?\d+))"
_EQUAL = re.compile(rf"\s*{_NAME}\s*(==|=|!=)\s*{_VALUE}\s*")
_SELECTED = re.compile(rf"\s*selected\(\s*{_NAME}\s*,\s*{_VALUE}\s*\)\s*")


def condition_of(text) -> dict | None:
    """A condition as ours, from `${q} = 'ja' and selected(${m}, 'x')` or `q.NAOK == "Y"`; None when it says more than that."""
    text = _unwrapped(str(text or "").strip())
    if text in ("", "1"):
        return {}
    for word, name in ((r"\s+or\s+|\s*\|\|\s*", "any"), (r"\s+and\s+|\s*&&\s*", "all")):
        parts = re.split(word, text, flags=re.I)
        if len(parts) > 1:
            inner = [condition_of(part) for part in parts]
            return None if None in inner else {name: inner}
    found = _EQUAL.fullmatch(text) or _SELECTED.fullmatch(text)
    if not found:
        return None
    groups = found.groups()
    item, value = next(filter(None, groups[:2])), next(g for g in groups[-3:] if g is not None)
    asked = {"item": usable_code(item), "is": [value]}
    return {"not": asked} if "!=" in groups else asked


def _unwrapped(text):
    """Without one pair of brackets around the whole."""
    while text.startswith("(") and text.endswith(")"):
        depth = [text[: i + 1].count("(") - text[: i + 1].count(")") for i in range(len(text) - 1)]
        if min(depth) < 1:
            return text
        text = text[1:-1].strip()
    return text


def set_condition(imported, line, item, text):
    condition = condition_of(text)
    if condition is None:
        said = _("Line {line}: the condition “{text}” cannot be carried over. Write it in the editor.")
        imported.warn(line, said, text=str(text)[:120])
    elif condition:
        item["condition"] = condition

"""The house's words: gathered from code and templates, kept per room as .po, compiled to .mo.

All in plain Python (Babel and Django's own template reader), so that nothing but the locks is needed.
"""

import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed

PACKAGE = Path(__file__).resolve().parent.parent
SHARED_ROOM = "core"  # keeps the words of the files that lie in no room: settings, urls, story
LANGUAGES = ("sv",)  # English is what the code says
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
COTTON_WORD = re.compile(r"""\s:[\w-]+=(?:"[^"]*?_\('([^']+)'\)|'[^']*?_\("([^"]+)"\))""")


@dataclass
class Standing:
    """How one room's words stand after gathering."""

    room: str
    language: str
    missing: list[str] = field(default_factory=list)
    fuzzy: list[str] = field(default_factory=list)
    obsolete: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return not (self.missing or self.fuzzy or self.obsolete or self.broken)


def rooms(package: Path = PACKAGE) -> list[str]:
    return sorted(path.parent.name for path in package.glob("*/apps.py"))


def po_path(room: str, language: str, package: Path = PACKAGE) -> Path:
    return package / room / "locale" / language / "LC_MESSAGES" / "django.po"


def source_files(room: str, package: Path = PACKAGE) -> list[Path]:
    """The files whose words belong to a room; tests and migrations say nothing to people."""
    found = [
        *(package / room).rglob("*.py"),
        *(package / room).rglob("*.html"),
        *(package / room).rglob("*.txt"),
    ]
    if room == SHARED_ROOM:
        found += [*package.glob("*.py"), *(package / "story").rglob("*.py")]
    silent = {"tests", "migrations", "locale", "static"}
    return sorted(path for path in found if not silent & set(path.relative_to(package).parts))


def words_in(path: Path):
    """Yield (context, msgid or (singular, plural)) for every marked sentence in a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from ((None, a or b) for a, b in COTTON_WORD.findall(text))
        from django.utils.translation.template import templatize

        text = templatize(text)
    source = io.BytesIO(b"\n\n" + text.encode())  # Babel parses the first two lines as code, and a drawing's are long
    for _line, message, _comments, context in extract("python", source, KEYWORDS, options={"encoding": "utf-8"}):
        message = tuple(part for part in message if part) if isinstance(message, tuple) else message
        if message:
            yield context, message[0] if isinstance(message, tuple) and len(message) == 1 else message


def gathered(room: str, package: Path = PACKAGE) -> dict[tuple, object]:
    """Every message of a room, keyed by context and (singular) sentence; a plural wins over a singular."""
    found: dict[tuple, object] = {}
    for path in source_files(room, package):
        for context, message in words_in(path):
            key = (context, message[0] if isinstance(message, tuple) else message)
            if isinstance(message, tuple) or key not in found:
                found[key] = message
    return found


def kept(path: Path) -> dict[tuple, Message]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file)
    return {(m.context, m.id[0] if m.pluralizable else m.id): m for m in catalog if m.id}


def translation(message: Message | None) -> tuple[str, ...]:
    """A message's translation as a tuple: one part, or singular and plural; empty when any is missing."""
    if message is None or not message.string:
        return ()
    parts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(parts) if all(parts) else ()


def merged(room: str, language: str, borrow: dict, package: Path = PACKAGE) -> tuple[Catalog, Standing]:
    """The room's catalogue as it should be now, and what is wrong with the one that lies there."""
    old, standing = kept(po_path(room, language, package)), Standing(room, language)
    wanted = gathered(room, package)
    catalog = Catalog(locale=language)
    for key, message in wanted.items():
        context, sentence = key
        plural = isinstance(message, tuple)
        words = translation(old.get(key))
        if len(words) != (2 if plural else 1):
            words = borrow.get((language, *key, plural), ())
            standing.missing.append(sentence)
        elif "fuzzy" in old[key].flags:
            standing.fuzzy.append(sentence)
        if words and not same_places(message, words):
            standing.broken.append(sentence)
        catalog.add(message, (words or ("", "")) if plural else (words or ("",))[0], context=context)
    standing.obsolete = [sentence for context, sentence in old if (context, sentence) not in wanted]
    return catalog, standing


def same_places(message, words) -> bool:
    """Whether a translation names the same {places} as its sentence; a singular may leave its number out."""
    sentences = message if isinstance(message, tuple) else (message,)
    allowed = set().union(*(PLACE.findall(sentence) for sentence in sentences))
    needed = set(PLACE.findall(sentences[-1]))
    return needed == set(PLACE.findall(words[-1])) and all(set(PLACE.findall(word)) <= allowed for word in words)


def lendable(package: Path = PACKAGE) -> dict:
    """Every finished translation in the house, so that a sentence is said the same way in each room."""
    found = {}
    for room in rooms(package):
        for language in LANGUAGES:
            for (context, sentence), message in kept(po_path(room, language, package)).items():
                if translation(message) and "fuzzy" not in message.flags:
                    found.setdefault((language, context, sentence, message.pluralizable), translation(message))
    return found


def said_differently(package: Path = PACKAGE) -> list[str]:
    """Sentences that two rooms translate in different words."""
    said = defaultdict(set)
    for room in rooms(package):
        for language in LANGUAGES:
            for key, message in kept(po_path(room, language, package)).items():
                if translation(message):
                    said[language, *key].add(translation(message))
    return [
        f"{key[-1]} → {' / '.join(sorted(v[-1] for v in values))}" for key, values in said.items() if len(values) > 1
    ]


def write(catalog: Catalog, path: Path, language: str) -> None:
    """Write a .po that changes only when its words do: sorted, no dates, no line numbers, no marks."""
    for message in catalog:
        message.flags.clear()
    text = io.BytesIO()
    write_po(text, catalog, width=0, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = HEADER.format(language=language) + text.getvalue().decode().strip() + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != new:
        path.write_text(new, encoding="utf-8")


def compile_words(package: Path = PACKAGE) -> int:
    """Compile each .po that is newer than its .mo; answers how many were."""
    done = 0
    for po in sorted(package.glob("*/locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalog = read_po(source)
        fresh = mo.with_suffix(".mo.new")
        with fresh.open("wb") as target:
            write_mo(target, catalog)
        fresh.replace(mo)
        done += 1
    if done:  # what was read before, at the very first start, was nothing
        translation_file_changed(None, Path("django.mo"))
    return done


def update(*, write_files: bool, package: Path = PACKAGE) -> list[Standing]:
    """Gather the words of every room; write the catalogues when asked to; say how each stands."""
    borrow, standings = lendable(package), []
    for room in rooms(package):
        for language in LANGUAGES:
            catalog, standing = merged(room, language, borrow, package)
            if write_files and (len(catalog) or po_path(room, language, package).exists()):
                write(catalog, po_path(room, language, package), language)
                standing = merged(room, language, {}, package)[1]
            standings.append(standing)
    return standings

"""The application as an assessor reads it: section by section, in the language it was written in or the other one."""

from dataclasses import dataclass, field

from django.utils.translation import get_language


@dataclass
class Piece:
    """One answer: by whom, in which language, and the other version where there is one."""

    label: str
    text: str
    lang: str
    by: str = ""
    other_text: str = ""
    other_lang: str = ""


@dataclass
class Section:
    key: str
    title: str
    pieces: list[Piece] = field(default_factory=list)


def text_of(application, language=""):
    """Every section with an answer. `language` is empty (as written), "sv", "en" or "both"."""
    mine = "sv" if (get_language() or "sv").startswith("sv") else "en"
    answers = {}
    for answer in application.answers.select_related("party__organisation").order_by("party__place", "pk"):
        answers.setdefault(answer.key, []).append(answer)
    sections = []
    for kept in application.form_version.content.get("sections", []):
        section = Section(kept["key"], said(kept.get("title"), mine))
        for question in kept.get("questions", []):
            for answer in answers.get(question["key"], []):
                if answer.text or answer.other_text:
                    section.pieces.append(piece(answer, said(question.get("label"), mine), language))
        if section.pieces:
            sections.append(section)
    return sections


def piece(answer, label, language):
    by = answer.party.organisation.label if answer.party_id else ""
    own, other = (answer.text, answer.language), (answer.other_text, answer.other_language)
    if language == "both" and answer.other_text:
        return Piece(label, *own, by, *other)
    if language and answer.other_text and answer.other_language == language:
        return Piece(label, *other, by)
    return Piece(label, *own, by)


def said(words, language):
    if isinstance(words, str):
        return words
    return (words or {}).get(language) or (words or {}).get("en") or ""

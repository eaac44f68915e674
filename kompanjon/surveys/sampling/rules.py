"""What must hold of a wave and its register."""

import re
import unicodedata
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches

from kompanjon.core.problems import BLOCK, WARN, Problem
from kompanjon.core.words import _

ROLE_ADDRESSES = ("info", "kommun", "kansli", "registrator", "kontakt", "post", "office", "mail", "noreply", "no-reply")
MOST_REMINDERS = 3
LIKE = 0.75  # how much alike two spellings of one name are at least
LOCAL = re.compile(r"[^\s@]+")
DOMAIN = re.compile(r"[^\s@.]+(\.[^\s@.]+)+")


def register_filled(facts, by) -> list[Problem]:
    if facts.units:
        return []
    return [Problem("SURVEY-register", _("The register is empty. Import it first."), {}, BLOCK)]


def questionnaire_ready(facts, by) -> list[Problem]:
    problems = []
    if not facts.published_version:
        problems.append(Problem("SURVEY-questionnaire", _("Publish the questionnaire first."), {}, BLOCK))
    if facts.closes_at is None:
        problems.append(Problem("SURVEY-closes", _("Say when the wave closes."), {}, BLOCK))
    if facts.anonymity_promised:
        problems.append(
            Problem("SURVEY-anonymous", _("A text promises anonymity, and the wave is confidential."), {}, BLOCK)
        )
    return problems


def last_moment(closes_at):
    """A wave that closes at 23:59 takes answers to the end of that minute."""
    return closes_at.replace(second=59, microsecond=999_999)


def something_to_release(facts, by) -> list[Problem]:
    if not facts.figures:
        return [Problem("SURVEY-figures", _("There is no figure to release."), {}, BLOCK)]
    if facts.red_figures:
        return [Problem("SURVEY-red", _("{n} figures do not pass their checks."), {"n": facts.red_figures}, BLOCK)]
    return []


def promises_anonymity(*texts: str) -> bool:
    """A text that says anonym or anonymous."""
    return any(re.search(r"\banonym", text or "", re.I) for text in texts)


def address_problems(address: str) -> list[Problem]:
    """What is wrong or odd with an e-mail address in the register."""
    local, _at, domain = address.strip().rpartition("@")
    if not LOCAL.fullmatch(local) or not DOMAIN.fullmatch(domain):
        return [Problem("SURVEY-address", _("“{address}” is not an e-mail address."), {"address": address}, BLOCK)]
    if local.lower() in ROLE_ADDRESSES:
        return [Problem("SURVEY-mailbox", _("“{address}” is a shared mailbox."), {"address": address}, WARN)]
    if not address.isascii():
        odd = _("“{address}” holds letters outside a–z; not every mail server takes them.")
        return [Problem("SURVEY-letters", odd, {"address": address}, WARN)]
    return []


def shared_confirmed(found, confirmed) -> list[Problem]:
    """Two persons with one mailbox are carried in only when somebody has said that it is meant."""
    shared = [p for p in found.problems if p.rule == "SURVEY-shared"]
    return [] if confirmed else [replace(p, severity=BLOCK) for p in shared]


def nearest(code: str, known) -> str:
    """The known code most like an unknown one, or nothing."""
    return next(iter(get_close_matches(code, list(known), 1, 0.5)), "")


def plain_text(text: str, longest: int = 2000) -> str:
    """What somebody wrote, without control and direction characters, cut at the length they were told."""
    kept = (c for c in str(text) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c == "\u200d")
    return "".join(kept).strip()[:longest]


def kept_apart(roles) -> bool:
    """In anonymous mode nobody is both field manager and analyst."""
    return not {"field_manager", "survey_analyst"} <= set(roles)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may be one person's name; where one is not known they may."""
    one, other = (" ".join(sorted(name.casefold().replace(",", " ").split())) for name in (one, other))
    return not one or not other or SequenceMatcher(None, one, other).ratio() >= LIKE

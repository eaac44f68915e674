"""Freezing a text: exactly what is signed, in one order, with one hash over the working language and the figures."""

import hashlib
import json

from .models import Application
from .progress import Written
from .queries import answers_of, attachments_of, form_of, lines_of, parties_of, texts_of

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The digits of the short code: nothing that can be taken for something else on paper (no I, L, O, U)."""


def content_of(application: Application) -> dict:
    """What is frozen: `signed` is what the parties sign, `unsigned` the versions in the other language."""
    answers, parties = answers_of(application), parties_of(application)
    signed_language = application.working_language if application.working_language in ("sv", "en") else "en"
    texts = {_name(*place): text for place, text in texts_of(application, answers).items() if text}
    other = {name: texts.pop(name) for name in list(texts) if is_translation(name, signed_language)}
    agreed = {
        _name(key, party): {"text": answer.other_text, "language": answer.other_language, "state": answer.other_state}
        for (key, party), answer in answers.items()
        if answer.other_text
    }
    signed = {
        "application": application.pk,
        "component": application.component,
        "form": form_of(application).number,
        "working_language": application.working_language,
        "parties": [
            {"id": one.pk, "name": one.organisation.name, "label": one.organisation.label, "side": one.side,
             "country": one.organisation.country_id}
            for one in parties
        ],
        "answers": dict(sorted(texts.items())),
        "budget": [list(line) for line in lines_of(application)],
        "attachments": [[one.kind, one.party_id, one.file.name, one.file.sha256] for one in attachments_of(application)],
    }  # fmt: skip
    return {"signed": signed, "unsigned": {"texts": other, "other_language": agreed}}


def is_translation(name, language):
    """Title and summary in the language that is not signed."""
    return name.startswith(("title_", "summary_")) and not name.endswith(f"_{language}")


def _name(key, party):
    return f"{key}@{party}" if party else key


def digest_of(content: dict) -> str:
    plain = json.dumps(content["signed"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def short_code(digest: str) -> str:
    """Eight signs of the hash, to be read from paper: K7QM-2XPA."""
    number = int(digest[:10], 16)
    signs = "".join(SIGNS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def same_code(typed: str, digest: str) -> bool:
    """What somebody read from paper, forgiving I for 1 and O for 0."""
    plain = "".join(typed.upper().split()).replace("-", "").replace("O", "0").replace("I", "1").replace("L", "1")
    return plain == short_code(digest).replace("-", "")


def changed_since(former: dict, now: dict) -> list[str]:
    """The names of what differs between two frozen texts: fields, `budget`, `attachments`."""
    before, after = former["signed"], now["signed"]
    fields = {*before["answers"], *after["answers"]}
    names = sorted(name for name in fields if before["answers"].get(name) != after["answers"].get(name))
    return names + [part for part in ("budget", "attachments") if before[part] != after[part]]


def texts_in(content: dict) -> dict[tuple[str, int | None], str]:
    """The answers of a frozen text, as the form reads them: by (key, party)."""
    both = {**content["signed"]["answers"], **content["unsigned"]["texts"]}
    return {_place(name): text for name, text in both.items()}


def written_in_frozen(content: dict) -> Written:
    """A frozen text as the rules read it, without asking the database."""
    attachments = frozenset((kind, party) for kind, party, _name, _digest in content["signed"]["attachments"])
    return Written(texts_in(content), tuple(tuple(line) for line in content["signed"]["budget"]), attachments)


def _place(name):
    key, _, party = name.partition("@")
    return key, int(party) if party else None

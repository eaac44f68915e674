"""Saving what is written, field by field: whoever writes on an older text is shown both, and nothing is overwritten."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kompanjon.core.problems import Problem, Refused
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from ..answers import MOST_CHARACTERS, a_day, answer_fits, cleaned, too_long, whole_number
from ..flow import OPEN_TO_WRITE
from ..form import Field
from ..models import Answer, Application, ApplicationParty, FormerText
from ..queries import own_text
from ..search import keep_findable

OF_APPLICATION = {
    "title_sv": lambda text: text[:200],
    "title_en": lambda text: text[:200],
    "summary_sv": str,
    "summary_en": str,
    "starts_on": a_day,
    "months": whole_number,
}
OF_PARTY = ("diary_number", "registrar_email")


@dataclass(frozen=True)
class Typed:
    """What somebody typed into a field, and the version of the text that stood there when they began."""

    field: Field
    text: str
    version: int


@dataclass(frozen=True)
class Collision:
    """Two people wrote in the same field: mine is not saved, theirs is."""

    typed: Typed
    theirs: Answer

    @property
    def name(self):
        return self.typed.field.name


@dataclass
class Saved:
    names: list[str] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    refused: dict[str, list[Problem]] = field(default_factory=dict)


@transaction.atomic
def save_answers(application, typed: list[Typed], *, by) -> Saved:
    """Save every field that was changed. What collides or cannot be kept is answered, the rest is saved."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN_TO_WRITE:
        raise Refused([text_is_closed(locked)])
    there = {(one.key, one.party_id): one for one in Answer.objects.filter(application=locked)}
    saved = Saved()
    for one in typed:
        _save_one(locked, one, there.get((one.field.key, one.field.party_id)), saved, by)
    if saved.names:
        _keep_in_step(application, locked, [one for one in typed if one.field.name in saved.names])
        note(application, "joint.application.write", by=by, what={"fields": saved.names})
    return saved


def text_is_closed(application):
    if application.state in ("signing", "signing_changes"):
        text = _("The text was closed for signing while you wrote. Open it again to change it; your text stands below.")
        return Problem("JOINT-CLOSED", text)
    return Problem("JOINT-HANDED-IN", _("The application has been handed in. Your text stands below and is not saved."))


def _save_one(application, typed, answer, saved, by):
    text = cleaned(typed.text)
    before = answer.text if answer else own_text(application, typed.field.key)
    if text == before:
        return
    if answer and typed.version != answer.version:
        if text != _text_at(answer, typed.version):
            saved.collisions.append(Collision(Typed(typed.field, text, typed.version), answer))
        return
    if len(text) > MOST_CHARACTERS:
        saved.refused[typed.field.name] = answer_fits(typed.field.question, text)
        return
    _write(application, typed.field, answer, text, by)
    saved.names.append(typed.field.name)


def _text_at(answer, version):
    former = FormerText.objects.filter(answer=answer, version=version).first()
    return former.text if former else ""


def _write(application, place, answer, text, by):
    if answer is None:
        Answer.objects.create(
            application=application, party_id=place.party_id, key=place.key, text=text, changed_by=by,
            language=place.question.language or application.working_language,
        )  # fmt: skip
        return
    FormerText.objects.create(
        answer=answer, version=answer.version, text=answer.text, by=answer.changed_by, at=answer.changed_at
    )
    answer.text, answer.version, answer.changed_by = text, answer.version + 1, by
    if answer.other_state == "agreed":
        answer.other_state = "stale"
    answer.save(update_fields=["text", "version", "changed_by", "changed_at", "other_state"])


def _keep_in_step(application, locked, typed):
    """Title, summary, period and the registrars' addresses also lie on the records that lists and letters read."""
    changed = {"changed_at"}
    for one in typed:
        key, text = one.field.key, cleaned(one.text)
        if key in OF_APPLICATION:
            setattr(locked, key, OF_APPLICATION[key](text) if _can_be_kept(one.field, text) else None)
            changed.add(key)
        elif key in OF_PARTY:
            kept = {
                "registrar_email": text if not answer_fits(one.field.question, text) else "",
                "diary_number": text[:60],
            }
            ApplicationParty.objects.filter(pk=one.field.party_id).update(**{key: kept[key]})
    locked.changed_at = timezone.now()
    locked.save(update_fields=sorted(changed))
    for name in changed:
        setattr(application, name, getattr(locked, name))
    keep_findable(application)


def _can_be_kept(place, text):
    """A day or a number that cannot be meant stays in its box, to be corrected, and is nothing to reckon with."""
    return place.question.kind not in ("date", "number") or not answer_fits(place.question, text)


@transaction.atomic
def save_other_language(application, answer, text, language, *, by, agreed=False):
    """A version in the other language: a draft, or agreed to say the same. Nothing waits for it, nobody signs it."""
    text = cleaned(text)
    if len(text) > MOST_CHARACTERS:
        raise Refused([too_long(text, MOST_CHARACTERS)])
    answer = Answer.objects.select_for_update().get(pk=answer.pk, application=application)
    answer.other_text, answer.other_language = text, language
    answer.other_state = "none" if not answer.other_text else "agreed" if agreed else "draft"
    answer.save(update_fields=["other_text", "other_language", "other_state"])
    note(application, "joint.application.write_other_language", by=by, what={"field": answer.key})
    return answer

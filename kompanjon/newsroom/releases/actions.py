from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import ngettext, override

from kompanjon.core.office.models import the_office
from kompanjon.core.problems import Problem, Refused
from kompanjon.core.speech import kr
from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .models import Correction, Release
from .queries import figures_of

TEXTS = [
    f"{name}_{language}" for name in ("headline", "lead", "body", "fact_box", "contact") for language in ("sv", "en")
]


@transaction.atomic
def draft_release(fact):
    """Decisions were published: a draft in both languages whose figures are those decisions. Without new grants, none: a later
    decision on a grant that has been told of is a correction, and one that grants what was rejected is news."""
    granted = [award for award in fact.awards if award.grants_anew]
    if not granted:
        return None
    release = Release(round=fact.round, slug=free_slug(fact.round), is_example=fact.round.is_example)
    release.save()
    release.awards.set(granted)
    write_draft(release)
    note(release, "releases.release.draft", by=fact.by, what={"awards": [award.pk for award in granted]})
    return release


def free_slug(call):
    """The round's own name as address; a second release of the same round gets a number."""
    base = slugify(call.name_sv or call.slug)[:100] or "beslut"
    number = Release.objects.filter(slug__startswith=base).count()
    while Release.objects.filter(slug=f"{base}-{number + 1}" if number else base).exists():
        number += 1
    return f"{base}-{number + 1}" if number else base


def write_draft(release):
    """Headline, lead and fact box from the facts. What the office has written is overwritten only when it asks for it."""
    figures, office = figures_of(release), the_office()
    for language in ("sv", "en"):
        with override(language):
            total = kr(figures.total)
            headline = ngettext(
                "{count} partnership gets {total}", "{count} partnerships share {total}", figures.count
            ).format(count=figures.count, total=total)
            lead = ngettext(
                "In the round {round}, {count} partnership has been granted {total}.",
                "In the round {round}, {count} partnerships have been granted {total} in all.",
                figures.count,
            ).format(round=release.round.name, count=figures.count, total=total)
            setattr(release, f"headline_{language}", headline)
            setattr(release, f"lead_{language}", lead)
            setattr(release, f"fact_box_{language}", getattr(office, f"about_{language}"))
            setattr(release, f"contact_{language}", getattr(office, f"contact_{language}"))
    release.save()


@transaction.atomic
def save_release(release, values, *, version, by):
    """Change a draft. An older window overwrites nothing."""
    locked = Release.objects.select_for_update().get(pk=release.pk)
    if locked.state != "draft":
        raise Refused([Problem("R-REL-4", _("Only a draft can be changed: send it back first."))])
    if version != locked.version:
        text = _("This was saved in another window in the meantime. Your text stands below and is not saved yet.")
        raise Refused([Problem("R-REL-5", text)])
    for name in TEXTS:
        setattr(locked, name, values[name])
    locked.embargo_until, locked.version = values["embargo_until"], locked.version + 1
    locked.save(update_fields=[*TEXTS, "embargo_until", "version"])
    note(locked, "releases.release.write", by=by)
    return locked


@transaction.atomic
def correct(release, *, text_sv, text_en, by):
    """A dated correction under a release that is out."""
    if release.state != "published":
        raise Refused([Problem("R-REL-6", _("Only what has been published is corrected; a draft is changed."))])
    correction = Correction.objects.create(release=release, text_sv=text_sv.strip(), text_en=text_en.strip(), by=by)
    note(release, "releases.release.correct", by=by, text=text_sv.strip())
    return correction

"""The life of a release: `LIFE.take` is the only way to change its state."""

from django.utils import timezone

from kompanjon.core.lifecycle import lifecycle

from .flow import RELEASE
from .queries import figures_of, release_facts

LIFE = lifecycle(RELEASE, facts=release_facts)


@LIFE.after("hand_over")
def keep_what_was_checked(release, by):
    figures = figures_of(release)
    release.proposed_by, release.figures = by, figures.kept() if figures else {}
    release.save(update_fields=["proposed_by", "figures"])


@LIFE.after("publish")
def stamp(release, by):
    release.approved_by, release.published_at = by, timezone.now()
    release.save(update_fields=["approved_by", "published_at"])

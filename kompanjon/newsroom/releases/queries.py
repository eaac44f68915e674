from django.utils import timezone

from kompanjon.awards.decisions.rules import PROMISES
from kompanjon.core.db import sorting_key

from .figures import Figures, Grant
from .models import Release
from .rules import ReleaseFacts


def awards_of(release):
    found = release.awards.select_related("application__partnership")
    return found.prefetch_related("years", "application__parties__organisation")


def figures_of(release, awards=None) -> Figures | None:
    """The decisions a release tells of, as they are now; None for a release about something else."""
    awards = list(awards_of(release) if awards is None else awards)
    if not awards:
        return None
    standing = [one for one in awards if one.current and one.outcome in PROMISES and one.state == "published"]
    grants = [
        Grant(
            award.application.case_number or "", name_of(award.application), award.total,
            not withheld_names(award.application), award.application.partnership.slug,
        )
        for award in standing
    ]  # fmt: skip
    return Figures(tuple(sorted(grants, key=lambda grant: sorting_key(grant.name))))


def name_of(application):
    """The parties as people know them, the Swedish one first."""
    return " – ".join(party.organisation.label for party in application.parties.all())


def withheld_names(application):
    """The names among a case's parties that are withheld from everything public."""
    partnership = application.partnership
    parties = [party.organisation for party in application.parties.all()]
    names = [name for one in parties if one.withheld for name in {one.name, one.short_name} if name]
    if partnership.withheld:
        names += [partnership.name, *(name for one in parties for name in {one.name, one.short_name} if name)]
    return names


WITH_PARTIES = ("awards__application__partnership", "awards__application__parties__organisation")


def names_to_cover(awards):
    return {name for award in awards for name in withheld_names(award.application)}


def release_facts(release) -> ReleaseFacts:
    kept = Release.objects.get(pk=release.pk)
    awards = list(awards_of(release))
    return ReleaseFacts(
        headlines=(kept.headline_sv, kept.headline_en), leads=(kept.lead_sv, kept.lead_en),
        bodies=(kept.body_sv, kept.body_en), figures=figures_of(release, awards), checked=kept.figures,
        proposed_by=kept.proposed_by_id, withheld=tuple(sorted(names_to_cover(awards))),
    )  # fmt: skip


def public_releases(examples=False):
    """What anybody may read now: published, and no longer under embargo."""
    now = timezone.now()
    found = Release.objects.filter(state="published").exclude(embargo_until__gt=now).order_by("-published_at", "-pk")
    return found if examples else found.filter(is_example=False)


def without_withheld(text, names):
    """A name that was withheld after a text was published is covered where it stands."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "▇▇▇")
    return text

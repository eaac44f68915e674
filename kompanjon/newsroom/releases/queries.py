from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.rules import PROMISES
from kompanjon.core.db import sorting_key
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.rulebook.queries import stamped

from .figures import Figures, Grant
from .models import Correction, Release
from .rules import ReleaseFacts


def awards_of(release):
    found = release.awards.select_related("application__partnership")
    return found.prefetch_related("lines", "application__parties__organisation")


def figures_of(release, awards=None) -> Figures | None:
    """The decisions a release tells of, as they are now; None for a release about something else."""
    awards = list(awards_of(release) if awards is None else awards)
    if not awards:
        return None
    stands = as_they_stand(awards)
    grants = [
        Grant(
            award.application.case_number or "", name_of(award.application), stands[award.pk].total,
            not withheld_names(award.application), award.application.partnership.slug,
        )
        for award in awards if award.pk in stands and stands[award.pk].outcome in PROMISES
    ]  # fmt: skip
    return Figures(tuple(sorted(grants, key=lambda grant: sorting_key(grant.name))))


def as_they_stand(awards):
    """{award key: what has been published last in its case}: the award itself, or a later decision in its place."""
    found = Award.objects.told().filter(application__in=[award.application_id for award in awards])
    now = {one.application_id: one for one in found.prefetch_related("lines").order_by("published_at", "pk")}
    return {award.pk: now[award.application_id] for award in awards if award.application_id in now}


@dataclass(frozen=True)
class Changed:
    """A grant that a release told of and that a later published decision has changed, corrected or revoked."""

    name: str
    change: str
    on: date
    before: int
    now: int


def changed_since(awards) -> list[Changed]:
    """Those of a release's grants that are no longer what they were when it was drafted. Names that are withheld are left out."""
    stands = as_they_stand(awards)
    return [
        Changed(name_of(award.application), stands[award.pk].change, stands[award.pk].decided_on, award.total, stands[award.pk].total)
        for award in awards
        if award.pk in stands and stands[award.pk].pk != award.pk and not withheld_names(award.application)
    ]  # fmt: skip


def to_correct():
    """Published releases about a grant that has been changed since, and that no correction has told of yet."""
    followed = Q(replaces__releases=OuterRef("pk")) | Q(replaces__replaces__releases=OuterRef("pk"))
    later = Award.objects.filter(followed, state="published")
    told = Correction.objects.filter(release=OuterRef(OuterRef("pk")), at__gte=OuterRef("published_at"))
    return Release.objects.filter(Exists(later.exclude(Exists(told))), state="published")


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
    """The names of the parties that are withheld, and every other withheld name: a text may name whom it is not about."""
    return {name for award in awards for name in withheld_names(award.application)} | every_withheld_name()


def every_withheld_name():
    """Organisations, partnerships and persons that are withheld from everything public. One statement, seldom a row."""
    bodies = Organisation.objects.filter(withheld=True).order_by()
    found = bodies.values_list("name").union(
        bodies.values_list("short_name"),
        Partnership.objects.filter(withheld=True).order_by().values_list("name"),
        Person.objects.filter(withheld=True).order_by().values_list("name"),
    )
    return {name for (name,) in found if name}


def release_facts(release) -> ReleaseFacts:
    kept = Release.objects.get(pk=release.pk)
    awards = list(awards_of(release))
    return ReleaseFacts(
        headlines=(kept.headline_sv, kept.headline_en), leads=(kept.lead_sv, kept.lead_en),
        bodies=(kept.body_sv, kept.body_en), figures=figures_of(release, awards), checked=kept.figures,
        proposed_by=kept.proposed_by_id, withheld=tuple(sorted(names_to_cover(awards))),
        one_may_publish=stamped("release_needs_approval").get("release_needs_approval") is False,
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

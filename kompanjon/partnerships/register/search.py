"""What a partnership is found by: its own words, and the names, places and countries of its parties."""

from kompanjon.core.search.actions import put_many

from .models import Partnership

KIND = "register.partnership"
AT_A_TIME = 500


def index(partnerships=None):
    """Put partnerships into the search index: those given, or every one."""
    found = Partnership.objects.order_by("pk") if partnerships is None else partnerships
    wanted = found.prefetch_related("parties__organisation__names", "parties__organisation__country", "networks")
    rows = []
    for partnership in wanted.iterator(AT_A_TIME):
        rows.append((partnership.pk, partnership.name, words_of(partnership)))
        if len(rows) == AT_A_TIME:
            put_many(KIND, rows)
            rows = []
    put_many(KIND, rows)


def words_of(partnership):
    words = [partnership.theme, partnership.other_actors]
    for party in partnership.parties.all():
        organisation, country = party.organisation, party.organisation.country
        words += [organisation.name, organisation.short_name, organisation.place]
        words += [name.name for name in organisation.names.all()]
        words += [country.name_sv, country.name_en] if country else []
    words += [name for network in partnership.networks.all() for name in (network.name_sv, network.name_en)]
    return " ".join(word for word in words if word)


def follow_organisation(fact):
    """An organisation is called something else: its partnerships are found by the new name, too."""
    index(Partnership.objects.filter(parties__organisation=fact.organisation).distinct())

"""Applications as a table, read a thousand at a time, so that all of them take no more memory than some."""

from collections import defaultdict
from itertools import islice

from django.utils.translation import get_language

from .flow import NOT_YET_HANDED_IN
from .models import ApplicationParty

AT_A_TIME = 1000
COLUMNS = (
    "case_number", "state", "component", "round", "partnership", "swedish_parties", "other_parties", "countries",
    "title_sv", "title_en", "working_language", "asked_kr", "months", "starts_on", "handed_in_at", "officer",
)  # fmt: skip
FIELDS = (
    "pk", "case_number", "state", "component", "partnership__name", "title_sv", "title_en", "working_language", "asked",
    "months", "starts_on", "handed_in_at", "officer__name", "office_may_read", "on_paper",
)  # fmt: skip


def rows(applications, *, may_read_drafts):
    """Each application as a row of COLUMNS. A draft's text is left out for those who may not read it."""
    swedish = (get_language() or "sv").startswith("sv")
    name = "round__name_sv" if swedish else "round__name_en"
    found = applications.order_by("pk").values_list(*FIELDS, name).iterator(chunk_size=AT_A_TIME)
    while batch := list(islice(found, AT_A_TIME)):
        here, there, countries = parties_in(batch[0][0], batch[-1][0])
        for (
            pk,
            case,
            state,
            component,
            partnership,
            sv,
            en,
            language,
            asked,
            months,
            starts,
            at,
            officer,
            open_,
            on_paper,
            call,
        ) in batch:
            own = state in NOT_YET_HANDED_IN or (state == "withdrawn" and at is None)
            hidden = own and not (open_ or on_paper or may_read_drafts)
            yield (
                case, state, component, call, partnership, "; ".join(here[pk]), "; ".join(there[pk]),
                " ".join(countries[pk]), "" if hidden else sv, "" if hidden else en, language,
                None if hidden else asked // 100, months, starts, at.isoformat() if at else None, officer,
            )  # fmt: skip


def parties_in(first, last):
    """The parties of all applications between two keys, by side, and the countries abroad."""
    here, there, countries = defaultdict(list), defaultdict(list), defaultdict(list)
    found = ApplicationParty.objects.filter(application_id__gte=first, application_id__lte=last).order_by(
        "application", "place", "pk"
    )
    names = found.values_list("application_id", "side", "organisation__name", "organisation__country_id")
    for application, side, name, country in names:
        (here if side == "swedish" else there)[application].append(name)
        if side != "swedish" and country and country not in countries[application]:
            countries[application].append(country)
    return here, there, countries

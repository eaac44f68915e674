"""The office's list: 25 applications a page with all that stands in a line, in a fixed number of statements."""

from collections import defaultdict

from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast, Concat

from kompanjon.people.accounts.models import Person
from kompanjon.people.places.models import Country
from kompanjon.rounds.calls.models import Round

from .flow import MAY_LACK_A_SIGNATURE
from .form import fields_of, form_for
from .holding import being_signed_or_lacking, holding
from .models import Answer, Application, ApplicationParty, Attachment
from .queries import OWN, found, my_applications
from .signing_models import Revision

PER_PAGE = 25
NONE = Value(None, output_field=BigIntegerField())


def filtered(person, chosen):
    """The applications that this person may see and the filter leaves."""
    rows = my_applications(person).select_related("round", "partnership", "officer")
    simple = {"round": "round_id", "state": "state", "component": "component", "officer": "officer_id"}
    rows = rows.filter(**{path: chosen[name] for name, path in simple.items() if chosen.get(name)})
    if country := chosen.get("country"):
        within = ApplicationParty.objects.filter(organisation__country=country).values("application")
        rows = rows.filter(pk__in=within)
    return found(rows, chosen.get("q") or "")


def in_a_line(keys):
    """What stands in a line of the list, for the applications of one page: found by key, so that only keys are sorted."""
    rows = Application.objects.filter(pk__in=keys).select_related("round", "partnership", "officer", "form_version")
    unread = (
        "form_version__content",
        "round__criteria",
        "round__rules_fixed",
        "round__themes",
    )
    found = {row.pk: row for row in rows.defer(*unread)}
    return [found[key] for key in keys if key in found]


def filter_choices():
    """Rounds, officers and countries to choose between, in one statement: (kind, key, Swedish, English)."""

    def rows(queryset, kind, sv, en):
        named = queryset.annotate(_kind=Value(kind), _key=Cast("pk", CharField()), _sv=sv, _en=en)
        return named.order_by().values_list("_kind", "_key", "_sv", "_en")

    rounds = Round.objects.filter(is_recorded=False)
    officers = Person.objects.filter(seats__role__in=["officer", "unit_head"]).distinct()
    countries = Country.objects.filter(organisations__parties__isnull=False).exclude(pk="SE").distinct()
    every = rows(rounds, "round", F("name_sv"), F("name_en")).union(
        rows(officers, "officer", F("name"), F("name")), rows(countries, "country", F("name_sv"), F("name_en"))
    )
    choices = defaultdict(list)
    for kind, key, sv, en in every:
        choices[kind].append((key, sv or en, en or sv))
    return choices


def with_parties(applications):
    """Each application's parties with their organisations, in one statement."""
    rows = ApplicationParty.objects.filter(application__in=[one.pk for one in applications])
    by_application = defaultdict(list)
    for party in rows.select_related("organisation").order_by("place", "pk"):
        by_application[party.application_id].append(party)
    for application in applications:
        application.__dict__["_parties"] = by_application[application.pk]
    return applications


def what_is_there(applications) -> dict[int, set]:
    """For each application (key, party) of every answer, file and signature that holds, in one statement; no text is read.

    `frozen` says that there is a text to sign, and a signature counts under the latest one only.
    """
    keys, there = [one.pk for one in applications], defaultdict(set)
    answered = Answer.objects.filter(application__in=keys).exclude(text="").order_by()
    files = Attachment.objects.filter(application__in=keys, removed_at=None).order_by()
    signatures = holding().filter(revision__application__in=keys).order_by().annotate(_key=Value("signed"))
    frozen = Revision.objects.filter(application__in=keys).order_by().annotate(_key=Value("frozen"), _party=NONE)
    rows = answered.values_list("application_id", "key", "party_id").union(
        files.annotate(_key=Concat(Value("file:"), "kind")).values_list("application_id", "_key", "party_id"),
        signatures.values_list("revision__application_id", "_key", "party_id"),
        frozen.values_list("application_id", "_key", "_party"),
    )
    for application, key, party in rows if keys else ():
        there[application].add((key, party))
    return there


def sections_done(applications, there=None) -> dict[int, tuple[int, int]]:
    """How many sections of each draft are done, from which questions have an answer: what it says is not read."""
    there = what_is_there(applications) if there is None else there
    return {one.pk: _done(one, there[one.pk]) for one in applications}


def _done(application, there):
    # which themes the round offers does not matter here, and is not read for a list
    form, parties = form_for(application.form_version, application.component), application.__dict__["_parties"]
    own = {(name, None) for name in OWN if application.__dict__.get(name)}  # a list does not read the summaries
    done = sum(_section_done(section, parties, there | own, application.asked) for section in form.sections)
    return done, len(form.sections)


def _section_done(section, parties, there, asked):
    if section.kind == "budget" and not asked:
        return False
    for question in section.questions:
        for party in question.asked_of(parties) if question.required else ():
            if not any((one.key, one.party_id) in there for one in fields_of(question, [party] if party else [])):
                return False
    wanted = [
        (f"file:{one.kind}", party)
        for one in section.wanted
        if one.required
        for party in (parties if one.per_party else [None])
    ]
    return all((kind, party and party.pk) in there for kind, party in wanted)


def unsigned_of(applications, there=None) -> dict[int, list]:
    """The parties whose signature is missing, for each application whose text is closed or that was handed in without."""
    there = what_is_there(applications) if there is None else there
    return {one.pk: _unsigned(one, there[one.pk]) for one in applications}


def _unsigned(application, there):
    if application.state in MAY_LACK_A_SIGNATURE and (application.on_paper or ("frozen", None) not in there):
        return []
    return [party for party in application.__dict__["_parties"] if ("signed", party.pk) not in there]


def lacking_signatures(call) -> list[tuple[Application, list]]:
    """Every application of a round that lacks a signature, closed for signing or handed in: at most a few hundred."""
    rows = Application.objects.filter(being_signed_or_lacking(), round=call)
    applications = with_parties(list(rows.select_related("partnership", "round").order_by("pk")))
    missing = unsigned_of(applications)
    return [(one, missing[one.pk]) for one in applications if missing[one.pk]]

"""The office's own rule sets: made from another one or from nothing, and changed value by value.

What was read from documents and public pages is not edited: it is copied, and the copy is the office's.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from kompanjon.core.trace.actions import note
from kompanjon.core.words import _

from .actions import keep_versions
from .models import Cap, CountryEligibility, CountryList, Parameter, RuleSet, RuleSetVersion, RuleSource

ACTS = (
    _("Copied"),
    _("Made"),
    _("Named"),
    _("Value set"),
    _("Value removed"),
    _("Ceiling set"),
    _("Ceiling removed"),
    _("Countries set"),
)
"""What the trace of a rule set says; marked here, told by the trace."""
OWN_LIST = "own"


@transaction.atomic
def make_rule_set(form, *, by, copy_of=None):
    """A rule set of the office's own: whole in itself, with everything its model had, also what that one had taken."""
    rule_set = form.save(commit=False)
    rule_set.code = f"own-{get_random_string(8, 'abcdefghjkmnpqrstuvwxyz23456789')}"
    rule_set.provenance, rule_set.copied_from = "decided", copy_of
    rule_set.save()
    if copy_of:
        copy_content(copy_of, rule_set)
    note(rule_set, "rule_set.copied" if copy_of else "rule_set.made", by=by, what={"from": copy_of and copy_of.pk})
    keep_versions(by=by)
    return rule_set


def copy_content(model, rule_set):
    """As it is in force, so that the copy leans on nothing. What is assumed stays assumed, for the office to decide."""
    content = RuleSetVersion.objects.filter(rule_set=model).latest("number").content
    own = set(Parameter.objects.values_list("key", flat=True))
    for key, row in content["values"].items():
        if key in own or (key == "country_list_in_force" and row["provenance"] == "decided"):
            plain = {name: row[name] for name in ("value", "provenance", "severity")}
            Parameter.objects.create(rule_set=rule_set, key=key, source=kept_source(row["source"]), **plain)
    for row in content["caps"]:
        plain = {name: value for name, value in row.items() if name not in ("source", "rule_set")}
        Cap.objects.create(rule_set=rule_set, source=kept_source(row["source"]), **plain)
    for place, row in enumerate(content["country_lists"]):
        copy_list(rule_set, row, place)


def copy_list(rule_set, row, place):
    plain = {"key": row["key"], "read_on": row["read_on"], "provenance": row["provenance"], "place": place}
    words = {f"{name}_{code}": row[name][code] for name in ("name", "since") for code in ("sv", "en")}
    made = CountryList.objects.create(rule_set=rule_set, source=kept_source(row["source"]), **plain, **words)
    for code, standing in row["countries"].items():
        reason = {f"reason_{language}": text for language, text in standing["reason"].items()}
        CountryEligibility.objects.create(country_list=made, country_id=code, status=standing["status"], **reason)


def kept_source(row):
    """The source of these words, found or written down."""
    if not row or not row["title"]:
        return None
    year = row.get("year") or {}
    lookup = {name: row.get(name) or "" for name in ("title", "publisher", "address")}
    lookup |= {"year_sv": year.get("sv", ""), "year_en": year.get("en", "")}
    return RuleSource.objects.filter(**lookup).first() or RuleSource.objects.create(
        key=f"own-{get_random_string(8, 'abcdefghjkmnpqrstuvwxyz23456789')}", **lookup
    )


@transaction.atomic
def name_rule_set(form, *, by):
    rule_set = form.save()
    note(rule_set, "rule_set.named", by=by, what={"changed": form.changed_data})
    keep_versions(by=by)
    return rule_set


@transaction.atomic
def set_value(rule_set, key, *, by, value, severity="", source=None, provenance="decided", why=""):
    """Set one value, with where it comes from. Those who are held to an earlier version keep it."""
    lock(rule_set)
    values = {"value": value, "severity": severity, "provenance": provenance, "source": kept_source(source)}
    Parameter.objects.update_or_create(rule_set=rule_set, key=key, defaults=values)
    note(rule_set, "rule_set.value_set", by=by, what={"key": key, "value": value}, text=why)
    keep_versions(by=by, why=why)


@transaction.atomic
def remove_value(rule_set, key, *, by, why=""):
    """Then no limit has been set."""
    lock(rule_set)
    rule_set.parameters.filter(key=key).delete()
    note(rule_set, "rule_set.value_removed", by=by, what={"key": key}, text=why)
    keep_versions(by=by, why=why)


@transaction.atomic
def set_cap(rule_set, place, *, by, source=None, why="", **said):
    """Set a ceiling or guide value for a component, a number of parties and a part of the world."""
    lock(rule_set)
    values = {**said, "provenance": "decided", "decision": "", "source": kept_source(source)}
    Cap.objects.update_or_create(rule_set=rule_set, **place, defaults=values)
    note(rule_set, "rule_set.ceiling_set", by=by, what={**place, **said}, text=why)
    keep_versions(by=by, why=why)


@transaction.atomic
def remove_cap(cap, *, by, why=""):
    rule_set = lock(cap.rule_set)
    what = {"component": cap.component, "parties": cap.parties, "band": cap.band}
    cap.delete()
    note(rule_set, "rule_set.ceiling_removed", by=by, what=what, text=why)
    keep_versions(by=by, why=why)


@transaction.atomic
def set_countries(rule_set, countries, *, by, why=""):
    """The countries one can apply with under this rule set, decided by the office today."""
    lock(rule_set)
    today = timezone.localdate()
    words = {
        "name_sv": "Kansliets lista", "name_en": "The office's list", "since_sv": today.isoformat(),
        "since_en": today.isoformat(), "read_on": today.isoformat(), "provenance": "decided", "source": None,
    }  # fmt: skip
    chosen, _made = CountryList.objects.update_or_create(
        rule_set=rule_set, key=OWN_LIST, defaults={**words, "place": 99}
    )
    chosen.countries.exclude(country__in=countries).delete()
    for country in countries:
        CountryEligibility.objects.get_or_create(country_list=chosen, country=country)
    own = {"value": OWN_LIST, "provenance": "decided", "severity": "", "source": None}
    Parameter.objects.update_or_create(rule_set=rule_set, key="country_list_in_force", defaults=own)
    note(rule_set, "rule_set.countries_set", by=by, what={"countries": [one.pk for one in countries]}, text=why)
    keep_versions(by=by, why=why)


def lock(rule_set):
    return RuleSet.objects.select_for_update().get(pk=rule_set.pk)

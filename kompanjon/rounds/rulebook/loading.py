"""Reading data/rules/ into the rule book. May be run again: what is unchanged stays, what an office wrote is not touched."""

import yaml
from django.conf import settings
from django.db import transaction

from kompanjon.core.money import from_kronor
from kompanjon.people.places.models import Country

from ..themes.models import Theme
from .actions import keep_versions
from .models import Cap, CountryEligibility, CountryList, OpenDecision, Parameter, RuleSet, RuleSource
from .queries import value_now

CAP_PLACE = ("component", "parties", "band")


def read_yaml(name):
    return yaml.safe_load((settings.REFERENCE_DIR / "rules" / f"{name}.yaml").read_text(encoding="utf-8"))[name]


@transaction.atomic
def load():
    """Load sources, open decisions and the shipped rule sets; answers the versions that were new."""
    sources = {row["key"]: load_source(row) for row in read_yaml("sources")}
    for place, row in enumerate(read_yaml("open_decisions"), 1):
        kept(OpenDecision, {"key": row["key"]}, {**row, "place": place})
    load_themes()
    rows = read_yaml("rule_sets")
    rule_sets = {row["code"]: load_rule_set(row, sources) for row in rows}
    for row in rows:
        load_links(rule_sets[row["code"]], row, rule_sets)
    return keep_versions()


def load_source(row):
    """A year without words in it is the same in both languages."""
    year = row.get("year")
    years = {"year_sv": year, "year_en": year} if year else {}
    return kept(RuleSource, {"key": row["key"]}, {name: value for name, value in row.items() if name != "year"} | years)


def load_themes():
    """The office's own order, words and choice stay: only themes that are new are added."""
    for place, row in enumerate(read_yaml("themes"), 1):
        Theme.objects.get_or_create(code=row["code"], defaults={**row, "place": place})


def kept(model, lookup, row):
    """The record of this key, new or brought up to date."""
    return model.objects.update_or_create(
        **lookup, defaults={name: value for name, value in row.items() if name not in lookup}
    )[0]


def load_rule_set(row, sources):
    plain = ("name_sv", "name_en", "provenance", "adopted_on", "valid_from", "valid_to_key", "for_demonstration")
    values = {name: row[name] for name in plain if name in row} | {"source": sources.get(row.get("source"))}
    if row.get("valid_to_key"):
        values["valid_to"] = value_now(OpenDecision.objects.get(key=row["valid_to_key"]))
    rule_set = kept(RuleSet, {"code": row["code"]}, values)
    load_parameters(rule_set, row.get("parameters", {}), sources)
    load_caps(rule_set, row.get("caps", []))
    load_country_lists(rule_set, row.get("country_lists", []), sources)
    return rule_set


def load_links(rule_set, row, rule_sets):
    rule_set.caps_from = rule_sets.get(row.get("caps_from"))
    rule_set.parameters_from = rule_sets.get(row.get("parameters_from"))
    rule_set.save(update_fields=["caps_from", "parameters_from"])


def load_parameters(rule_set, rows, sources):
    for key, row in rows.items():
        values = {"severity": "", **row, "source": sources.get(row.get("source"))}
        kept(Parameter, {"rule_set": rule_set, "key": key}, values)
    rule_set.parameters.exclude(key__in=rows).delete()


def load_caps(rule_set, rows):
    """Caps are read from the page of their rule set, and as well founded as it, unless a row says otherwise."""
    keys = set()
    for row in rows:
        money = {name: from_kronor(row[name]) for name in ("amount", "labour") if name in row}
        values = {
            "provenance": rule_set.provenance,
            "source": rule_set.source,
            "labour": None,
            "decision": "",
            **row,
            **money,
        }
        place = {name: row[name] for name in CAP_PLACE}
        keys.add(kept(Cap, {"rule_set": rule_set, **place}, values).pk)
    rule_set.caps.exclude(pk__in=keys).delete()


def load_country_lists(rule_set, rows, sources):
    for place, row in enumerate(rows):
        values = {name: value for name, value in row.items() if name not in ("column", "exceptions", "key")}
        values |= {"place": place, "source": sources.get(row.get("source"))}
        load_countries(kept(CountryList, {"rule_set": rule_set, "key": row["key"]}, values), row)
    rule_set.country_lists.exclude(key__in=[row["key"] for row in rows]).delete()


def load_countries(country_list, row):
    listed = {country.pk: {"status": "open"} for country in Country.objects.filter(**{row["column"]: True})}
    for exception in row.get("exceptions", []):
        listed[exception["country"]] = {name: value for name, value in exception.items() if name != "country"}
    for code, values in listed.items():
        kept(CountryEligibility, {"country_list": country_list, "country_id": code}, values)
    country_list.countries.exclude(country_id__in=listed).delete()

"""data/rules/ in the database, and what a version keeps."""

from io import StringIO

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from kompanjon.rounds.rulebook import actions, keys
from kompanjon.rounds.rulebook.costs import CATEGORIES
from kompanjon.rounds.rulebook.loading import load, read_yaml
from kompanjon.rounds.rulebook.models import OpenDecision, Parameter, RuleSet, RuleSetVersion
from kompanjon.rounds.rulebook.queries import fixed, rule_set_in_force, rules_for, rules_of_version
from kompanjon.testing import a_person, a_round

pytestmark = pytest.mark.django_db


def test_rules_load_on_a_database_that_is_only_migrated_and_may_be_loaded_again():
    call_command("load_rules", stdout=StringIO())
    basic = RuleSet.objects.get(for_demonstration=True)
    assert len(rules_for(basic).countries) == 13
    assert load() == []
    assert RuleSetVersion.objects.count() == 2


def test_every_shipped_value_has_a_name_and_a_heading(basic):
    assert {row.key for row in Parameter.objects.all()} <= set(keys.KEYS)
    assert {key.heading for key in keys.KEYS.values()} <= set(keys.HEADINGS)
    assert {row.heading for row in OpenDecision.objects.all()} <= set(keys.HEADINGS)


def test_every_category_of_cost_has_a_key_that_says_whether_it_is_paid(basic):
    values = rules_for(basic).values
    assert all(category.key in values for category in CATEGORIES.values())


def test_every_word_among_the_values_can_be_said(basic):
    words = {row.value for row in OpenDecision.objects.all() if isinstance(row.value, str)}
    lists = {"since_about_2023", "2023-03-31", "SE-ON-8024417480"}
    assert words - lists <= set(keys.CHOICES)


def test_every_open_decision_is_told_in_both_languages(basic):
    for row in OpenDecision.objects.all():
        assert all((row.does_sv, row.does_en, row.today_sv, row.today_en, row.decider_sv, row.decider_en)), row.key


def test_every_source_that_the_data_names_exists(basic):
    known = {row["key"] for row in read_yaml("sources")}
    text = (settings.REFERENCE_DIR / "rules" / "rule_sets.yaml").read_text(encoding="utf-8")
    for rule_set in yaml.safe_load(text)["rule_sets"]:
        rows = (
            [rule_set, *rule_set["parameters"].values(), *rule_set.get("country_lists", [])]
            if "parameters" in rule_set
            else [rule_set]
        )
        assert {row["source"] for row in rows if "source" in row} <= known


def test_a_stamp_makes_a_new_version_and_leaves_the_old_one(basic):
    head = a_person("unit_head")
    blocks = OpenDecision.objects.get(key="project_cap_blocks")
    actions.stamp(blocks, "changed", value=True, by=head, why="Agreed with the funder.")
    basic.refresh_from_db()
    assert basic.version == 2
    assert rules_for(basic).value("project_cap_blocks").stamp["by"] == head.name
    assert rules_of_version(basic.pk, 1).value("project_cap_blocks").value is False


def test_a_round_that_has_opened_keeps_the_rules_it_fixed(basic):
    version = basic.versions.get()
    held = a_round(rule_set=basic, rules_fixed=fixed(version))
    actions.stamp(OpenDecision.objects.get(key="project_cap_blocks"), "changed", value=True, by=a_person("unit_head"))
    assert rules_for(held).version == 1
    assert rules_for(a_round(rule_set=basic, mode="rolling")).version == 2


def test_the_last_day_of_the_old_guidelines_follows_the_decision(basic):
    last_day = OpenDecision.objects.get(key="kp_budget_valid_to")
    old = RuleSet.objects.get(code="RS-KP-BUDGET")
    assert old.valid_to.isoformat() == "2023-03-31"
    actions.stamp(last_day, "changed", value="2022-12-31", by=a_person("unit_head"))
    load()
    old.refresh_from_db()
    assert old.valid_to.isoformat() == "2022-12-31"


def test_public_pages_follow_the_read_rules_until_the_office_has_its_own(basic):
    assert rule_set_in_force() == basic
    own = RuleSet.objects.create(code="own", name_sv="Regler 2027", name_en="Rules 2027", provenance="decided")
    assert rule_set_in_force() == basic
    own.valid_from = "2026-01-01"
    own.save()
    assert rule_set_in_force() == own


def test_a_version_that_was_read_before_costs_a_round_no_statement(basic, django_assert_num_queries):
    held = a_round(rule_set=basic, rules_fixed=fixed(basic.versions.get()))
    rules_for(held)
    with django_assert_num_queries(0):
        assert rules_for(held).version == 1

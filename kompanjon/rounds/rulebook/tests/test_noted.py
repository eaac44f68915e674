"""Every value that the office can say is read by the code, or is said to be noted until something reads it."""

from functools import cache

import pytest
import yaml
from django.conf import settings

from kompanjon.rounds.rulebook.keys import KEYS
from kompanjon.rounds.rulebook.noted import NOTED

NOT_READERS = {"keys.py", "noted.py"}


@cache
def code():
    files = [
        path
        for ending in ("*.py", "*.html", "*.typ")
        for path in (settings.ROOT / "kompanjon").rglob(ending)
        if not {"tests", "migrations", "story"} & set(path.parts) and path.name not in NOT_READERS
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def decisions():
    rules = settings.REFERENCE_DIR / "rules"
    listed = yaml.safe_load((rules / "open_decisions.yaml").read_text(encoding="utf-8"))["open_decisions"]
    amounts = "\n".join(path.read_text(encoding="utf-8") for path in rules.glob("*.yaml"))
    return [one["key"] for one in listed if f"decision: {one['key']}" not in amounts]


@pytest.mark.parametrize("key", sorted({*decisions(), *KEYS}))
def test_a_value_is_read_or_is_said_to_be_noted(key):
    assert (key in code()) != (key in NOTED), "read by the code and in no list of noted values, or the other way round"


def test_only_values_that_can_be_said_are_noted():
    assert set(NOTED) <= {*decisions(), *KEYS}

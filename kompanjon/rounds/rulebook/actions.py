"""What the office does with its rule book. Whatever changes a rule keeps a new version; no old one is touched."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from kompanjon.core.trace.actions import note

from .inheritance import content_of
from .models import RuleSet, RuleSetVersion, Stamp
from .queries import rows_of_all, value_now


def keep_versions(*, by=None, why=""):
    """Write down every rule set whose content has changed, under its next number. Answers the new versions."""
    with transaction.atomic():
        rule_sets = list(RuleSet.objects.select_for_update().order_by("pk"))
        rows = rows_of_all()
        last = {version.rule_set_id: version.digest for version in RuleSetVersion.objects.order_by("number")}
        new = []
        for rule_set in rule_sets:
            content = content_of(rule_set.code, *rows)
            digest = digest_of(content)
            if last.get(rule_set.pk) != digest:
                new.append(keep_version(rule_set, content, digest, by=by, why=why))
        return new


def keep_version(rule_set, content, digest, *, by, why):
    rule_set.version += 1
    rule_set.save(update_fields=["version"])
    return RuleSetVersion.objects.create(
        rule_set=rule_set,
        number=rule_set.version,
        content=content,
        digest=digest,
        made_at=timezone.now(),
        by=by,
        why=why,
    )


def digest_of(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def stamp(decision, outcome, *, by, rule_set=None, value=None, severity="", why=""):
    """Say what the office has decided of an assumed value. A later stamp undoes this one; none is removed."""
    with transaction.atomic():
        made = Stamp.objects.create(
            decision=decision,
            rule_set=rule_set,
            outcome=outcome,
            value=value,
            severity=severity,
            by=by,
            by_name=by.name or by.email,
            on=timezone.localdate(),
            why=why,
        )
        what = {"key": decision.key, "value": value, "rule_set": rule_set and rule_set.pk}
        note(decision, f"open_decision.{outcome}", by=by, what=what, text=why)
        move_last_days(decision)
        keep_versions(by=by, why=why)
    return made


def move_last_days(decision):
    """The last day of a rule set may itself be an open decision."""
    for rule_set in RuleSet.objects.select_for_update().filter(valid_to_key=decision.key):
        rule_set.valid_to = value_now(decision)
        rule_set.save(update_fields=["valid_to"])

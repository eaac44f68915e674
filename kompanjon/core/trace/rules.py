"""The arithmetic of the chain: plain functions on plain values."""

import hashlib
import json
from datetime import datetime


def digest_of_text(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def digest_of_row(
    previous: str, record: str, number: int, at: datetime, by: str, act: str, what: dict, text_digest: str
) -> str:
    """The row's hash, over the one before it. Moments to the microsecond in UTC, keys sorted."""
    row = [previous, record, number, at.isoformat(timespec="microseconds"), by, act, what, text_digest]
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def digest_of_day(previous: str, heads: list) -> str:
    """One night's sum over the heads of all chains: [record, number, digest] in order, and the night before."""
    return hashlib.sha256(json.dumps([previous, [list(head) for head in heads]]).encode()).hexdigest()

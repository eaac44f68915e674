"""The survey's own catalogue, read from data: posts, questions and answers that are known beforehand."""

from functools import lru_cache

import yaml
from django.conf import settings


@lru_cache(maxsize=1)
def catalogue() -> dict:
    path = settings.REFERENCE_DIR / "survey" / "catalogue.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def known_position(code) -> dict:
    return catalogue()["positions"].get(code, {})


def known_item(code) -> dict:
    return catalogue()["items"].get(code, {})

"""The glossary's last column is compared with the code, so that the words people say and the names we write stay one."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, override

from kompanjon.applications.joint.flow import APPLICATION

ROOT = Path(settings.ROOT)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
NAMES = sorted(set(re.findall(r"`(\w+)\.([A-Z][\w.]*)`", GLOSSARY)))


def in_drawer(drawer):
    """Every module of the drawer with this name."""
    folder = next(path for path in (ROOT / "kompanjon").glob(f"*/{drawer}") if (path / "__init__.py").exists())
    package = ".".join(folder.relative_to(ROOT).parts)
    return [import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules([folder]) if not found.ispkg]


@pytest.mark.parametrize(("drawer", "name"), NAMES, ids=[".".join(name) for name in NAMES])
def test_what_the_glossary_names_is_in_the_code(drawer, name):
    first, *rest = name.split(".")
    found = next((getattr(module, first) for module in in_drawer(drawer) if hasattr(module, first)), None)
    assert found is not None, f"{drawer} has no {first}"
    for part in rest:
        found = getattr(found, part)


STATES = re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([a-z_]+)` \|$", GLOSSARY, re.M)


def test_the_glossary_names_every_state_of_an_application():
    assert [name for _sv, _en, name in STATES] == list(APPLICATION.state_names)


@pytest.mark.parametrize(("swedish", "english", "name"), STATES, ids=[state[2] for state in STATES])
def test_a_state_is_called_the_same_in_the_glossary_and_on_the_pages(swedish, english, name):
    label = APPLICATION.state(name).label
    assert english == label.lower()
    with override("sv"):
        assert swedish == gettext(label).lower()


def test_the_office_has_one_swedish_name():
    words = [
        path.read_text(encoding="utf-8") for path in (ROOT / "kompanjon").glob("*/locale/sv/LC_MESSAGES/django.po")
    ]
    assert [text for text in words if "kontoret" in text.casefold()] == []

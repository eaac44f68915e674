"""The jobs there are, by name. A drawer keeps its own in `jobs.py`, found when the worker first asks."""

import pkgutil
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

JOBS = {}
REGULAR = {}


def job(name, when=None):
    """Decorator: a function of one key that can be planned by name; with `when` also done regularly, without a key."""

    def keep(function):
        JOBS[name] = function
        if when:
            REGULAR[name] = when
        return function

    return keep


def find_jobs():
    """Import every drawer's jobs.py, once."""
    for room in apps.get_app_configs():
        if not room.name.startswith("kompanjon."):
            continue
        for drawer in pkgutil.iter_modules(room.module.__path__):
            name = f"{room.name}.{drawer.name}"
            if drawer.ispkg and drawer.name != "migrations" and find_spec(f"{name}.jobs"):
                import_module(f"{name}.jobs")


def the_job(name):
    if name not in JOBS:
        find_jobs()
    return JOBS[name]

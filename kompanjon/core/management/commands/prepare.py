"""manage.py prepare: everything between an empty folder and a house that can be entered, told as it goes.

What is laid into the database is noted there with the checksum of its data, so that the next start does only what
is new. The story and the record come once: what people wrote afterwards is theirs.
"""

import hashlib
import time
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.utils.translation import override

from kompanjon.core import translations
from kompanjon.core.jobs.models import Prepared

# What is laid in, in order: the command with its words, the data it reads, and in which kind of house.
# `once`: not again when the data change, for the office may have changed what was laid in.
STEPS = [
    ("load_reference", [], "reference", ("demo", "office"), False),
    ("load_rules", [], "rules", ("demo", "office"), False),
    ("load_forms", [], "forms", ("demo", "office"), False),
    ("import_programme", ["programme"], "programme", ("demo", "record"), False),
    ("tell_story", [], None, ("demo",), True),
]
TELLING = {
    "load_reference": "Countries, municipalities and regions",
    "load_rules": "Rule sets",
    "load_forms": "The form of the joint application",
    "import_programme": "The public record",
    "tell_story": "The story: an invented round with cases in every state",
}


class Command(BaseCommand):
    help = "Compiles the words, gathers static files, migrates, and loads what this kind of house begins with."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_const", dest="kind", const="demo")
        parser.add_argument("--office", action="store_const", dest="kind", const="office")
        parser.add_argument("--with-record", action="store_true", help="load the public record into an office too")

    def handle(self, *, kind, with_record, **options):
        self.told("Words", translations.compile_words)
        self.told("Static files", self.gather_static)
        self.told("Database", lambda: call_command("migrate", verbosity=0, interactive=False))
        kinds = {kind} | ({"record"} if with_record else set())
        keep_to_the_owner(settings.DATABASES["default"])
        for command, words, folder, where, once in STEPS:
            if kinds & set(where):
                self.lay_in(command, words, folder, once)

    def told(self, what, act):
        began = time.monotonic()
        self.stdout.write(f"  {what} …", ending="")
        self.stdout.flush()
        act()
        self.stdout.write(f" {time.monotonic() - began:.1f} s")

    def gather_static(self):
        call_command("collectstatic", verbosity=0, interactive=False)

    def lay_in(self, command, words, folder, once):
        mark = checksum(settings.REFERENCE_DIR / folder) if folder else ""
        laid = Prepared.objects.filter(step=command).first()
        if laid and (once or laid.mark == mark):
            return
        paths = [str(settings.REFERENCE_DIR / word) for word in words]
        with override(settings.LANGUAGE_CODE):
            self.told(TELLING[command], lambda: call_command(command, *paths, stdout=Silent()))
        Prepared.objects.update_or_create(step=command, defaults={"mark": mark})


def keep_to_the_owner(database):
    """Nobody else on the machine reads the database file; what SQLite lays beside it follows its rights."""
    if "sqlite" in database["ENGINE"] and Path(database["NAME"]).is_file():
        Path(database["NAME"]).chmod(0o600)


class Silent:
    """Where a command's own report goes: the progress is told here."""

    def write(self, *_text):
        return 0

    def flush(self):
        pass


def checksum(folder):
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()

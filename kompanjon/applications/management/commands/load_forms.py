"""manage.py load_forms: the application forms in data/forms/, each under its number."""

from pathlib import Path

from django.conf import settings
from django.core.management import CommandError

from kompanjon.applications.joint.form_files import forms_in, keep_form
from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.core.problems import Refused


class Command(MigratedCommand):
    help = "Loads the forms of the joint application. A form that is in use is never changed."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.REFERENCE_DIR / "forms")

    def handle(self, *, folder, **options):
        for content in forms_in(folder):
            try:
                version = keep_form(content)
            except Refused as refused:
                raise CommandError(str(refused)) from None
            self.stdout.write(f"Form {version.number}: {len(version.content['sections'])} pages")

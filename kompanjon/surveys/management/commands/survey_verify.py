"""survey_verify FILE.yaml [--wave CODE]: compute every figure of a published list and say pass or fail."""

import sys
from pathlib import Path

import yaml
from django.core.management.base import CommandError
from django.utils.translation import override

from kompanjon.core.management.migrated import MigratedCommand


class Command(MigratedCommand):
    help = "Compute every figure of a published list, print value, limits, pass or fail. Exit status 1 when one fails."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--wave", default="")
        parser.add_argument("--language", choices=["sv", "en"], default="en", help="the language of the definitions")
        parser.add_argument(
            "--quiet-reference", action="store_true", help="of the reference block print only what fails"
        )

    def handle(self, *args, file, wave, quiet_reference, language, **options):
        from kompanjon.surveys.figures.verification import verify
        from kompanjon.surveys.sampling.models import Wave

        try:
            listed = yaml.safe_load(Path(file).read_text(encoding="utf-8"))
        except (OSError, yaml.YAMLError) as trouble:
            raise CommandError(f"The list cannot be read: {trouble}") from None
        if not isinstance(listed, dict):
            raise CommandError("The list must have the keys wave and published.")
        code = wave or str(listed.get("wave", ""))
        found = Wave.objects.filter(code=code).first()
        if found is None:
            raise CommandError(f"There is no wave {code!r}. Load it with survey_import.")
        with override(language):
            published, reference = verify(found, listed)
        for check in published:
            self.stdout.write(
                f"{check.mark:4}  {check.id:5} {check.value}   limits {check.limits}   {check.text}  [{check.definition}]"
            )
        for check in reference:
            if check.passed is not True or not quiet_reference:
                self.stdout.write(f"{check.mark:4}  {check.id} {check.value}   {check.limits} {check.definition}")
        failed = [c for c in (*published, *reference) if c.passed is False]
        told = sum(1 for c in (*published, *reference) if c.passed is None)
        self.stdout.write(
            f"{len(published) + len(reference) - len(failed) - told} pass, {len(failed)} fail, {told} told only."
        )
        if failed or not published + reference:
            sys.exit(1)

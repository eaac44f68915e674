"""survey_package FILE [--wave CODE]: take in a reproduction package, or write the one of a wave."""

import sys
from pathlib import Path

from django.core.management.base import CommandError

from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.core.problems import Refused


class Command(MigratedCommand):
    help = (
        "Takes in a reproduction package and computes its figures again; exit status 1 when one differs. "
        "With --wave the package of that wave is written to FILE instead."
    )

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--wave", default="", help="write the package of this wave instead of reading one")

    def handle(self, *args, file, wave, **options):
        from kompanjon.surveys.figures.reproduce import package_of, take_in
        from kompanjon.surveys.sampling.models import Wave

        if wave:
            found = Wave.objects.select_related("survey").filter(code=wave).first()
            if found is None:
                raise CommandError(f"There is no wave {wave!r}.")
            Path(file).write_bytes(package_of(found))
            self.stdout.write(f"Wave {wave} is written to {file}. It holds answers: keep it as they are kept.")
            return
        if not Path(file).is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            taken = take_in(Path(file).read_bytes())
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        same = taken.figures - len(taken.differing)
        self.stdout.write(f"Wave {taken.wave.code}: {same} of {taken.figures} figures come out the same.")
        for code in taken.differing:
            self.stdout.write(f"DIFFERS  {code}")
        if taken.differing:
            sys.exit(1)

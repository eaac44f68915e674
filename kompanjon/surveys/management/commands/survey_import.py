"""survey_import FILE --wave CODE: load a wave of microdata into any migrated database."""

from pathlib import Path

from django.core.management.base import CommandError

from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.core.problems import Refused


class Command(MigratedCommand):
    help = "Load a wave of survey microdata, with the organisations, posts and answers it names. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--wave", required=True)
        parser.add_argument("--mapping", default="", help="name of a saved mapping of a survey company's columns")
        parser.add_argument("--processor", default="", help="who processed the data, for the method text")
        parser.add_argument(
            "--points", action="append", default=[], metavar="ITEM=N", help="how many points a new scale has"
        )
        parser.add_argument("--synthetic", action="store_true", help="stamp every chart with Synthetic data")

    def handle(self, *args, file, wave, mapping, processor, synthetic, points, **options):
        from kompanjon.surveys.fieldwork.deliveries import load
        from kompanjon.surveys.sampling.models import Mapping

        if not Path(file).is_file():
            raise CommandError(f"There is no file {file}.")
        saved = None
        if mapping:
            kept = Mapping.objects.filter(name=mapping).first()
            if kept is None:
                raise CommandError(f"There is no mapping named {mapping}.")
            saved = {"columns": kept.columns, "values": kept.values}
        told = True if synthetic or "synthetic" in Path(file).name else None
        try:
            loaded = load(file, wave, mapping=saved, processor=processor, synthetic=told, points=_points(points))
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        except (ValueError, UnicodeDecodeError) as trouble:
            raise CommandError(f"The file cannot be read: {trouble}") from None
        words = "loaded" if loaded.changed else "already there, nothing changed"
        self.stdout.write(f"Wave {wave}: {loaded.units} register units, {loaded.responses} responses, {words}.")
        if loaded.texts:
            self.stdout.write(f"Taken for free text, read before anything of it is shown: {', '.join(loaded.texts)}.")
        for item, taken, highest in loaded.guessed:
            self.stdout.write(
                f"{item} is new: taken for a scale from 1 to {taken}, as the highest answer is {highest}. If it has other"
                f" points, say so in the questionnaire, or with --points {item}=N at the first load."
            )


def _points(told) -> dict[str, int]:
    pairs = [text.partition("=") for text in told]
    if any(not (item and number.isdigit() and 3 <= int(number) <= 11) for item, _is, number in pairs):
        raise CommandError("Write --points as q10_trust=5, with 3 to 11 points.")
    return {item: int(number) for item, _is, number in pairs}

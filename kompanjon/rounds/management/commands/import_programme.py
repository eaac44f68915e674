import json

from django.core.management.base import CommandError

from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.rounds.record.actions import import_programme


class Command(MigratedCommand):
    help = "Read a folder of the public record: prints what differs, writes all or nothing, may be run again."

    def add_arguments(self, parser):
        parser.add_argument("folder")
        parser.add_argument("--dry-run", action="store_true", help="show the differences, write nothing")
        parser.add_argument("--json", action="store_true", help="print counts and problems as JSON, and nothing else")

    def handle(self, *args, folder, dry_run, **options):
        result = import_programme(folder, dry_run=dry_run)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(result), ensure_ascii=False))
        else:
            self.tell(result, dry_run)
        if result.troubles:
            raise CommandError(f"{len(result.troubles)} problems; nothing was written.", returncode=1)

    def tell(self, result, dry_run):
        for name, outcome in result.outcomes.items():
            for key in outcome.new:
                self.stdout.write(f"+ {name}: {key}")
            for key, columns in outcome.changed.items():
                for column, (before, after) in columns.items():
                    self.stdout.write(f"~ {name}: {key}: {column}: “{before}” → “{after}”")
        for trouble in result.troubles:
            self.stdout.write(f"! {trouble}")
        for name, outcome in result.outcomes.items():
            counts = outcome.counts()
            self.stdout.write(
                f"{name}: {counts['new']} new, {counts['changed']} changed, {counts['unchanged']} unchanged, 0 problems"
            )
        for name in sorted({trouble.file for trouble in result.troubles}):
            count = sum(trouble.file == name for trouble in result.troubles)
            self.stdout.write(f"{name}: {count} problems")
        if dry_run and not result.troubles:
            self.stdout.write("A dry run: nothing was written.")


def as_json(result):
    problems = [{"file": one.file, "line": one.line, "text": one.text} for one in result.troubles]
    return {**{name: outcome.counts() for name, outcome in result.outcomes.items()}, "problems": problems}

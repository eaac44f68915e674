from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.people.places.actions import ensure_reference
from kompanjon.rounds.rulebook.loading import load


class Command(MigratedCommand):
    help = "Load the rule sets, open decisions and their sources from data/rules/. May be run again."

    def handle(self, **options):
        ensure_reference()
        new = load()
        for version in new:
            self.stdout.write(f"{version.rule_set.name_en}: version {version.number}")
        if not new:
            self.stdout.write("The rule sets are unchanged.")

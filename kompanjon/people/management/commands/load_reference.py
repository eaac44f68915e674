from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.people.places.actions import load_reference


class Command(MigratedCommand):
    help = "Load countries, municipalities and regions from data/reference. May be run again."

    def handle(self, *args, **options):
        for name, counts in load_reference().items():
            self.stdout.write(
                f"{name}: {counts['new']} new, {counts['changed']} changed, {counts['unchanged']} unchanged"
            )

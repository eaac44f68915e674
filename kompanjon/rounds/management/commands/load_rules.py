from django.core.management import call_command
from django.core.management.base import BaseCommand

from kompanjon.people.places.models import Country
from kompanjon.rounds.rulebook.loading import load


class Command(BaseCommand):
    help = "Load the rule sets, open decisions and their sources from data/rules/. May be run again."

    def handle(self, **options):
        if not Country.objects.exists():
            call_command("load_reference", stdout=self.stdout)
        new = load()
        for version in new:
            self.stdout.write(f"{version.rule_set.name_en}: version {version.number}")
        if not new:
            self.stdout.write("The rule sets are unchanged.")

"""manage.py words: gather, merge and compile the house's words; --check says what is missing."""

from django.core.management.base import BaseCommand, CommandError

from kompanjon.core import translations


class Command(BaseCommand):
    help = "Gathers marked sentences into each room's .po, says what is missing, and compiles."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change no .po; fail when a word is missing or unsure")
        parser.add_argument("--room", help="speak of this room only")

    def handle(self, *, check, room, **options):
        standings = translations.update(write_files=not check)
        translations.compile_words()
        wrong = [s for s in standings if not s.complete and room in (None, s.room)]
        for standing in wrong:
            self.report(standing)
        different = translations.said_differently()
        for line in different:
            self.stdout.write(f"two rooms say it differently: {line}")
        if check and (wrong or different):
            raise CommandError("The words are not complete: run manage.py words and fill in what it names.")
        if not wrong and not different:
            self.stdout.write("Every word is there.")

    def report(self, standing):
        for kind in ("missing", "fuzzy", "obsolete", "broken"):
            for sentence in getattr(standing, kind):
                self.stdout.write(f"{standing.room} ({standing.language}) {kind}: {sentence!r}")

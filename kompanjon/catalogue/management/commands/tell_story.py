from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.story.tell import tell


class Command(MigratedCommand):
    help = "Tell the invented story of the demonstration: its cast, its round, its cases in every state."

    def handle(self, *args, **options):
        stage = tell()
        self.stdout.write(f"{len(stage.people)} people, {len(stage.partnerships)} partnerships, all invented.")

from django.conf import settings

from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.people.beginning.actions import new_key


class Command(MigratedCommand):
    help = "Print the one-time address where a new office names itself and its first officer."

    def handle(self, *args, **options):
        key = new_key()
        if key is None:
            self.stdout.write("The office has begun: sign in with the first officer's address.")
            return
        self.stdout.write(f"\nBegin here, once: {settings.SITE_URL}/{settings.LANGUAGE_CODE}/{self.path()}{key}/\n")

    def path(self):
        from django.utils.translation import gettext, override

        with override(settings.LANGUAGE_CODE):
            return gettext("begin/<str:key>/").removesuffix("<str:key>/")

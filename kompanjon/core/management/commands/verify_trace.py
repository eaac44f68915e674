from django.core.management.base import CommandError

from kompanjon.core.management.migrated import MigratedCommand
from kompanjon.core.trace.models import Trace
from kompanjon.core.trace.queries import broken_days, broken_rows


class Command(MigratedCommand):
    help = "Walk every chain of the trace and name each row that was changed, removed or put in between."

    def handle(self, *args, **options):
        broken = list(broken_rows())
        for row in broken:
            self.stderr.write(
                f"Does not fit its chain: {row.record}, row {row.number} ({row.at:%Y-%m-%d %H:%M}, {row.act})"
            )
        days = list(broken_days())
        for day in days:
            self.stderr.write(f"The sum of {day.day} does not come out: rows at the end of some chain are gone.")
        if days and not broken:
            raise CommandError("Every row fits, but rows are gone. Compare with the last backup and the mailed sums.")
        if broken:
            raise CommandError(
                f"{len(broken)} of {Trace.objects.count()} rows do not fit. Compare with the last backup."
            )
        self.stdout.write(f"{Trace.objects.count()} rows, every chain whole.")

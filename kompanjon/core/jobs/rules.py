"""When a regular job is due next. The programme's day is Stockholm's."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LOST_AFTER = timedelta(minutes=10)
"""A job that has run for so long belongs to a worker that was killed."""

MOST_STARTS = 3
"""A job that has taken its worker with it this many times is not begun again."""


@dataclass(frozen=True)
class Daily:
    hour: int
    minute: int = 0

    def next_after(self, now: datetime) -> datetime:
        here = now.astimezone(STOCKHOLM)
        at = datetime.combine(here.date(), time(self.hour, self.minute), STOCKHOLM)
        if at <= here:
            at = datetime.combine(here.date() + timedelta(days=1), time(self.hour, self.minute), STOCKHOLM)
        return at.astimezone(UTC)


@dataclass(frozen=True)
class Every:
    minutes: int

    def next_after(self, now: datetime) -> datetime:
        step = self.minutes * 60
        return datetime.fromtimestamp((int(now.timestamp()) // step + 1) * step, UTC)

"""Jobs that come back: every so often, or at an hour of the day. Each time is queued once, by the lock of its row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from sachhon.foundation.jobs.declare import JobFunction
from sachhon.foundation.jobs.queue import enqueue
from sachhon.foundation.models import Job, Tick

SCHEDULED = "scheduled."
"""Kinds of scheduled jobs begin so: "scheduled.mail.digests"."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job's times: `every` so often, or daily at `at` (the ministry's clock)."""

    name: str
    function: JobFunction
    every: timedelta | None
    at: time | None

    def after(self, moment: datetime) -> datetime:
        """The next time after a moment; times that were missed are not made up for one by one."""
        if self.every:
            return moment + self.every
        assert self.at
        day = timezone.localtime(moment)
        today = day.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        return today if today > moment else today + timedelta(days=1)


_schedules: dict[str, Schedule] = {}


def schedule(name: str, every: timedelta, function: JobFunction) -> None:
    """Run a job without arguments every so often. Said at import, in a room's module `jobs`."""
    _schedules[name] = Schedule(name, function, every, None)


def daily(name: str, at: time, function: JobFunction) -> None:
    """Run a job without arguments each day at an hour of the ministry's clock."""
    _schedules[name] = Schedule(name, function, None, at)


def schedules() -> tuple[Schedule, ...]:
    """All that is scheduled."""
    return tuple(_schedules.values())


def tick(now: datetime) -> int:
    """Queue what is due; how many. A job whose last time has not finished is not queued again."""
    due = set(Tick.objects.filter(next_at__gt=now).values_list("name", flat=True))
    return sum(_tick(one, now) for one in schedules() if one.name not in due)


@transaction.atomic
def _tick(scheduled: Schedule, now: datetime) -> bool:
    first = scheduled.after(now) if scheduled.at else now
    Tick.objects.get_or_create(name=scheduled.name, defaults={"next_at": first})
    row = Tick.objects.select_for_update().get(name=scheduled.name)
    if row.next_at > now:
        return False
    row.last_at, row.next_at = now, scheduled.after(now)
    row.save()
    kind = SCHEDULED + scheduled.name
    if Job.objects.filter(kind=kind, state__in=Job.UNFINISHED).exists():
        return False
    enqueue(scheduled.function, kind=kind, label=scheduled.name, actor_id=None)
    return True

"""Looks after jobs whose worker is gone, and clears old rows away."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sachhon.foundation.jobs.declare import job
from sachhon.foundation.jobs.queue import requeue
from sachhon.foundation.jobs.schedule import SCHEDULED, schedule
from sachhon.foundation.models import Job, WorkerBeat

SILENCE = timedelta(seconds=45)
"""A worker that was not heard for so long is taken for dead; it says something every BEAT seconds."""
BEAT = 5.0
DIED = "Tiến trình chạy công việc này đã dừng đột ngột."


def look_after(now: datetime) -> int:
    """Run again each job whose worker died: in its run, or between taking it from the queue and beginning."""
    silent = now - SILENCE
    died = list(Job.objects.filter(state=Job.State.RUNNING, heartbeat_at__lt=silent).values_list("pk", "attempts"))
    waiting = Job.objects.filter(state__in=(Job.State.QUEUED, Job.State.WAITING))
    taken = DBTaskResult.objects.exclude(status=TaskResultStatus.READY).filter(
        pk__in=waiting.values("task_id"), started_at__lt=silent
    )
    died += waiting.filter(task_id__in=list(taken.values_list("pk", flat=True))).values_list("pk", "attempts")
    return sum(requeue(pk, attempts, DIED) for pk, attempts in died)


@job(max_attempts=1)
def clear_away(*, job_id: int) -> dict[str, int]:
    """Rows of the queue that tell nobody anything: scheduled jobs done for 2 days, tasks and workers of last week."""
    now = timezone.now()
    week, days = now - timedelta(days=7), now - timedelta(days=2)
    quiet = Job.objects.filter(kind__startswith=SCHEDULED, state=Job.State.DONE, finished_at__lt=days)
    return {
        "jobs": quiet.delete()[0],
        "tasks": DBTaskResult.objects.finished().filter(finished_at__lt=week).delete()[0],
        "workers": WorkerBeat.objects.filter(seen_at__lt=week).delete()[0],
    }


schedule("jobs.clear_away", timedelta(hours=12), clear_away)

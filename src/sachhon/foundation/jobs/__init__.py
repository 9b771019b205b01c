"""Background jobs on django-tasks: progress, retry, schedule and watchdog.

    @job(max_attempts=3)
    def read_received(*, job_id: int, received_id: int) -> dict[str, object]: ...

    enqueue(read_received, kind="intake.read", label="Đọc cong-van.docx", actor_id=actor.user.pk, received_id=7)

`enqueue` writes in the caller's transaction: what is rolled back is never run. A worker that is killed leaves its job
to the watchdog, which runs it again: a job's function can be repeated without a second effect. What a room schedules
stands in its module `jobs`, which is loaded at the start.
"""

from sachhon.foundation.jobs.declare import GiveUp, JobFunction, job
from sachhon.foundation.jobs.queue import enqueue, progress, run_waiting, try_again
from sachhon.foundation.jobs.schedule import daily, schedule
from sachhon.foundation.models import Job

__all__ = [
    "GiveUp",
    "Job",
    "JobFunction",
    "daily",
    "enqueue",
    "job",
    "progress",
    "run_waiting",
    "schedule",
    "try_again",
]

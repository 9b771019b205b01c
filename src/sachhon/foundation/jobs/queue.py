"""The queue: a job is put in, run, finished, tried again. Each step is one small transaction."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from sachhon.foundation.jobs.declare import GiveUp, JobFunction, declared
from sachhon.foundation.models import Job

log = logging.getLogger(__name__)
FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=1)


def enqueue(
    function: JobFunction, *, kind: str, label: str, actor_id: int | None, unit_code: str = "", **args: Any
) -> Job:
    """Ask for a job, in the caller's transaction. `kind` is its name in lists and filters, `label` what people read."""
    with transaction.atomic():
        job = Job.objects.create(
            kind=kind,
            label=label[:300],
            function=function.name,
            args=args,
            actor_id=actor_id,
            unit_code=unit_code,
            max_attempts=function.max_attempts,
        )
        _send(job)
    return job


def progress(job_id: int, done: int, total: int, message: str = "") -> None:
    """Tell how far a job is; it is also a sign of life."""
    Job.objects.filter(pk=job_id, state=Job.State.RUNNING).update(
        done=done, total=total, message=message[:300], heartbeat_at=timezone.now()
    )


def try_again(job: Job) -> bool:
    """Run a failed or waiting job once more, now. False where it runs or is done."""
    with transaction.atomic():
        found = Job.objects.select_for_update().get(pk=job.pk)
        if found.state not in {Job.State.FAILED, Job.State.WAITING}:
            return False
        found.max_attempts = max(found.max_attempts, found.attempts + 1)
        _again(found, timezone.now(), found.error)
        return True


def requeue(job_id: int, attempts: int, error: str) -> bool:
    """Run again a job whose worker died in run `attempts`; after the last run it fails. False where it moved on."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.finished or job.attempts != attempts:
            return False
        if job.attempts >= job.max_attempts:
            _fail(job, error)
        else:
            _again(job, timezone.now(), error)
        return True


def run(job_id: int, worker: str = "") -> None:
    """One run of a job: claims it, calls its function, writes down what came of it. A job that is claimed is left."""
    now = timezone.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state not in {Job.State.QUEUED, Job.State.WAITING}:
            return
        job.state, job.attempts, job.worker = Job.State.RUNNING, job.attempts + 1, worker
        job.heartbeat_at, job.started_at, job.next_try_at = now, job.started_at or now, None
        job.save()
    try:
        result = declared(job.function)(job_id=job.pk, **job.args)
    except GiveUp as reason:
        told = str(reason)
        _end(job, lambda held: _fail(held, told))
    except Exception as error:
        log.exception("job %s (%s), run %s", job.pk, job.kind, job.attempts)
        told = f"{type(error).__name__}: {error}"
        _end(job, lambda held: _after_failure(held, told))
    else:
        _end(job, lambda held: _finish(held, result))


def run_waiting(limit: int = 1000) -> int:
    """Run here and now all jobs that are due, and those that they ask for: demonstrations, tests, `worker --once`."""
    count = 0
    while count < limit:
        due = DBTaskResult.objects.ready().first()
        if due is None:
            break
        due.claim("here")
        due.task_result.task.call(*due.args_kwargs["args"], **due.args_kwargs["kwargs"])
        due.set_successful(None)
        count += 1
    return count


def delay(attempts: int) -> timedelta:
    """How long to wait after the run of that number failed: 10 s, 40 s, 160 s … at most an hour."""
    return min(LONGEST_DELAY, FIRST_DELAY * 4 ** min(attempts - 1, 10))


@task(queue_name="default")
def run_job(job_id: int) -> None:
    """The one task of django-tasks: runs a job of ours."""
    run(job_id, worker_name())


_worker = {"name": ""}


def worker_name(name: str = "") -> str:
    """The name of this process in jobs; set once by a worker."""
    if name:
        _worker["name"] = name
    return _worker["name"]


def _send(job: Job, after: datetime | None = None) -> None:
    sent = run_job.using(run_after=after).enqueue(job.pk)
    job.task_id = sent.db_result.pk
    job.save(update_fields=("task_id",))


def _end(job: Job, write: Any) -> None:
    """Write the end of a run, if the run is still ours."""
    with transaction.atomic():
        held = Job.objects.select_for_update().get(pk=job.pk)
        if held.state == Job.State.RUNNING and held.attempts == job.attempts:
            write(held)


def _finish(job: Job, result: Any) -> None:
    job.state, job.result, job.error, job.finished_at = Job.State.DONE, result, "", timezone.now()
    job.done = job.total
    job.save()


def _after_failure(job: Job, error: str) -> None:
    if job.attempts >= job.max_attempts:
        _fail(job, error)
    else:
        _again(job, timezone.now() + delay(job.attempts), error)


def _fail(job: Job, error: str) -> None:
    job.state, job.error, job.finished_at = Job.State.FAILED, error[:4000], timezone.now()
    job.save()


def _again(job: Job, at: datetime, error: str) -> None:
    job.state, job.error, job.next_try_at, job.finished_at = Job.State.WAITING, error[:4000], at, None
    job.save()
    _send(job, at)

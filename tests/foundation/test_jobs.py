"""Jobs: transactional, repeated, scheduled once, and looked after when a worker dies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sachhon.foundation import jobs
from sachhon.foundation.jobs.queue import delay, run
from sachhon.foundation.jobs.schedule import Schedule, schedules, tick
from sachhon.foundation.jobs.watchdog import DIED, clear_away, look_after
from sachhon.foundation.jobs.worker import JobWorker, heard_lately
from sachhon.foundation.models import Job

pytestmark = pytest.mark.django_db
State = Job.State
seen: list[Any] = []


@jobs.job(max_attempts=2)
def count_to(*, job_id: int, number: int) -> dict[str, int]:
    jobs.progress(job_id, 1, number, "bắt đầu")
    seen.append(Job.objects.get(pk=job_id).message)
    return {"counted": number}


@jobs.job(max_attempts=2)
def always_fails(*, job_id: int) -> None:
    raise ValueError("mạng hỏng")


@jobs.job(max_attempts=9)
def hopeless(*, job_id: int) -> None:
    raise jobs.GiveUp("Tệp không còn nữa.")


def ask(function: jobs.JobFunction, **args: Any) -> Job:
    return jobs.enqueue(function, kind="trial", label="Đếm", actor_id=None, **args)


def make_due() -> None:
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_job_runs_tells_how_far_it_is_and_keeps_its_result() -> None:
    seen.clear()
    job = ask(count_to, number=3)
    assert job.state == State.QUEUED
    assert jobs.run_waiting() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts, job.done, job.total) == (State.DONE, {"counted": 3}, 1, 3, 3)
    assert seen == ["bắt đầu"]
    assert job.percent == 100


def test_what_is_rolled_back_is_never_run() -> None:
    with transaction.atomic():
        ask(count_to, number=3)
        transaction.set_rollback(True)
    assert jobs.run_waiting() == 0
    assert not Job.objects.exists()


def test_a_failure_is_tried_again_later_and_then_fails_for_good() -> None:
    job = ask(always_fails)
    jobs.run_waiting()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 1)
    assert job.error == "ValueError: mạng hỏng"
    assert timezone.now() < job.next_try_at <= timezone.now() + timedelta(seconds=10)
    assert jobs.run_waiting() == 0
    make_due()
    jobs.run_waiting()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, 2)
    assert jobs.try_again(job)
    jobs.run_waiting()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, 3)


def test_a_job_that_cannot_succeed_is_not_tried_again() -> None:
    job = ask(hopeless)
    jobs.run_waiting()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (State.FAILED, 1, "Tệp không còn nữa.")


def test_a_job_of_another_version_says_so() -> None:
    job = ask(count_to, number=1)
    Job.objects.update(function="nowhere.to_be_found")
    jobs.run_waiting()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "nowhere.to_be_found" in job.error


def test_delays_grow_to_an_hour() -> None:
    assert [int(delay(number).total_seconds()) for number in (1, 2, 3, 4, 5, 50)] == [10, 40, 160, 640, 2560, 3600]


def test_a_job_whose_worker_died_in_the_run_is_run_again_and_the_late_run_writes_nothing() -> None:
    job = ask(count_to, number=2)
    now = timezone.now()
    Job.objects.update(state=State.RUNNING, attempts=1, heartbeat_at=now - timedelta(minutes=2))
    DBTaskResult.objects.all().delete()
    assert look_after(now) == 1
    job.refresh_from_db()
    assert (job.state, job.error) == (State.WAITING, DIED)
    assert look_after(now) == 0
    assert jobs.run_waiting() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DONE, 2)


def test_a_job_that_kills_every_worker_fails_in_the_end() -> None:
    job = ask(count_to, number=2)
    Job.objects.update(state=State.RUNNING, attempts=2, heartbeat_at=timezone.now() - timedelta(minutes=2))
    look_after(timezone.now())
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, DIED)


def test_a_job_taken_but_never_begun_is_run_again() -> None:
    job = ask(count_to, number=2)
    task = DBTaskResult.objects.get()
    task.claim("dead")
    assert look_after(timezone.now()) == 0
    assert look_after(timezone.now() + timedelta(minutes=2)) == 1
    jobs.run_waiting()
    job.refresh_from_db()
    assert job.state == State.DONE


def test_a_second_task_of_a_job_that_is_done_does_nothing() -> None:
    job = ask(count_to, number=2)
    jobs.run_waiting()
    run(job.pk)
    job.refresh_from_db()
    assert job.attempts == 1


def test_a_scheduled_job_is_queued_once_a_time_and_not_while_it_is_unfinished() -> None:
    now = timezone.now()
    tick(now)
    kinds = list(Job.objects.values_list("kind", flat=True))
    assert "scheduled.mail.send" in kinds
    assert len(kinds) == len(set(kinds))
    assert tick(now) == 0
    later = now + timedelta(minutes=2)
    tick(later)
    assert Job.objects.filter(kind="scheduled.mail.send").count() == 1
    Job.objects.update(state=State.DONE)
    tick(later + timedelta(minutes=2))
    assert Job.objects.filter(kind="scheduled.mail.send").count() == 2


def test_a_daily_job_runs_at_its_hour_of_the_ministrys_clock() -> None:
    daily: Schedule = next(one for one in schedules() if one.name == "mail.digests")
    evening = timezone.make_aware(timezone.datetime(2026, 3, 5, 20, 0))
    assert timezone.localtime(daily.after(evening)).strftime("%d/%m %H:%M") == "06/03 07:30"
    night = timezone.make_aware(timezone.datetime(2026, 3, 6, 1, 0))
    assert timezone.localtime(daily.after(night)).strftime("%d/%m %H:%M") == "06/03 07:30"


def test_old_rows_of_scheduled_jobs_go_and_those_of_people_stay() -> None:
    old = timezone.now() - timedelta(days=30)
    kept, gone = ask(count_to, number=1), ask(count_to, number=1)
    Job.objects.update(state=State.DONE, finished_at=old)
    Job.objects.filter(pk=gone.pk).update(kind="scheduled.trial")
    assert clear_away(job_id=0)["jobs"] == 1
    assert Job.objects.filter(pk=kept.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_works_beats_and_ends_when_its_parent_is_gone() -> None:
    job = ask(count_to, number=2)
    worker = JobWorker(threads=2)
    assert worker._take()
    job.refresh_from_db()
    assert (job.state, job.worker) == (State.DONE, worker.name)
    assert not worker._take()
    worker._keep_time()
    assert [beat.name for beat in heard_lately(timezone.now())] == [worker.name]
    worker.parent = 1_000_000
    worker._keep_time()
    worker.run()
    assert worker.stopped.is_set()

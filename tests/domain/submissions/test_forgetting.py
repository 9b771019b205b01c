"""What is forgotten by the clock, and what stays: the keys of old saves, the failures of days ago."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sachhon.domain.accounts.models import SignInFailure
from sachhon.domain.accounts.scheduled import forget_failures
from sachhon.domain.submissions.api import DraftValue, Submission, ValueChange, save_values
from sachhon.domain.submissions.models import SaveRequest
from sachhon.domain.submissions.scheduled import forget_save_requests
from sachhon.formkit.values import Key
from sachhon.foundation.jobs import Job, run_waiting
from sachhon.foundation.jobs.schedule import schedules, tick
from sachhon.foundation.models import Tick
from tests.domain.submissions.people import People, value

pytestmark = pytest.mark.django_db


def save(people: People, report: Submission, key: str, number: int) -> None:
    changes = [ValueChange(Key("enterprises_trained"), value(number), number - 1)]
    save_values(actor=people.officer, submission=report, changes=changes, request_key=key)


def test_a_save_is_answered_again_for_thirty_days_and_its_answer_stays(people: People, report: Submission) -> None:
    for number, days in enumerate((31, 29, 0), 1):
        save(people, report, f"key-{days}", number)
        SaveRequest.objects.filter(key=f"key-{days}").update(at=timezone.now() - timedelta(days=days))
    assert forget_save_requests(job_id=0) == {"forgotten": 1}
    assert set(SaveRequest.objects.values_list("key", flat=True)) == {"key-29", "key-0"}
    save(people, report, "key-29", 2)
    kept = DraftValue.objects.get(submission=report, field="enterprises_trained")
    assert (kept.value, kept.version) == (3, 3)


def test_failures_of_days_ago_are_forgotten() -> None:
    for account, hours in (("old", 25), ("new", 23)):
        SignInFailure.objects.create(account=account, client="c", last_at=timezone.now() - timedelta(hours=hours))
    assert forget_failures(job_id=0) == {"forgotten": 1}
    assert list(SignInFailure.objects.values_list("account", flat=True)) == ["new"]


def test_both_are_done_each_night() -> None:
    nightly = {
        one.name: one.at
        for one in schedules()
        if one.name in ("submissions.save_requests", "accounts.sign_in_failures")
    }
    assert {at and at.hour for at in nightly.values()} == {2}
    now = timezone.now()
    tick(now)
    Tick.objects.exclude(name__in=nightly).update(next_at=now + timedelta(days=9))
    assert tick(now + timedelta(days=1, minutes=1)) == 2
    run_waiting()
    kinds = {f"scheduled.{name}" for name in nightly}
    assert list(Job.objects.filter(kind__in=kinds).values_list("state", flat=True)) == [Job.State.DONE] * 2

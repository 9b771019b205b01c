"""The day's reminders leave out those whose answer came."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Status, Submission
from sachhon.domain.submissions.scheduled import remind_by_plan
from sachhon.foundation.jobs import Job, enqueue, run_waiting
from sachhon.foundation.models import OutgoingMail
from sachhon.vietnamese.workdays import is_working_day
from tests.world import obligation, person, published_round, units

pytestmark = pytest.mark.django_db


def test_who_has_answered_is_not_reminded(monkeypatch: pytest.MonkeyPatch) -> None:
    units()
    day = timezone.localdate()
    while not is_working_day(day):
        day += timezone.timedelta(days=1)
    monkeypatch.setattr("sachhon.domain.submissions.scheduled.timezone.localdate", lambda: day)
    asking = published_round()
    Round.objects.update(reminders={"on": True})
    for code, status in (("P34-91", Status.SUBMITTED), ("P34-92", Status.RETURNED), ("P34-96", None)):
        person(Role.OFFICER, code, email=f"{code}@example.vn".lower())
        owed = obligation(asking, code)
        if status:
            Submission.objects.create(code=code, obligation=owed, status=status)
    Obligation.objects.update(deadline=day)
    enqueue(remind_by_plan, kind="test", label="nhắc", actor_id=None)
    run_waiting()
    assert Job.objects.get(kind="test").state == Job.State.DONE
    told = OutgoingMail.objects.values_list("to", flat=True)
    assert sorted(told) == ["p34-92@example.vn", "p34-96@example.vn"]

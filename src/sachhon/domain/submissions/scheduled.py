"""What happens by the clock: who has not answered is reminded, once a day."""

from __future__ import annotations

from datetime import time

from django.utils import timezone

from sachhon.domain.rounds.api import queue_digests
from sachhon.domain.submissions.models import Status, Submission
from sachhon.foundation.jobs import daily, job

UNANSWERED = (Status.DRAFT, Status.AWAITING, Status.RETURNED)


@job()
def remind_by_plan(*, job_id: int) -> dict[str, int]:
    """The day's reminders, by each round's plan, without those whose answer came. A repeat sends nothing twice."""
    answered = Submission.objects.exclude(status__in=UNANSWERED).values_list("obligation_id", flat=True)
    return {"mails": queue_digests(on=timezone.localdate(), answered=set(answered))}


daily("rounds.reminders", time(7, 0), remind_by_plan)

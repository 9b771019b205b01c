"""What happens by the clock, once a day: who has not answered is reminded, what no save can ask for again goes."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone

from sachhon.domain.rounds.api import queue_digests
from sachhon.domain.submissions.models import SaveRequest, Status, Submission
from sachhon.foundation.jobs import daily, job

REPLAYED_FOR = timedelta(days=30)
"""How long a page that waits without a network may send its save again and be answered as the first time."""
UNANSWERED = (Status.DRAFT, Status.AWAITING, Status.RETURNED)


@job()
def remind_by_plan(*, job_id: int) -> dict[str, int]:
    """The day's reminders, by each round's plan, without those whose answer came. A repeat sends nothing twice."""
    answered = Submission.objects.exclude(status__in=UNANSWERED).values_list("obligation_id", flat=True)
    return {"mails": queue_digests(on=timezone.localdate(), answered=set(answered))}


@job()
def forget_save_requests(*, job_id: int) -> dict[str, int]:
    """The keys of saves that nobody sends again are deleted; the answers and their versions stay."""
    return {"forgotten": SaveRequest.objects.filter(at__lt=timezone.now() - REPLAYED_FOR).delete()[0]}


daily("rounds.reminders", time(7, 0), remind_by_plan)
daily("submissions.save_requests", time(2, 20), forget_save_requests)

"""What this room does by the clock."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone

from sachhon.domain.assessments.actions.join_facilities import tell_merged_again
from sachhon.domain.assessments.certificates.reminding import remind_of_expiry
from sachhon.domain.assessments.gathering.jobs import gather_facilities_now
from sachhon.domain.assessments.years.gathering import gather_waiting
from sachhon.foundation.jobs import daily, job, schedule

EVERY = timedelta(minutes=1)


@job()
def gather_years(*, job_id: int) -> dict[str, int]:
    """Facility years from reports that were accepted since the last time. A repeat changes nothing."""
    return {"facilities": gather_waiting()}


schedule("assessments.years", EVERY, gather_years)
schedule("assessments.facilities", EVERY, gather_facilities_now)


@job()
def remind_of_certificates(*, job_id: int) -> dict[str, int]:
    """Words to facilities whose certificate expires soon. A repeat finds them told."""
    return {"mails": remind_of_expiry(timezone.localdate())}


@job()
def tell_merged_savings(*, job_id: int) -> dict[str, int]:
    """Savings of facilities that others were merged into. A repeat changes nothing."""
    return {"facilities": tell_merged_again()}


daily("assessments.merged", time(2, 40), tell_merged_savings)
daily("assessments.certificates", time(6, 50), remind_of_certificates)

"""What this room does by the clock."""

from __future__ import annotations

from datetime import timedelta

from sachhon.domain.assessments.years.gathering import gather_waiting
from sachhon.foundation.jobs import job, schedule

EVERY = timedelta(minutes=1)


@job()
def gather_years(*, job_id: int) -> dict[str, int]:
    """Facility years from reports that were accepted since the last time. A repeat changes nothing."""
    return {"facilities": gather_waiting()}


schedule("assessments.years", EVERY, gather_years)

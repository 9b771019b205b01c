"""The job that gathers; by the clock it is run by the room's jobs."""

from __future__ import annotations

from functools import partial

from sachhon.domain.assessments.gathering.gather import gather_waiting
from sachhon.foundation.jobs import job, progress


@job()
def gather_facilities_now(*, job_id: int) -> dict[str, int]:
    """Arriving lists from reports that were accepted since the last time. A repeat changes nothing."""
    return {"lists": gather_waiting(partial(progress, job_id))}

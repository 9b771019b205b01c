"""What happens by the clock: failed sign-ins of days ago are forgotten."""

from __future__ import annotations

from datetime import time

from sachhon.domain.accounts.throttle import forget_old
from sachhon.foundation.jobs import daily, job


@job()
def forget_failures(*, job_id: int) -> dict[str, int]:
    """Counters that tell nothing any more are deleted."""
    return {"forgotten": forget_old()}


daily("accounts.sign_in_failures", time(2, 10), forget_failures)

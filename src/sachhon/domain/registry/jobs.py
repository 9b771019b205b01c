"""What happens by the clock: changes dated for today take effect."""

from __future__ import annotations

from datetime import time

from django.db import transaction

from sachhon.domain.registry.effects import take_effect
from sachhon.foundation.jobs import daily, job


@job()
def units_of_today(*, job_id: int) -> dict[str, int]:
    """Names, parents and lines as they are from today on. A repeat changes nothing."""
    with transaction.atomic():
        return {"units": take_effect()}


daily("registry.today", time(0, 5), units_of_today)

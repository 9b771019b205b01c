"""What happens by the clock: savings are added up each night."""

from sachhon.domain.rollups.savings import jobs

__all__ = ["jobs"]

"""All jobs of the foundation itself, so that every process knows them and their times."""

from sachhon.foundation.jobs import watchdog
from sachhon.foundation.mail import digests, sending

__all__ = ["digests", "sending", "watchdog"]

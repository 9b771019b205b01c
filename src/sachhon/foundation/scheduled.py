"""All jobs of the foundation itself, so that every process knows them and their times."""

from sachhon.foundation.audit import checking, heads
from sachhon.foundation.backup import jobs as backups
from sachhon.foundation.jobs import watchdog
from sachhon.foundation.mail import digests, sending

__all__ = ["backups", "checking", "digests", "heads", "sending", "watchdog"]

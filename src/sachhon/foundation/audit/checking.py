"""The walk over the chain as a job, for the office's page."""

from __future__ import annotations

from typing import Any

from sachhon.foundation.audit.heads import kept_heads
from sachhon.foundation.audit.verify import ChainReport, verify
from sachhon.foundation.jobs import job


@job(max_attempts=2)
def verify_trail(*, job_id: int) -> dict[str, Any]:
    """Verify the chain against the kept heads."""
    return report_json(verify(heads=kept_heads()))


def report_json(report: ChainReport) -> dict[str, Any]:
    """A report for JSON; at most the first hundred places."""
    return {
        "sound": report.sound,
        "entries": report.entries,
        "number": report.number,
        "digest": report.digest,
        "heads": report.heads,
        "broken": [{"harm": broken.harm.value, "number": broken.number} for broken in report.broken[:100]],
        "broken_count": len(report.broken),
    }

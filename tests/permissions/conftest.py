"""The last line of the matrix: addresses, cases, leaks."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.permissions.addresses import addresses


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The counts of all shards together."""
    counts: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":  # the report on taking down bears them once more
                counts.update(dict(report.user_properties).get("permissions", {}))
    if counts:
        cases = counts["allowed"] + counts["refused"]
        terminalreporter.write_line(
            f"permissions: {len(addresses())} addresses, {cases} cases ({counts['allowed']} allowed, "
            f"{counts['refused']} refused), {counts['leaks']} leaks, {counts['shut']} wrongly shut"
        )

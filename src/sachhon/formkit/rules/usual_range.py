"""A value outside what is usual."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import Case, ends_of


def check_range(case: Case) -> Iterator[Finding]:
    """A number, or either end of a range, below `low` or above `high`."""
    field_id = case.text("field")
    answer = case.answer(field_id)
    ends = ends_of(answer) if answer.value is not None else None
    if ends is None:
        return
    low, high = case.decimal("low"), case.decimal("high")
    params = {**case.labels(field_id), **case.words("because")}
    if low is not None and ends[0] < low:
        yield case.finding("unusual_value", "low", (field_id,), {"value": ends[0], "limit": low, **params})
    if high is not None and ends[1] > high:
        yield case.finding("unusual_value", "high", (field_id,), {"value": ends[1], "limit": high, **params})

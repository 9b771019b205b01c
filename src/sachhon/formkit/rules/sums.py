"""A total and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rules.ground import ZERO, Case
from sachhon.formkit.rules.slips import slip_factor


def check_sum(case: Case) -> Iterator[Finding]:
    """total = sum of the parts where all are answered; answered parts alone must not exceed it."""
    total_id, part_ids = case.text("total"), case.names("parts")
    total = case.number(total_id)
    parts = {part: number for part in part_ids if (number := case.number(part)) is not None}
    added = sum(parts.values(), ZERO)
    unanswered = [part for part in part_ids if part not in parts]
    fields = (total_id, *parts)
    if total is None:
        if not unanswered:
            yield case.finding(
                "sum_mismatch",
                "answers_no_total",
                fields,
                {"sum": added, **case.labels(total_id)},
                severity=Severity.INFO,
            )
        return
    if not parts or (unanswered and added <= total):
        return
    if added == total:
        return
    if unanswered:
        yield case.finding(
            "sum_mismatch", "answers_exceed", fields, {"sum": added, "total": total, **case.labels(total_id)}
        )
        return
    yield _mismatch(case, total_id, total, parts)


def _mismatch(case: Case, total_id: str, total: Decimal, parts: dict[str, Decimal]) -> Finding:
    """The mismatch and the cell that would reconcile it: one off by a thousand or a million, else the total."""
    added = sum(parts.values(), ZERO)
    fields = (total_id, *parts)
    params: dict[str, object] = {"sum": added, "total": total, "difference": abs(total - added)}
    for part, number in parts.items():
        wanted = total - (added - number)
        factor = slip_factor(number, wanted)
        if factor:
            cell = {"cell": part, "value": number, "wanted": wanted, "factor": factor}
            return case.finding("unit_slip", "answers_sum", fields, {**params, **cell, **case.labels(part)})
    factor = slip_factor(total, added)
    if factor:
        cell = {"cell": total_id, "value": total, "wanted": added, "factor": factor}
        return case.finding("unit_slip", "answers_sum", fields, {**params, **cell, **case.labels(total_id)})
    params |= {"cell": total_id, "value": total, "wanted": added}
    return case.finding("sum_mismatch", "answers", fields, {**params, **case.labels(total_id)})

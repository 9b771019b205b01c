"""A row, column, source, group or grand total that does not add up; the cell that would reconcile it is named."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.checks.equations import Break, Equation, Ledger, breaks_of, ledger_of
from sachhon.reading.checks.text_sums import text_sums
from sachhon.reading.model import BudgetRow, Reading

_SOURCES = {
    "central": "ngân sách trung ương",
    "local": "ngân sách địa phương",
    "international": "hợp tác quốc tế",
    "enterprises": "doanh nghiệp",
    "other": "nguồn khác",
}


def check(reading: Reading) -> Iterator[Finding]:
    """One finding a cell that has to change; a thousandfold difference is `unit_slip`'s."""
    for budget in reading.budgets:
        ledger = ledger_of(budget)
        for broken in breaks_of(ledger):
            if not is_slip(broken.equations[0]):
                yield _finding(ledger, broken)
    for total, parts, gap in text_sums(reading):
        if not is_thousandfold(total.vnd, total.vnd - gap):
            yield Finding(
                "sum_mismatch",
                Severity.ERROR,
                {"stated": total.vnd, "computed": total.vnd - gap, "gap": abs(gap), "count": len(parts)},
                (total.span, *(part.span for part in parts)),
                variant="text",
            )


def is_slip(equation: Equation) -> bool:
    """A thousand taken for a million, not a wrong sum."""
    return is_thousandfold(equation.stated, equation.computed)


def is_thousandfold(one: int, other: int) -> bool:
    """One is the other with three, six or nine zeros more."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high in (low * 1000, low * 1_000_000, low * 1_000_000_000)


def _finding(ledger: Ledger, broken: Break) -> Finding:
    first = broken.equations[0]
    spans = [ledger.span(broken.place)]
    for equation in broken.equations:
        span = ledger.span(equation.result)
        if span not in spans:
            spans.append(span)
    variant = first.kind if broken.place == first.result else f"{first.kind}_part"
    return Finding(
        "sum_mismatch",
        Severity.ERROR,
        {
            "row": row_name(ledger.row(first.result)),
            "column": column_name(first.result[1]),
            "stated": first.stated,
            "computed": first.computed,
            "gap": abs(first.gap),
            "cell_row": row_name(ledger.row(broken.place)),
            "cell_column": column_name(broken.place[1]),
            "cell": broken.stated if broken.stated is not None else 0,
            "mended": broken.mended,
            "sums": len(broken.equations),
        },
        tuple(spans),
        variant=variant,
    )


def row_name(row: BudgetRow) -> str:
    """A row as a person would name it: number and the title's beginning."""
    title = row.title if len(row.title) <= 60 else row.title[:57].rstrip() + "…"
    return f"{row.number}. {title}" if row.number else title


def column_name(key: str) -> str:
    """A column as the table would head it."""
    if key == "total":
        return "tổng"
    if key.startswith("source."):
        return _SOURCES.get(key.removeprefix("source."), key)
    return f"năm {key}"

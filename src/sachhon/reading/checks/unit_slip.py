"""A thousand taken for a million: a total a thousand times its parts, one cell a thousand times its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.checks.equations import breaks_of, ledger_of
from sachhon.reading.checks.sum_mismatch import column_name, is_slip, is_thousandfold, row_name
from sachhon.reading.checks.text_sums import text_sums
from sachhon.reading.model import Amount, Budget, Reading
from sachhon.vietnamese.folding import fold

_FAR = 300  # a cell this many times the table's median, in round thousands, is looked at
_ENOUGH = 5


def check(reading: Reading) -> Iterator[Finding]:
    """Within each table, between a list in the text and its total, and between the text and the tables."""
    for budget in reading.budgets:
        yield from _in_table(budget)
        yield from _outliers(budget)
    for total, parts, gap in text_sums(reading):
        if is_thousandfold(total.vnd, total.vnd - gap):
            yield Finding(
                "unit_slip",
                Severity.ERROR,
                {"stated": total.vnd, "computed": total.vnd - gap},
                (total.span, *(part.span for part in parts)),
                variant="text",
            )
    yield from _text_against_tables(reading)


def _in_table(budget: Budget) -> Iterator[Finding]:
    ledger = ledger_of(budget)
    for broken in breaks_of(ledger):
        first = broken.equations[0]
        if is_slip(first):
            yield Finding(
                "unit_slip",
                Severity.ERROR,
                {
                    "row": row_name(ledger.row(first.result)),
                    "column": column_name(first.result[1]),
                    "stated": first.stated,
                    "computed": first.computed,
                },
                (ledger.span(first.result), *(ledger.span(part) for part in first.parts[:3])),
                variant="sum",
            )


def _outliers(budget: Budget) -> Iterator[Finding]:
    """A figure with three zeros too many against the others of its table, where no sum vouches for it."""
    ledger = ledger_of(budget)
    vouched = {place for equation in ledger.proved() for place in (equation.result, *equation.parts)}
    values = [value for place, value in ledger.values.items() if value and place[0] >= 0]
    if len(values) < _ENOUGH:
        return
    middle = median(values)
    for place, value in ledger.values.items():
        if place[0] < 0 or place in vouched or value < middle * _FAR or value % (1000 * budget.unit_vnd):
            continue
        if value > middle * _FAR * 1000:
            continue
        yield Finding(
            "unit_slip",
            Severity.WARNING,
            {
                "row": row_name(ledger.row(place)),
                "column": column_name(place[1]),
                "stated": value,
                "computed": value // 1000,
            },
            (ledger.span(place),),
            variant="outlier",
        )


def _text_against_tables(reading: Reading) -> Iterator[Finding]:
    """The text gives a table's grand total with three zeros more or fewer."""
    for budget in reading.budgets:
        total = budget.totals.total_vnd if budget.totals else None
        if not total or budget.totals is None:
            continue
        matching = [amount for amount in reading.amounts if amount.vnd == total]
        if matching:
            continue
        for amount in reading.amounts:
            if is_thousandfold(amount.vnd, total) and _says_total(amount):
                yield Finding(
                    "unit_slip",
                    Severity.ERROR,
                    {"stated": amount.vnd, "computed": total},
                    (amount.span, budget.totals.cells.get("total", budget.totals.span)),
                    variant="table",
                )
                break


def _says_total(amount: Amount) -> bool:
    words = fold(amount.what)
    return amount.source is None and any(word in words for word in ("tong", "kinh phi", "von", "du toan"))

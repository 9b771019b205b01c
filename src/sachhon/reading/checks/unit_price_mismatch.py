"""A line's own unit price ("30 triệu/lớp") times its quantity against its money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.checks.sum_mismatch import is_thousandfold, row_name
from sachhon.reading.model import BudgetRow, Reading
from sachhon.vietnamese.money import find_money


def check(reading: Reading) -> Iterator[Finding]:
    """Only where all of a line's years but some keep to the price: a price that no year keeps is another price."""
    for budget in reading.budgets:
        for row in budget.rows:
            price = _price(row)
            if price is None:
                continue
            years = [(year, quantity, money) for year, (quantity, money) in row.years.items() if quantity and money]
            wrong = [(year, quantity, money) for year, quantity, money in years if quantity * price != money]
            if not wrong or (len(wrong) == len(years) and len(years) > 1 and not _all_slip(wrong, price)):
                continue
            for year, quantity, money in wrong:
                expected = int(quantity * price)
                slip = is_thousandfold(money, expected)
                yield Finding(
                    "unit_slip" if slip else "unit_price_mismatch",
                    Severity.WARNING,
                    {
                        "row": row_name(row),
                        "year": str(year),
                        "price": price,
                        "quantity": quantity,
                        "stated": money,
                        "computed": expected,
                    },
                    (row.cells.get(f"{year}.vnd", row.span), row.span),
                    variant="price" if slip else "",
                )


def _all_slip(wrong: Sequence[tuple[int, Decimal, int]], price: int) -> bool:
    return all(is_thousandfold(money, int(quantity * price)) for _, quantity, money in wrong)


def _price(row: BudgetRow) -> int | None:
    """The one price that the title names for a piece or a year."""
    prices = [money.vnd for money in find_money(row.title) if money.rate and money.vnd]
    return prices[0] if len(prices) == 1 else None

"""Unit prices that a line states in its words: "30 triệu/năm", "40 triệu/lớp", "1 tỷ/mô hình".

The reader's check `unit_price_mismatch` says of a printed plan that a year does not keep to such a price; here it is a
figure of the matrix, so that a wrong quantity, amount or price is found among all sums at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.vietnamese.money import find_money


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price in đồng, what it is for ("lớp", "lần/năm"), and the words that say so."""

    vnd: int
    per: str
    words: str

    def cost(self, quantity: Decimal) -> Decimal:
        """What so many of it cost."""
        return self.vnd * quantity


def unit_price_of(title: str) -> UnitPrice | None:
    """The price that a title states; None where it states none, or several that differ."""
    rates = [one for one in find_money(title) if one.rate and one.vnd]
    prices = {one.vnd for one in rates}
    if len(prices) != 1:
        return None
    first = rates[0]
    assert first.vnd is not None
    return UnitPrice(first.vnd, first.per, title[first.start : first.end])


def price_agrees(price: UnitPrice, quantity: Decimal | None, amount: int | None) -> bool | None:
    """Whether an amount is its quantity × price; None where one of them is blank."""
    if quantity is None or amount is None:
        return None
    return price.cost(quantity) == amount

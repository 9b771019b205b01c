"""Rows of a table that add up the rows below them: "1" above "1.1" and "1.2". Added in, they would count twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.definition import Field
from sachhon.formkit.rules import number_of
from sachhon.formkit.rules.outline import children_of, depth_of
from sachhon.formkit.values import Row


def subtotal_rows(table: Field, rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of rows all of whose amounts are the sums of the rows directly below them in the outline."""
    outline = table.total_row.outline if table.total_row else ""
    if not outline:
        return frozenset()
    depths = [depth_of(str(row.value(outline) or "")) for row in rows]
    found = set()
    for place, row in enumerate(rows):
        below = children_of(depths, place)
        if below and not row.is_total and _adds_up(table, row, [rows[child] for child in below]):
            found.add(row.number)
    return frozenset(found)


def _adds_up(table: Field, row: Row, below: Sequence[Row]) -> bool:
    """Whether every amount of the row is the sum of those below, and it has any."""
    added = False
    for name, answer in row.cells.items():
        if name.rpartition(".")[2] not in table.rollup_options.totals:
            continue
        number = number_of(answer)
        if number is None:
            continue
        parts = [part for one in below if name in one.cells and (part := number_of(one.cells[name])) is not None]
        if sum(parts, Decimal(0)) != number:
            return False
        added = added or number != 0
    return added

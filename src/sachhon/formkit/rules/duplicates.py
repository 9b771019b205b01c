"""Rows of a table that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import Case
from sachhon.formkit.values import Row
from sachhon.vietnamese.folding import squash


def check_duplicates(case: Case) -> Iterator[Finding]:
    """Rows alike in all key columns that either fills; the first key column has to be filled. Rows count from 1."""
    table, columns = case.text("table"), case.names("key")
    seen: dict[tuple[str, ...], Row] = {}
    for row in case.rows:
        values = [row.value(column) for column in columns]
        if row.is_total or values[0] is None:
            continue
        key = tuple("" if value is None else squash(str(value)) for value in values)
        first = seen.setdefault(key, row)
        if first is not row:
            params = {"first": first.number + 1, "second": row.number + 1, "name": str(values[0])}
            answers = [one.cells[columns[0]] for one in (first, row)]
            yield case.finding("duplicate_row", "", (table,), {**params, **case.labels(table)}, answers=answers)

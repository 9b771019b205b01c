"""Sums of a table: along its rows, down its columns; and the one cell that would set them all right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sachhon.formkit.definition import Field
from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import ZERO, Case, number_of
from sachhon.formkit.rules.outline import children_of, depth_of
from sachhon.formkit.rules.slips import slip_factor
from sachhon.formkit.values import Row


class Cell(NamedTuple):
    """A cell by row number and column."""

    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Equation:
    """`total` has to be the sum of `parts`; cells without a number are not in it."""

    total: Cell
    parts: tuple[Cell, ...]
    along: str  # row | column

    def off(self, numbers: dict[Cell, Decimal]) -> Decimal:
        """By how much the total is larger than its parts together."""
        return numbers[self.total] - sum((numbers[part] for part in self.parts), ZERO)

    def repair(self, cell: Cell, off: Decimal) -> Decimal:
        """What has to be added to that cell for the equation to hold."""
        return -off if cell == self.total else off


def check_table_sums(case: Case) -> Iterator[Finding]:
    """Every sum that fails, those that one cell would set right together in one finding that names it."""
    rows = {row.number: row for row in case.rows}
    numbers = {
        Cell(row.number, column): number
        for row in rows.values()
        for column, answer in row.cells.items()
        if (number := number_of(answer)) is not None
    }
    equations = list(_equations(case, list(rows.values()), numbers))
    failing = [equation for equation in equations if equation.off(numbers) != 0]
    while failing:
        culprit = _culprit(equations, failing, numbers)
        if culprit is None:
            break
        cell, delta, repaired = culprit
        yield _named(case, rows, numbers, cell, delta, repaired)
        failing = [equation for equation in failing if equation not in repaired]
        equations = [equation for equation in equations if equation not in repaired]
    for equation in failing:
        yield _plain(case, rows, numbers, equation)


def _equations(case: Case, rows: list[Row], numbers: dict[Cell, Decimal]) -> Iterator[Equation]:
    field = case.template.field(case.text("table"))
    total, columns = case.text("total"), _columns(case, rows, field)
    for row in rows:
        here = Cell(row.number, total)
        for parts in columns if total else ():
            cells = tuple(cell for part in parts if (cell := Cell(row.number, part)) in numbers)
            if here in numbers and cells:
                yield Equation(here, cells, "row")
    totals = [row for row in rows if row.is_total]
    # With more than one row of totals (subtotals of groups) nobody can tell which rows each adds up.
    if len(totals) != 1:
        return
    lines = [row for row in rows if not row.is_total]
    for column in dict.fromkeys((*((total,) if total else ()), *(part for parts in columns for part in parts))):
        here = Cell(totals[0].number, column)
        cells = tuple(_counted(field, lines, column, numbers))
        if here in numbers and cells:
            yield Equation(here, cells, "column")


def _counted(field: Field, lines: list[Row], column: str, numbers: dict[Cell, Decimal]) -> Iterator[Cell]:
    """The cells that a column's total adds up: where a heading says something, the rows below it do not count again."""
    outline = field.total_row.outline if field.total_row else ""
    depths = [depth_of(str(row.value(outline) or "")) if outline else None for row in lines]
    headed: set[int] = set()
    for at, row in enumerate(lines):
        cell = Cell(row.number, column)
        said = at not in headed and cell in numbers
        if said:
            yield cell
        if said or at in headed:
            headed.update(children_of(depths, at))


def _columns(case: Case, rows: list[Row], field: Field) -> list[list[str]]:
    """The groups of columns that make up a row's total, repeated ones for each year that the rows have."""
    groups = []
    present = sorted({column for row in rows for column in row.cells})
    for name in ("parts", "also_parts"):
        group: list[str] = []
        for part in case.names(name):
            if field.column(part).repeat:
                group.extend(column for column in present if column.endswith(f".{part}"))
            else:
                group.append(part)
        if group:
            groups.append(group)
    return groups


Culprit = tuple[Cell, Decimal, list[Equation]]


def _culprit(equations: list[Equation], failing: list[Equation], numbers: dict[Cell, Decimal]) -> Culprit | None:
    """The cell whose correction sets right the most failing sums and upsets none; None where no cell does."""
    found: list[tuple[tuple[int, int, int], Culprit]] = []
    for cell in dict.fromkeys(cell for equation in failing for cell in (*equation.parts, equation.total)):
        own = [equation for equation in equations if cell == equation.total or cell in equation.parts]
        deltas = {equation.repair(cell, equation.off(numbers)) for equation in own}
        if len(deltas) != 1:
            continue
        delta = deltas.pop()
        if delta == 0 or numbers[cell] + delta < 0:
            continue
        slip = slip_factor(numbers[cell], numbers[cell] + delta) is not None
        is_total = any(cell == equation.total for equation in own)
        found.append(((len(own), int(slip), int(is_total)), (cell, delta, own)))
    return max(found, key=lambda one: one[0])[1] if found else None


def _named(
    case: Case,
    rows: dict[int, Row],
    numbers: dict[Cell, Decimal],
    cell: Cell,
    delta: Decimal,
    repaired: list[Equation],
) -> Finding:
    written, wanted = numbers[cell], numbers[cell] + delta
    factor = slip_factor(written, wanted)
    params = {
        "value": written,
        "wanted": wanted,
        "difference": abs(delta),
        "sums": len(repaired),
        "factor": factor or 1,
        **_where(case, rows, cell),
    }
    cells = dict.fromkeys([cell, *(each for equation in repaired for each in (equation.total, *equation.parts))])
    return _finding(case, rows, "unit_slip" if factor else "sum_mismatch", "answers_cell", cells, params)


def _plain(case: Case, rows: dict[int, Row], numbers: dict[Cell, Decimal], equation: Equation) -> Finding:
    off = equation.off(numbers)
    params = {
        "total": numbers[equation.total],
        "sum": numbers[equation.total] - off,
        "difference": abs(off),
        **_where(case, rows, equation.total),
    }
    variant = f"answers_{equation.along}"
    return _finding(case, rows, "sum_mismatch", variant, (equation.total, *equation.parts), params)


def _finding(
    case: Case, rows: dict[int, Row], code: str, variant: str, cells: Iterable[Cell], params: dict[str, object]
) -> Finding:
    table = case.text("table")
    answers = [rows[cell.row].cells[cell.column] for cell in cells]
    return case.finding(code, variant, (table,), {**params, **case.labels(table)}, answers=answers)


def _where(case: Case, rows: dict[int, Row], cell: Cell) -> dict[str, object]:
    """The cell in words: its row by the first text in it, its column by label and year."""
    field = case.template.field(case.text("table"))
    row, column = rows[cell.row], field.column(cell.column)
    told = [str(value) for each in field.columns if isinstance(value := row.value(each.id), str)]
    year = cell.column.partition(".")[0] if column.repeat else ""
    return {
        "cell": f"{cell.row}.{cell.column}",
        "row": cell.row + 1,
        "row_name": " ".join(told[:2]),
        "column_vi": f"{column.labels['vi']} {year}".strip(),
        "column_en": f"{column.labels['en']} {year}".strip(),
    }

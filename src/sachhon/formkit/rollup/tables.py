"""National tables: the rows of all units, rows of one thing merged, and their columns added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from sachhon.formkit.definition import Field
from sachhon.formkit.fields import Quantity, display
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.model import MergedRow, Part, TableTotal, UnitAnswers
from sachhon.formkit.rollup.subtotals import subtotal_rows
from sachhon.formkit.rules import number_of
from sachhon.formkit.values import Answer, Row, State, rows_of
from sachhon.vietnamese.folding import squash

RESPONDENT, MEASURE_UNIT = "respondent", "measure_unit"


@dataclass(slots=True)
class _Merging:
    """A row while its letters are laid over each other, the newest first."""

    unit: UnitAnswers
    cells: dict[str, Answer]
    parts: list[Part]
    conflicts: list[str] = field(default_factory=list)

    def add(self, cells: dict[str, Answer], parts: list[Part]) -> None:
        """Take in a row of the same thing: it fills what is not said yet; what it says otherwise is a conflict."""
        for column, answer in cells.items():
            known = self.cells.get(column)
            if known is None or known.state is State.MISSING:
                self.cells[column] = answer
            elif _differ(answer, known) and column not in self.conflicts:
                self.conflicts.append(column)
        self.parts.extend(parts)


def _differ(answer: Answer, known: Answer) -> bool:
    return answer.state is not State.MISSING and (answer.state, answer.value) != (known.state, known.value)


def merge_tables(case: FieldCase) -> Outcome:
    """The rows in the order of the units; rows of totals and subtotals are left out, so that nothing counts twice."""
    merged = [row for one in case.letters for row in _unit_rows(case, (one.stands, *one.earlier))]
    rows = tuple(
        MergedRow(row.unit.unit_id, row.unit.unit_name, row.cells, tuple(row.parts), tuple(row.conflicts))
        for row in merged
    )
    parts = [part for row in rows for part in row.parts]
    without = [part for part in case.parts if part.state is not State.VALUE]
    state = State.VALUE if rows else case.empty_state()
    return Outcome("append", state, parts=(*parts, *without), rows=rows, totals=tuple(_totals(case, rows)))


def _unit_rows(case: FieldCase, letters: tuple[UnitAnswers, ...]) -> list[_Merging]:
    """A unit's rows. Earlier letters count only where later ones send no more than what changed."""
    options = case.field.rollup_options
    found: dict[tuple[str, ...], _Merging] = {}
    loose: list[_Merging] = []
    for letter in letters if options.updates else letters[:1]:
        rows = rows_of(letter.values, case.field)
        skipped = subtotal_rows(case.field, rows)
        for row in rows:
            if row.is_total or row.number in skipped:
                continue
            cells, parts = dict(row.cells), list(_cell_parts(letter, row))
            key = row_key(case.field, row)
            if key is None:
                loose.append(_Merging(letter, cells, parts))
            elif key in found:
                found[key].add(cells, parts)
            else:
                found[key] = _Merging(letter, cells, parts)
                loose.append(found[key])
    return loose


def row_key(table: Field, row: Row) -> tuple[str, ...] | None:
    """What makes rows one thing: the key columns; None where there is no key or its first column says nothing."""
    columns = table.rollup_options.key
    values = [row.value(column) for column in columns]
    if not columns or values[0] is None:
        return None
    return tuple("" if value is None else squash(str(value)) for value in values)


def _cell_parts(unit: UnitAnswers, row: Row) -> Iterator[Part]:
    for column, answer in row.cells.items():
        yield Part(
            unit_id=unit.unit_id,
            unit_name=unit.unit_name,
            province_code=unit.province_code,
            state=answer.state,
            value=answer.value if answer.state is State.VALUE else None,
            origin=answer.origin,
            letter=unit.letter,
            confidence=answer.confidence,
            row=row.number,
            column=column,
        )


@dataclass(slots=True)
class _Adding:
    value: Decimal = Decimal(0)
    parts: list[Part] = field(default_factory=list)
    units: dict[str, None] = field(default_factory=dict)


def _totals(case: FieldCase, rows: tuple[MergedRow, ...]) -> Iterator[TableTotal]:
    """Every column that is added up: over all, by each grouping of the template, by who answered."""
    options = case.field.rollup_options
    columns = [*options.totals]
    if not columns and not options.by:
        return
    groupings: list[tuple[str, ...]] = [(), *((name,) for name in options.by), (RESPONDENT,)]
    if len(options.by) > 1:
        groupings.insert(-1, options.by)
    for grouping in groupings:
        sums: dict[tuple[tuple[tuple[str, str], ...], str], _Adding] = {}
        for row in rows:
            for by, column, number, part in _addends(case.field, row, grouping, columns):
                adding = sums.setdefault((by, column), _Adding())
                adding.value += number
                adding.units[row.unit_name] = None
                adding.parts.extend(part)
        for (by, column), adding in sorted(sums.items(), key=lambda one: _column_order(one[0][1], columns)):
            count = len({(part.unit_id, part.row) for part in adding.parts})
            yield TableTotal(by, column, adding.value, count, tuple(adding.units), tuple(adding.parts))


def _column_order(name: str, columns: list[str]) -> tuple[int, bool, str]:
    """As the template adds columns up; of a repeated one the years first, then all of them together."""
    year, _, rest = name.partition(".")
    column = rest or name
    return columns.index(column) if column in columns else -1, not rest, year


Addend = tuple[tuple[tuple[str, str], ...], str, Decimal, tuple[Part, ...]]


def _addends(table: Field, row: MergedRow, grouping: tuple[str, ...], columns: list[str]) -> Iterator[Addend]:
    by = tuple((name, _group_value(table, row, name)) for name in grouping)
    if not columns:
        # A list without amounts is counted: how many rows there are of each kind.
        first = next(iter(row.cells), "")
        yield by, "rows", Decimal(1), _parts_of(row, first)[:1]
        return
    for name, answer in row.cells.items():
        rest = name.partition(".")[2]
        column = rest or name
        number = number_of(answer)
        if column not in columns or number is None or answer.state is not State.VALUE:
            continue
        own = by
        if isinstance(answer.value, Quantity):
            own = (*own, (MEASURE_UNIT, answer.value.unit))
        yield own, name if rest else column, number, _parts_of(row, name)
        if rest and not grouping:
            # The same column of all years together.
            yield own, column, number, _parts_of(row, name)


def _parts_of(row: MergedRow, column: str) -> tuple[Part, ...]:
    """The parts behind a cell: of the newest letter that filled it."""
    return tuple(part for part in row.parts if part.column == column and part.state is State.VALUE)[:1]


def _group_value(table: Field, row: MergedRow, name: str) -> str:
    if name == RESPONDENT:
        return row.unit_name
    answer = row.cells.get(name)
    if answer is None or answer.state is not State.VALUE:
        return ""
    return display(answer.value, table.column(name))


def rows_in_several_units(table: Field, rows: Iterable[MergedRow]) -> list[tuple[str, tuple[str, ...]]]:
    """Things that more than one unit lists: (name, units), by the key columns; all of them have to be filled."""
    names: dict[tuple[str, ...], tuple[str, dict[str, None]]] = {}
    columns = table.rollup_options.key
    for row in rows:
        said = [row.cells.get(column) for column in columns]
        values = [str(answer.value) for answer in said if answer is not None and answer.state is State.VALUE]
        if len(columns) > 1 and len(values) == len(columns):
            _, units = names.setdefault(tuple(squash(value) for value in values), (values[0], {}))
            units[row.unit_name] = None
    return [(name, tuple(units)) for name, units in names.values() if len(units) > 1]

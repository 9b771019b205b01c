"""Which cells of a report the registers can fill, and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.domain.planning.recorded import Recorded
from sachhon.domain.planning.recording.measures import Measure, asked_by
from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields.model import Range
from sachhon.formkit.values import Answer, Key, Row, State, Values, rows_of

_NUMBERS = ("integer", "decimal", "percent", "percent_range")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the report that asks for a measure. `row` of a table is None where the year has none yet."""

    measure: Measure
    field: Field
    column: Column | None = None
    year: int | None = None
    row: int | None = None

    @property
    def spec(self) -> Field | Column:
        """What is asked there."""
        return self.column or self.field


def places(template: Template, values: Values, recorded: Mapping[str, Recorded]) -> Iterator[tuple[Place, Decimal]]:
    """Every cell for which the registers hold something, with what they hold, in the template's order."""
    by_field: dict[str, list[Measure]] = {}
    for measure in asked_by(template.id):
        if measure.code in recorded and template.has_field(measure.field):
            by_field.setdefault(measure.field, []).append(measure)
    for field in template.fields:
        for measure in by_field.get(field.id, ()):
            told = recorded[measure.code]
            if measure.column:
                yield from _of_table(field, measure, told, values)
            elif field.type in _NUMBERS:
                yield Place(measure, field), told.count


def year_column(field: Field) -> Column | None:
    """The column of a table that names the year."""
    return next((column for column in field.columns if column.type == "year"), None)


def value_for(place: Place, count: Decimal) -> object:
    """The count as the field's type wants it."""
    if place.spec.type == "integer":
        return int(count)
    return Range(count, count) if place.spec.type == "percent_range" else count


def says(answer: Answer, count: Decimal) -> bool:
    """Whether an answer says that count."""
    if answer.state is not State.VALUE:
        return False
    if isinstance(answer.value, Range):
        return bool(answer.value.low <= count <= answer.value.high)
    return isinstance(answer.value, int | Decimal) and Decimal(answer.value) == count


def key_of(place: Place, row: int | None = None) -> Key:
    """The key of the place; `row` for a year that has no row yet."""
    if place.column is None:
        return Key(place.field.id)
    return Key(place.field.id, place.row if place.row is not None else row, place.column.id)


def _of_table(field: Field, measure: Measure, told: Recorded, values: Values) -> Iterator[tuple[Place, Decimal]]:
    names, column = year_column(field), next((one for one in field.columns if one.id == measure.column), None)
    if names is None or column is None or column.type not in _NUMBERS:
        return
    standing = _rows_by_year(rows_of(values, field), names.id)
    for year, count in sorted(told.by_year.items()):
        yield Place(measure, field, column, year, standing.get(year)), count


def _rows_by_year(rows: tuple[Row, ...], column: str) -> dict[int, int]:
    """{year: number of its row}: the first where a year stands twice."""
    found: dict[int, int] = {}
    for row in rows:
        year = row.value(column)
        if isinstance(year, int):
            found.setdefault(year, row.number)
    return found

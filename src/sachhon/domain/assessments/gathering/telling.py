"""A sealed revision → rows of facts, each with the table and row in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sachhon.catalogue import read_table
from sachhon.domain.registry.api import Problem, ToldRow, Value, check_fact, problem_of
from sachhon.domain.submissions.api import Revision, revision_values
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.fields import FieldError
from sachhon.formkit.values import Answer, State, Values, answer_of, rows_of

SAYS = {"true": True, "false": False}
_APART = "; "


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a fact is told: a field, or a column of a table; a part of a contact. `says`: by being there at all."""

    field: str
    column: str
    part: str
    fact: str
    says: str


@cache
def cells_of_template(template_id: str) -> tuple[Cell, ...]:
    """Where a template tells facts of facilities; empty for one that does not."""
    rows = (row for row in read_table("registers/facility_facts.csv") if row["template"] == template_id)
    return tuple(Cell(row["field"], row["column"], row["part"], row["fact"], row["says"]) for row in rows)


@cache
def templates_of_facilities() -> tuple[str, ...]:
    """The templates whose reports tell of facilities."""
    return tuple(dict.fromkeys(row["template"] for row in read_table("registers/facility_facts.csv")))


def rows_told(revision: Revision) -> list[ToldRow]:
    """What a revision tells of facilities, table by table; of a facility's own report one row, which is its unit's."""
    template, values = revision.template.definition, revision_values(revision)
    cells = cells_of_template(template.id)
    if any(not cell.column and cell.fact == "name" for cell in cells):
        return [_own(template, values, cells, revision.submission.obligation.unit.code)]
    tables = dict.fromkeys(cell.field for cell in cells)
    return [row for table in tables for row in _of_table(template.field(table), values, cells)]


def _of_table(table: Field, values: Values, cells: tuple[Cell, ...]) -> Iterator[ToldRow]:
    of_table = [cell for cell in cells if cell.field == table.id]
    for row in rows_of(values, table):
        if row.is_total:
            continue
        place = f"mục {table.item}, dòng {row.number + 1}"
        facts: dict[str, Value] = {}
        problems: list[Problem] = []
        for cell in of_table:
            raw = SAYS[cell.says] if cell.says else _value(row.cells.get(cell.column), cell.part)
            _take(cell.fact, raw, place, facts, problems)
        yield ToldRow(place, facts, problems)


def _own(template: Template, values: Values, cells: tuple[Cell, ...], unit_code: str) -> ToldRow:
    facts: dict[str, Value] = {}
    problems: list[Problem] = []
    for cell in cells:
        field = template.field(cell.field)
        place = f"mục {field.item}"
        if cell.column:
            named = (_value(row.cells.get(cell.column), cell.part) for row in rows_of(values, field))
            raw: Any = _APART.join(dict.fromkeys(str(one) for one in named if one))
        else:
            raw = _value(answer_of(values, cell.field), cell.part)
        _take(cell.fact, raw, place, facts, problems)
    return ToldRow("mục I", facts, problems, unit_code)


def _value(answer: Answer | None, part: str) -> Any:
    if answer is None or answer.state is not State.VALUE:
        return None
    return getattr(answer.value, part) if part else answer.value


def _take(fact: str, raw: Any, place: str, facts: dict[str, Value], problems: list[Problem]) -> None:
    if raw is None or raw == "":
        return
    try:
        value = check_fact(fact, raw if isinstance(raw, bool | int) else str(raw))
    except FieldError as wrong:
        problems.append(problem_of(wrong.finding, place, fact, raw))
        return
    if value is not None:
        facts[fact] = value

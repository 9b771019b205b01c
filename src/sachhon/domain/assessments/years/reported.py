"""A sealed report as a year's facts: catalogue/registers/year_facts.csv says which of its cells is what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sachhon.catalogue import read_table
from sachhon.domain.assessments.years.facts import Amount, Gap, Made, YearFacts
from sachhon.domain.submissions.api import Revision, revision_values
from sachhon.formkit.definition import Template
from sachhon.formkit.fields import Quantity, Range
from sachhon.formkit.values import MISSING, Answer, Key, Row, State, Values, answer_of, rows_of
from sachhon.vietnamese.numbers import format_number

_A_YEAR = ("/năm", "/nam", "/year", "/y")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column (or a field, `column` "") tells. `stands_for`: {option: stream}; "" is where none was chosen."""

    field: str
    column: str
    fact: str
    stands_for: Mapping[str, str]


@cache
def cells_of_template(template_id: str) -> tuple[Cell, ...]:
    """What a template's cells tell; empty for a template that tells of no year."""
    found = []
    for row in read_table("registers/year_facts.csv"):
        if row["template"] == template_id:
            pairs = (pair.partition("=") for pair in row["stands_for"].split("|") if pair)
            found.append(Cell(row["field"], row["column"], row["fact"], {one: code for one, _, code in pairs}))
    return tuple(found)


@cache
def templates_of_years() -> tuple[str, ...]:
    """The templates whose reports tell of a facility's year."""
    return tuple(dict.fromkeys(row["template"] for row in read_table("registers/year_facts.csv")))


def facts_of(revision: Revision, *, accepted: bool = True) -> YearFacts | None:
    """What a sealed revision tells; None where it does not say of which year."""
    template, values = revision.template.definition, revision_values(revision)
    year = _single(template, values, "year")
    if not isinstance(year.value, int):
        return None
    tables: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells_of_template(template.id):
        tables[cell.field].append(cell)
    amounts: list[Amount] = []
    gaps: list[Gap] = []
    products: list[Made] = []
    for field, cells in tables.items():
        if not template.has_field(field) or not template.field(field).columns:
            continue
        facts = {cell.fact: cell for cell in cells}
        rows = [row for row in rows_of(values, template.field(field)) if not row.is_total]
        if "quantity" in facts:
            for one in _amounts(rows, facts, revision):
                (amounts if isinstance(one, Amount) else gaps).append(one)  # type: ignore[arg-type]
        elif "output" in facts:
            products += _products(rows, facts, revision)
    claimed = _single(template, values, "claimed_energy_saving")
    return YearFacts(
        year.value,
        tuple(amounts),
        tuple(products),
        tuple(gaps),
        accepted=accepted,
        claimed=_claim(claimed),
    )


def _single(template: Template, values: Values, fact: str) -> Answer:
    cell = next((one for one in cells_of_template(template.id) if one.fact == fact), None)
    return answer_of(values, cell.field) if cell else MISSING


def _claim(answer: Answer) -> str:
    """The saving that the facility itself states, in percent and in words."""
    value = answer.value
    if isinstance(value, Range):
        ends = [format_number(one) for one in (value.low, value.high) if one is not None]
        return "–".join(dict.fromkeys(ends))
    return format_number(value) if isinstance(value, Decimal) else ""


def _amounts(rows: list[Row], facts: Mapping[str, Cell], revision: Revision) -> Iterator[Amount | Gap]:
    for row in rows:
        stream = _stream(row, facts["stream"])
        name = _text(row, facts.get("name"))[:200]
        cell = facts["quantity"]
        answer = row.cells.get(cell.column, MISSING)
        origin = origin_in(revision, cell.field, row, cell.column, answer)
        if not stream:
            continue
        if answer.state is State.NIL:
            yield Amount(stream, Decimal(0), "", name, origin=origin)
        elif answer.state is State.VALUE and isinstance(answer.value, Quantity):
            said = answer.value
            yield Amount(stream, said.value, said.unit[:30], name, cost=_money(row, facts.get("cost")), origin=origin)
        else:
            yield Gap(stream, answer.state.value, name, origin)


def _products(rows: list[Row], facts: Mapping[str, Cell], revision: Revision) -> Iterator[Made]:
    for row in rows:
        cell = facts["output"]
        answer = row.cells.get(cell.column, MISSING)
        output, unit = _quantity(answer)
        capacity, capacity_unit = _quantity(row.cells.get(facts["capacity"].column, MISSING))
        yield Made(
            _text(row, facts["product"])[:300],
            output,
            unit[:30],
            capacity=capacity,
            capacity_unit=yearly(capacity_unit)[:30],
            origin=origin_in(revision, cell.field, row, cell.column, answer),
        )


def yearly(unit: str) -> str:
    """A capacity's unit without "a year": "tấn/năm" is told in tonnes."""
    folded = unit.strip()
    for ending in _A_YEAR:
        if folded.casefold().endswith(ending):
            return folded[: -len(ending)].strip()
    return folded


def _quantity(answer: Answer) -> tuple[Decimal | None, str]:
    if answer.state is State.NIL:
        return Decimal(0), ""
    if answer.state is State.VALUE and isinstance(answer.value, Quantity):
        return answer.value.value, answer.value.unit
    return None, ""


def _stream(row: Row, cell: Cell) -> str:
    said = row.value(cell.column) if cell.column else None
    return cell.stands_for.get("" if said is None else str(said), "")


def _text(row: Row, cell: Cell | None) -> str:
    said = row.value(cell.column) if cell else None
    return "" if said is None else str(said)


def _money(row: Row, cell: Cell | None) -> int | None:
    said = row.value(cell.column) if cell else None
    return int(said) if isinstance(said, Decimal | int) else None


def origin_in(revision: Revision, field: str, row: Row, column: str, answer: Answer) -> dict[str, Any]:
    """The way back to the cell: revision, field, row, column, and where the report itself had it from."""
    said = asdict(answer.origin) if answer.origin else {}
    return {
        "kind": "report",
        "revision": revision.pk,
        "submission": revision.submission.code,
        "number": revision.number,
        "field": field,
        "row": row.number,
        "column": column,
        "said": {name: value for name, value in said.items() if value not in ("", None)},
    }


def cell_of_origin(origin: Mapping[str, Any]) -> Key:
    """The cell that an origin leads to."""
    return Key(origin["field"], origin["row"], origin["column"])

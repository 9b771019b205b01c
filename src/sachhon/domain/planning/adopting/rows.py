"""What a revision says, as rows of the three registers: targets, tasks, lines of the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from sachhon.domain.planning.adopting.headings import headed_lines, headed_tasks
from sachhon.domain.planning.adopting.model import CellRow, Json, RegisterRow, Registers
from sachhon.domain.planning.money.sources import Source
from sachhon.domain.planning.money.unit_prices import unit_price_of
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Origin, Row, State, Values, rows_of
from sachhon.vietnamese.folding import fold

_TASK_COLUMNS = ("number", "title", "purpose", "outcome", "lead", "coordinating", "from_year", "to_year")
_TARGET_COLUMNS = {
    "indicator": "indicator",
    "comparator": "comparator",
    "low": "low",
    "high": "high",
    "unit": "unit_of_measure",
    "by_year": "by_year",
}
_LINE_COLUMNS = {"number": "number", "title": "title", "unit": "unit_of_measure", "total": "total"}
_PAYERS = (Source.CENTRAL, Source.LOCAL, Source.INTERNATIONAL, Source.ENTERPRISES, Source.OTHER)
_PROMOTION = re.compile(r"(?:nguon|kinh phi|von|ngan sach|quy|chuong trinh) (?:kinh phi )?khuyen cong")
"""Money of khuyến công; the "Trung tâm Khuyến công" is a body and not money."""


def registers_of(template: Template, values: Values) -> Registers:
    """The rows of a revision's tables. Blank is not zero: a cell that says nothing is not there; "-" is 0."""
    return Registers(
        targets=tuple(_target(row) for row in rows_of(values, template.field("targets")) if row.value("indicator")),
        tasks=headed_tasks(_tasks(rows_of(values, template.field("tasks")))),
        lines=headed_lines([_line(row) for row in rows_of(values, template.field("budget")) if _named(row)]),
    )


def _target(row: Row) -> RegisterRow:
    said = _said(row, _TARGET_COLUMNS)
    return RegisterRow(str(row.value("indicator")), "", said, _origins(row, _TARGET_COLUMNS))


def _tasks(rows: Sequence[Row]) -> Iterator[tuple[RegisterRow, str, Json | None]]:
    """Each task with the words of the group that it stands in, and where these are."""
    columns = {name: name for name in _TASK_COLUMNS}
    for row in rows:
        title = str(row.value("title") or "")
        if not title:
            continue
        said = _said(row, columns)
        said.pop("number", None)
        said.pop("title", None)
        made = RegisterRow(title, str(row.value("number") or ""), said, _origins(row, columns))
        group = row.cells.get("group")
        yield made, str(row.value("group") or ""), _origin(group)


def _named(row: Row) -> bool:
    return bool(row.value("title") or row.value("number"))


def _line(row: Row) -> RegisterRow:
    said = _said(row, _LINE_COLUMNS)
    said.pop("number", None)
    said.pop("title", None)
    title = str(row.value("title") or "")
    cells = [*_years(row), *_payers(row, title)]
    return RegisterRow(
        title,
        str(row.value("number") or ""),
        {**said, **_price(title)},
        _origins(row, _LINE_COLUMNS),
        is_total=row.is_total,
        cells=tuple(cells),
    )


def _price(title: str) -> dict[str, int]:
    price = unit_price_of(title)
    return {} if price is None else {"unit_price": price.vnd}


def _years(row: Row) -> Iterator[CellRow]:
    years: dict[int, CellRow] = {}
    for column, answer in row.cells.items():
        year, dot, name = column.partition(".")
        if not dot or not year.isdigit() or (number := _number(answer)) is None:
            continue
        cell = years.get(int(year), CellRow(int(year)))
        if name == "quantity":
            cell = replace(cell, quantity=number, quantity_origin=_origin(answer))
        elif name == "amount":
            cell = replace(cell, amount=int(number), origin=_origin(answer))
        years[int(year)] = cell
    yield from (years[year] for year in sorted(years))


def _payers(row: Row, title: str) -> Iterator[CellRow]:
    for source in _PAYERS:
        answer = row.cells.get(source.value)
        if answer is None or (number := _number(answer)) is None:
            continue
        named = source is Source.LOCAL and number and _PROMOTION.search(fold(title))
        payer = Source.LOCAL_PROMOTION if named else source
        yield CellRow(0, payer.value, amount=int(number), origin=_origin(answer))


def _number(answer: Answer) -> Decimal | None:
    """The number of a cell: 0 where it says that there is none, None where it says nothing or that it is unknown."""
    if answer.state is State.NIL:
        return Decimal(0)
    return Decimal(str(answer.value)) if answer.state is State.VALUE else None


def _said(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """{model field: value} of the columns that say something; a nil number is 0."""
    said: dict[str, Any] = {}
    for column, name in columns.items():
        answer = row.cells.get(column)
        if answer is None or answer.state is State.MISSING:
            continue
        if name == "total":
            number = _number(answer)
            said[name] = None if number is None else int(number)
        elif answer.state is State.VALUE:
            said[name] = answer.value
    return said


def _origins(row: Row, columns: Mapping[str, str]) -> dict[str, Json]:
    return {
        name: origin
        for column, name in columns.items()
        if (answer := row.cells.get(column)) is not None
        and answer.state is not State.MISSING
        and (origin := _origin(answer)) is not None
    }


def _origin(answer: Answer | None) -> Json | None:
    """An origin as JSON, without what is blank."""
    if answer is None or answer.origin is None:
        return None
    return {name: value for name, value in asdict(answer.origin).items() if value not in ("", None)}


def origin_of(told: Mapping[str, Any] | None) -> Origin | None:
    """The origin back."""
    return None if not told else Origin(**told)

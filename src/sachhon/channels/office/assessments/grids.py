"""A table that is typed into: rows of cells as they were typed, each with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise

from sachhon.domain.assessments.api import Refused


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: text | number | choice | check. `wide`: takes the room that is left."""

    name: str
    label: str | Promise
    kind: str = "text"
    choices: Sequence[tuple[str, str | Promise]] = ()
    wide: bool = False
    longest: int = 200


@dataclass(slots=True)
class Row:
    """A row as typed. `index` names its cells for good; `pk` is "" for a new one."""

    index: int
    values: dict[str, str]
    pk: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the page shows it."""

    column: Column
    name: str
    value: str
    error: str

    @property
    def id(self) -> str:
        """For labels, and links from the summary of errors."""
        return f"id_{self.name}"


@dataclass(slots=True)
class Grid:
    """A table of one kind of rows. `prefix` tells two on one page apart."""

    prefix: str
    columns: Sequence[Column]
    rows: list[Row]
    blank: int = 3

    def shown(self) -> list[dict[str, object]]:
        """The rows with their cells, and blank ones at the end."""
        first = max((row.index for row in self.rows), default=-1) + 1
        every = [*self.rows, *(Row(first + more, {}) for more in range(self.blank))]
        return [
            {
                "row": row,
                "number": place,
                "pk_name": f"{self.prefix}-{row.index}-pk",
                "blank": row not in self.rows,
                "cells": [self._cell(row, column) for column in self.columns],
            }
            for place, row in enumerate(every, 1)
        ]

    def _cell(self, row: Row, column: Column) -> Cell:
        default = "" if row.values or column.kind != "check" else _default(column)
        return Cell(
            column,
            f"{self.prefix}-{row.index}-{column.name}",
            row.values.get(column.name, default),
            row.errors.get(column.name, ""),
        )

    @property
    def problems(self) -> list[dict[str, str]]:
        """For the summary above: the cell's id, and what is wrong."""
        return [
            {"id": f"id_{self.prefix}-{row.index}-{name}", "words": words, "where": f"{place}"}
            for place, row in enumerate(self.rows, 1)
            for name, words in row.errors.items()
        ]

    def refuse(self, refused: Refused, rows: Sequence[Row]) -> bool:
        """A refusal "<place among rows>.<column>" at its cell; False where it is not about a cell of these."""
        place, _dot, name = refused.field.partition(".")
        if not place.isdecimal() or not 1 <= int(place) <= len(rows):
            return False
        row = rows[int(place) - 1]
        if row not in self.rows or name not in {column.name for column in self.columns}:
            return False
        row.errors[name] = refused.message
        return True


def read_grid(posted: QueryDict, prefix: str, columns: Sequence[Column]) -> Grid:
    """What was posted; a row of which nothing but choices and ticks was given is left out."""
    wanted = re.compile(rf"{re.escape(prefix)}-(\d{{1,4}})-{re.escape(columns[0].name)}")
    indexes = sorted({int(found[1]) for name in posted if (found := wanted.fullmatch(name))})
    rows = []
    for index in indexes:
        values = {column.name: posted.get(f"{prefix}-{index}-{column.name}", "").strip() for column in columns}
        typed = any(values[column.name] for column in columns if column.kind in ("text", "number"))
        if typed and posted.get(f"{prefix}-{index}-gone") != "1":
            rows.append(Row(index, values, posted.get(f"{prefix}-{index}-pk", "")))
    return Grid(prefix, columns, rows)


def grid_of(prefix: str, columns: Sequence[Column], rows: Sequence[tuple[int, Mapping[str, str]]]) -> Grid:
    """What stands: (pk, values) a row."""
    return Grid(prefix, columns, [Row(at, dict(values), str(pk)) for at, (pk, values) in enumerate(rows)])


def _default(column: Column) -> str:
    return "1" if column.choices else ""

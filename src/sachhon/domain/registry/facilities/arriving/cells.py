"""The cells of a list → facts, a block of rows at a time, column by column.

A column remembers what it understood: most lists say few things many times. What is said once (names, addresses,
telephone numbers) is nearly always clean, and is asked about a block at a time (`all_clean`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from types import NoneType
from typing import Any

from sachhon.domain.registry.facilities.arriving import words_en, words_vi
from sachhon.domain.registry.facilities.arriving.headings import Column
from sachhon.domain.registry.facilities.arriving.rows import Problem, Row, Said, problem_of
from sachhon.domain.registry.facilities.register import (
    FACTS,
    Value,
    all_clean,
    completed,
    problems_together,
    read_fact,
)
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import Finding, Severity, register_words
from sachhon.vietnamese.money import parse_money_unit

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

BLOCK = 250
"""Rows read at once: one cell that is not clean has its column's cells of so many rows read one by one."""
_REMEMBERED = 20_000
_TOGETHER = frozenset(("vsic", "latitude", "longitude", "cp_since"))
"""Facts that are right or wrong only beside others."""
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))


class ColumnReader:
    """Reads the cells of one column."""

    def __init__(self, column: Column, on: date | None) -> None:
        self.column = column
        self.fact = FACTS[column.fact]
        self._on = on
        self._unit = column.unit if self.fact.type == "money" and parse_money_unit(column.unit) else ""
        self._known: dict[type, dict[Any, Value | Finding]] = {str: {"": None}, NoneType: {None: None}}
        """What was understood before, by what stands in the cell: True, 1 and 1.0 are not one answer."""

    def read(self, raw: Any) -> Value | Finding:
        """The value, or why it is none; None for a blank."""
        known = self._known.setdefault(type(raw), {})
        if raw in known:
            return known[raw]
        value = self._understood(raw)
        if len(known) < _REMEMBERED:
            known[raw] = value
        return value

    def read_all(self, cells: Sequence[Any]) -> Sequence[Value | Finding]:
        """What `read` gives of each; a blank may stay ""."""
        kinds = set(map(type, cells))
        if kinds == {str}:
            texts = list(filter(None, cells))
            if all_clean(self.fact.id, texts) and _ERRORS.isdisjoint(texts):
                return cells
        if len(kinds) == 1:
            known = self._known.get(kinds.pop(), {})
            if known.keys() >= set(cells):
                return list(map(known.__getitem__, cells))
        return list(map(self.read, cells))

    def _understood(self, raw: Any) -> Value | Finding:
        if isinstance(raw, datetime | date | time) and self.fact.id != "cp_since":
            return Finding("arriving_row", Severity.ERROR, variant="bare_date", fields=(self.fact.id,))
        written = self._written(raw)
        if written in _ERRORS:
            params = {"text": written}
            return Finding("arriving_row", Severity.ERROR, params, variant="error_cell", fields=(self.fact.id,))
        try:
            return read_fact(self.fact.id, written, on=self._on)
        except FieldError as wrong:
            return wrong.finding

    def _written(self, raw: Any) -> str:
        if isinstance(raw, str):
            return _UNREADABLE.sub(" ", raw)
        if isinstance(raw, bool):
            return "có" if raw else "không"
        if isinstance(raw, datetime | date):
            return str(raw.year)
        if isinstance(raw, float | int):
            whole = float(raw).is_integer()
            number = str(int(raw)) if whole else repr(raw).replace(".", ",")
            if self.fact.type == "yes_no" and number in ("0", "1"):
                return "có" if number == "1" else "không"
            return f"{number} {self._unit}" if self._unit else number
        return str(raw)


class RowReader:
    """Reads rows of one list. `todays`: {unit code: its today's province}, `of`: the province that the list is of."""

    def __init__(
        self,
        columns: Sequence[Column],
        sheet: str,
        *,
        on: date | None = None,
        of: str = "",
        todays: dict[str, str] | None = None,
        names: dict[str, str] | None = None,
    ) -> None:
        self._readers = [ColumnReader(column, on) for column in columns if column.fact]
        self._keys = tuple(reader.fact.id for reader in self._readers)
        self._sheet, self._on, self._of = sheet, on, of
        self._todays, self._names = todays or {}, names or {}
        self._places = {column.fact: column for column in columns if column.fact}
        self._name = self._keys.index("name")
        self._looked_at = [at for at, key in enumerate(self._keys) if key in _TOGETHER]

    def read(self, first: int, rows: Sequence[Sequence[Any]]) -> Iterator[Row]:
        """The rows that say something at all; `first`: the number of the first of these."""
        columns = []
        closer: set[int] = set(range(len(rows))) if self._of else set()
        written = list(zip_longest(*rows, fillvalue=""))
        nothing = ("",) * len(rows)
        for reader in self._readers:
            stands = reader.column.place
            cells = written[stands] if stands < len(written) else nothing
            told = reader.read_all(cells)
            columns.append(told)
            if told is not cells:
                closer.update(at for at, value in enumerate(told) if type(value) is Finding)
        closer.update(at for at, name in enumerate(columns[self._name]) if not name)
        for number in self._looked_at:
            closer.update(at for at, value in enumerate(columns[number]) if value is not None and value != "")
        for at, values in enumerate(zip(*columns, strict=True)):
            number = first + at
            place = f"{self._sheet}, dòng {number}"[:120]
            if at not in closer:
                yield Row.side_by_side(number, place, self._keys, values)
                continue
            said, problems = self._looked_closer(number, values, rows[at])
            if said or problems:
                yield Row(number, place, said, problems)

    def _looked_closer(
        self, number: int, values: Sequence[Value | Finding], cells: Sequence[Any]
    ) -> tuple[Said, list[Problem]]:
        """What a row says and what is wrong with it, where that has to be weighed."""
        said: Said = {}
        problems: list[Problem] = []
        for reader, value in zip(self._readers, values, strict=True):
            if isinstance(value, Finding):
                raw = cells[reader.column.place]
                problems.append(problem_of(value, self._cell(reader.column, number), reader.fact.id, raw))
            elif value is not None and value != "":
                said[reader.fact.id] = value
        if said or problems:
            self._check(number, said, problems)
        return said, problems

    def _check(self, number: int, said: Said, problems: list[Problem]) -> None:
        if "name" not in said and not any(one["fact"] == "name" for one in problems):
            wrong = Finding("arriving_row", Severity.ERROR, variant="no_name", fields=("name",))
            problems.append(problem_of(wrong, self._cell(self._places["name"], number), "name", ""))
        if self._of:
            self._place(number, said, problems)
        if not _TOGETHER.isdisjoint(said):
            said.update(completed(said, self._on))
            for wrong in problems_together(said):
                fact = wrong.fields[0] if wrong.fields else "name"
                column = self._places.get(fact) or self._places["name"]
                problems.append(problem_of(wrong, self._cell(column, number), fact, said.get(fact, "")))

    def _place(self, number: int, said: Said, problems: list[Problem]) -> None:
        """A list of one province says its province for every row, and no row of another."""
        province = str(said.setdefault("province", self._of))
        if self._todays.get(province, province) != self._todays.get(self._of, self._of):
            params = {"said": self._names.get(province, province), "of": self._names.get(self._of, self._of)}
            wrong = Finding("arriving_row", Severity.ERROR, params, variant="other_province", fields=("province",))
            problems.append(problem_of(wrong, self._cell(self._places["province"], number), "province", params["said"]))

    def _cell(self, column: Column, number: int) -> str:
        return f"{self._sheet}!{column.letters}{number}"

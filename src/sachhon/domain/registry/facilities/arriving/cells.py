"""The cells of a row → facts. Each column remembers what it understood: most lists say few things many times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sachhon.domain.registry.facilities.arriving import words_en, words_vi
from sachhon.domain.registry.facilities.arriving.headings import Column
from sachhon.domain.registry.facilities.arriving.rows import Problem, Said, problem_of
from sachhon.domain.registry.facilities.register import FACTS, Value, completed, problems_together, read_fact
from sachhon.formkit.fields import FieldError
from sachhon.formkit.findings import Finding, Severity, register_words
from sachhon.vietnamese.money import parse_money_unit

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

_REMEMBERED = 20_000
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))


class ColumnReader:
    """Reads the cells of one column."""

    def __init__(self, column: Column, on: date | None) -> None:
        self.column = column
        self.fact = FACTS[column.fact]
        self._on = on
        self._unit = column.unit if self.fact.type == "money" and parse_money_unit(column.unit) else ""
        self.known: dict[Any, Value | Finding] = {}
        """What was understood before, by what stands in the cell."""

    def read(self, raw: Any) -> Value | Finding:
        """The value, or why it is none; None for a blank."""
        # True, 1 and 1.0 are one key of a dictionary, and not one answer.
        key = raw if type(raw) is str else (type(raw), raw)
        if key in self.known:
            return self.known[key]
        value = self._understood(raw)
        if len(self.known) < _REMEMBERED:
            self.known[key] = value
        return value

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
        readers = [ColumnReader(column, on) for column in columns if column.fact]
        self._readers = [(one.column.place, one.fact.id, one.known, one) for one in readers]
        self._sheet, self._on, self._of = sheet, on, of
        self._todays, self._names = todays or {}, names or {}
        self._places = {column.fact: column for column in columns if column.fact}

    def read(self, number: int, cells: Sequence[Any]) -> tuple[Said, list[Problem]] | None:
        """What a row says and what is wrong with it; None for one that says nothing at all."""
        said: Said = {}
        problems: list[Problem] = []
        width = len(cells)
        for place, fact, known, reader in self._readers:
            raw = cells[place] if place < width else ""
            if raw == "" or raw is None:
                continue
            value = known[raw] if type(raw) is str and raw in known else reader.read(raw)
            if type(value) is Finding:
                problems.append(problem_of(value, self._cell(reader.column, number), fact, raw))
            elif value is not None and value != "":
                said[fact] = value  # type: ignore[assignment]
        if not said and not problems:
            return None
        self._check(number, said, problems)
        return said, problems

    def _check(self, number: int, said: Said, problems: list[Problem]) -> None:
        if "name" not in said and not any(one["fact"] == "name" for one in problems):
            wrong = Finding("arriving_row", Severity.ERROR, variant="no_name", fields=("name",))
            problems.append(problem_of(wrong, self._cell(self._places["name"], number), "name", ""))
        if self._of:
            self._place(number, said, problems)
        if "vsic" in said or "latitude" in said or "longitude" in said or "cp_since" in said:
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

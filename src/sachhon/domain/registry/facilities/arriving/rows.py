"""A row on its way: what it says, where it stands, what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sachhon.domain.registry.facilities.register import Value
from sachhon.formkit.findings import Finding, say

Said = dict[str, Value]
Problem = dict[str, str]


class Row:
    """`number` runs from 1 within the list as it came (of a workbook: Excel's own).

    A row that needs no closer look keeps its values side by side, under the keys of the whole list: a hundred thousand
    dictionaries would need as much memory as the workbook.
    """

    __slots__ = ("_keys", "_said", "_values", "facility_code", "joined", "number", "place", "problems", "twin_of")

    def __init__(
        self,
        number: int,
        place: str,
        said: Mapping[str, Value] | None,
        problems: Sequence[Problem] = (),
        *,
        facility_code: str = "",
    ) -> None:
        self.number = number
        self.place = place
        self.problems = problems
        self.facility_code = facility_code
        """Whose row it is beyond doubt: a facility's own report."""
        self.twin_of: int | None = None
        """Number of an earlier row that is, or may be, about the same facility."""
        self.joined = False
        """Surely the same: what it says was joined to the earlier row."""
        self._said = said
        self._keys: tuple[str, ...] = ()
        self._values: tuple[Any, ...] = ()

    @classmethod
    def side_by_side(cls, number: int, place: str, keys: tuple[str, ...], values: tuple[Any, ...]) -> Row:
        """A row of a list of which each says the same facts, None or "" where it does not."""
        row = cls(number, place, None)
        row._keys, row._values = keys, values
        return row

    @property
    def said(self) -> Mapping[str, Value]:
        """What it says: {fact: value}, nothing blank."""
        if self._said is not None:
            return self._said
        told = zip(self._keys, self._values, strict=True)
        return {key: value for key, value in told if value is not None and value != ""}

    @said.setter
    def said(self, facts: Mapping[str, Value]) -> None:
        self._said = facts

    def value(self, key: str) -> Value:
        """One fact, None where it is not said."""
        if self._said is not None:
            return self._said.get(key)
        value: Value = self._values[self._keys.index(key)] if key in self._keys else None
        return value if value != "" else None

    @property
    def beside(self) -> tuple[tuple[str, ...], tuple[Any, ...]] | None:
        """Its keys and values side by side; None where `said` stands by itself."""
        return (self._keys, self._values) if self._said is None else None

    def warn(self, problem: Problem) -> None:
        """One more thing to look at."""
        self.problems = [*self.problems, problem]


text_of: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Facts, problems, candidates as they are stored."""


def problem_of(finding: Finding, cell: str, fact: str, value: Any) -> Problem:
    """What is wrong with a cell, in both languages."""
    written = " ".join(str(value).split())
    return {
        "cell": cell,
        "fact": fact,
        "value": written if len(written) <= 120 else written[:119] + "…",
        "code": finding.key,
        "vi": say(finding, "vi"),
        "en": say(finding, "en"),
    }

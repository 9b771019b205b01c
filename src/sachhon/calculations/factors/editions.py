"""One edition of a factor table: its version, its rows, and all that is wrong with them.

`factors/versions.csv` names the edition of each table with the digest of its content: a table that was changed and
kept its version is refused, so that a version in a result means one content for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from sachhon.calculations.results import FactorVersion, Refused
from sachhon.catalogue import read_table, resource
from sachhon.formkit.findings import Finding, Severity, say

Row = Mapping[str, str]
VERSIONS = "factors/versions.csv"
T = TypeVar("T")


class FactorTableError(ValueError):
    """A factor table that cannot be used. `findings` says, row by row, what is wrong with it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(say(finding, "en") for finding in findings))
        self.findings = tuple(findings)


@dataclass(slots=True)
class Problems:
    """What is wrong with a table, gathered so that all of it is said at once."""

    table: str
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, row: Row, **params: object) -> None:
        """One problem of one row."""
        shown = {"table": self.table, "row": row.get("id", "?"), **params}
        self.found.append(Finding(code, Severity.BLOCKER, shown))

    def number(self, row: Row, column: str, *, optional: bool = False, above_zero: bool = True) -> Decimal | None:
        """The number of a cell; None when it is empty or wrong, which is a problem unless it may be empty."""
        text = row.get(column, "")
        if not text and optional:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            self.add("factor_not_a_number", row, column=column, text=text)
            return None
        if not value.is_finite() or (above_zero and value <= 0):
            self.add("factor_not_a_number", row, column=column, text=text)
            return None
        return value

    def day(self, row: Row, column: str, *, optional: bool = False) -> date | None:
        """The day of a cell, written 2016-11-08."""
        text = row.get(column, "")
        if not text and optional:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.add("factor_not_a_day", row, column=column, text=text)
            return None

    def checked(self, row: Row, column: str, read: Callable[[str], T]) -> T | None:
        """A cell read by a function that refuses what it does not know, such as a unit."""
        try:
            return read(row.get(column, ""))
        except Refused as refused:
            self.add("factor_refused", row, column=column, reason=say(refused.finding, "vi"))
            return None

    def stop(self) -> None:
        """Raise FactorTableError when anything was found."""
        if self.found:
            raise FactorTableError(self.found)


@dataclass(frozen=True, slots=True)
class Edition:
    """A factor table as it stands: every row has an id of its own, a source and a certainty."""

    table: str
    version: str
    rows: tuple[Row, ...]

    def factor(self, row: Row, value: Decimal, unit: str, valid_from: date, valid_to: date | None) -> FactorVersion:
        """What a result says of a factor that it used."""
        return FactorVersion(
            self.table, self.version, row["id"], value, unit, valid_from, valid_to, row["source"], row["certainty"]
        )


def edition(table: str) -> Edition:
    """The edition of `factors/<table>.csv`. Raises FactorTableError when its content is not what its version says."""
    entry = next((row for row in read_table(VERSIONS) if row["table"] == table), None)
    text = resource(f"factors/{table}.csv").read_text(encoding="utf-8-sig")
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
    if entry is None or entry["sha256"] != digest:
        params = {"table": table, "row": "*", "version": entry["version"] if entry else "—", "digest": digest}
        raise FactorTableError([Finding("factor_version_stale", Severity.BLOCKER, params)])
    return edition_of(table, entry["version"], read_table(f"factors/{table}.csv"))


def edition_of(table: str, version: str, rows: Iterable[Row]) -> Edition:
    """Rows as an edition. Raises FactorTableError where ids repeat, or a source or certainty is missing."""
    problems, seen = Problems(table), set()
    kept = tuple(rows)
    for row in kept:
        for column in ("id", "source", "certainty"):
            if not row.get(column, "").strip():
                problems.add("factor_cell_empty", row, column=column)
        if row.get("id") in seen:
            problems.add("factor_id_twice", row)
        seen.add(row.get("id"))
    problems.stop()
    return Edition(table, version, kept)

"""Size classes of enterprises by the decree in force (micro, small, medium, large), industry and construction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

from sachhon.calculations.factors.dated import check_periods
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition_of
from sachhon.catalogue import read_table, resource

TABLE = "classifiers/size_class.csv"
# What the decrees of each kind look at: the text of their rule in the table, told apart by how it begins.
BY_ALL = "employees"
BY_CAPITAL_FIRST = "total capital"


@dataclass(frozen=True, slots=True)
class SizeClass:
    """One class of one decree; None: no limit."""

    decree: str
    name: str
    employees: int | None
    revenue: Decimal | None
    capital: Decimal | None
    valid_from: date
    valid_to: date | None
    capital_first: bool
    row: Row


@dataclass(frozen=True, slots=True)
class SizeTable:
    """All classes, smallest first within a decree."""

    edition: Edition
    classes: tuple[SizeClass, ...]


def size_table(of: Edition) -> SizeTable:
    """The table, checked: also that each decree's classes grow and say how they are told. Raises FactorTableError."""
    problems, found = Problems(of.table), []
    rule: dict[str, bool] = {}
    for row in of.rows:
        start, end = problems.day(row, "valid_from"), problems.day(row, "valid_to", optional=True)
        employees = problems.number(row, "employees_max", optional=True)
        revenue = problems.number(row, "revenue_max_vnd", optional=True)
        capital = problems.number(row, "capital_max_vnd", optional=True)
        if row["logic"].startswith((BY_ALL, BY_CAPITAL_FIRST)):
            rule.setdefault(row["decree"], row["logic"].startswith(BY_CAPITAL_FIRST))
        if row["decree"] not in rule:
            problems.add("factor_cell_empty", row, column="logic")
        if start is not None:
            most = None if employees is None else int(employees)
            first = rule.get(row["decree"], False)
            names = (row["decree"], row["size_vi"])
            found.append(SizeClass(*names, most, revenue, capital, start, end, first, row))
    check_periods(problems, found, lambda one: one.name)
    for earlier, later in pairwise(found):
        if earlier.decree == later.decree and (
            earlier.employees is None or (later.employees is not None and later.employees <= earlier.employees)
        ):
            problems.add("factor_band_overlap", later.row, other=earlier.row["id"])
    problems.stop()
    return SizeTable(of, tuple(found))


@cache
def size_classes() -> SizeTable:
    """The classes of the catalogue. Its edition is named by the digest of the file."""
    digest = hashlib.sha256(resource(TABLE).read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    rows = ({**row, "id": f"{row['decree']} {row['size_vi']}"} for row in read_table(TABLE))
    return size_table(edition_of("size_class", digest[:12], rows))

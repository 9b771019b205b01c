"""What follows from facts without being said: the size class of the decree in force, an industry for a VSIC code.

Neither is ever written over a fact. What a facility states and what is computed stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.calculations.comparison import size_class
from sachhon.calculations.results import Refused as CalculationRefused
from sachhon.catalogue import read_table
from sachhon.domain.registry.facilities.register.facts import SIZES
from sachhon.domain.registry.models import Facility

_BY_DECREE = {option.labels["vi"].lower(): option.id for option in SIZES}
_MAPS = {2018: ("classifiers/vsic_map.csv", "vsic2018_code"), 2025: ("classifiers/vsic2025_map.csv", "vsic2025_code")}


@dataclass(frozen=True, slots=True)
class ComputedSize:
    """The class by the decree, and which decree."""

    size: str
    decree: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An industry of the table of 39 for a VSIC code: a proposal that the ministry has not signed.

    `match`: how the two classes cover one another (exact, near, split…).
    """

    industry: int
    code: str
    name: str
    match: str
    note: str
    source: str
    certainty: str


def computed_size(facility: Facility, on: date) -> ComputedSize | None:
    """The class on a day by employees and revenue or capital; None where they do not say enough."""
    if facility.employees is None or (facility.revenue is None and facility.capital is None):
        return None
    try:
        verdict = size_class(
            employees=facility.employees,
            on=on,
            revenue=Decimal(facility.revenue) if facility.revenue is not None else None,
            capital=Decimal(facility.capital) if facility.capital is not None else None,
        )
    except CalculationRefused:
        return None
    return ComputedSize(_BY_DECREE[verdict.size], verdict.decree)


def proposed_industry(vsic: str, edition: int | None) -> Proposal | None:
    """The industry that the map proposes for the longest part of a code that it knows; None where it knows none."""
    if not vsic:
        return None
    rows = _rows(edition if edition in _MAPS else 2018)
    for length in range(len(vsic), 1, -1):
        if vsic[:length] in rows:
            return rows[vsic[:length]]
    return None


@cache
def _rows(edition: int) -> dict[str, Proposal]:
    table, code = _MAPS[edition]
    return {
        row[code]: Proposal(
            int(row["industry39_tt"]),
            row[code],
            row.get("vsic_name_vi") or row.get("name_vi", ""),
            row["match"],
            row["note"],
            row["source"],
            row["certainty"],
        )
        for row in read_table(table)
        if row["industry39_tt"].isdecimal()
    }

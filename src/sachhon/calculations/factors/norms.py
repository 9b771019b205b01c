"""Legal norms of consumption (định mức tiêu hao): the most that a product may take, by capacity and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

from sachhon.calculations.factors.dated import check_periods
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition
from sachhon.calculations.factors.names import check_names
from sachhon.calculations.units import Rate, Unit, rate_of, unit_of


@dataclass(frozen=True, slots=True)
class Band:
    """Capacities from `low` to `high` a year; None: without end on that side."""

    unit: Unit | None
    low: Decimal | None = None
    low_included: bool = True
    high: Decimal | None = None
    high_included: bool = True

    def holds(self, capacity: Decimal) -> bool:
        """Whether a capacity, in the band's unit, lies in it."""
        above = self.low is None or capacity > self.low or (self.low_included and capacity == self.low)
        below = self.high is None or capacity < self.high or (self.high_included and capacity == self.high)
        return above and below

    def words(self) -> str:
        """The band for a sentence: "20–100 million l", "> 100 million l"."""
        unit = f" {self.unit.symbol}" if self.unit else ""
        if self.low is None:
            return f"{'≤' if self.high_included else '<'} {self.high}{unit}" if self.high is not None else ""
        if self.high is None:
            return f"{'≥' if self.low_included else '>'} {self.low}{unit}"
        return f"{self.low}–{self.high}{unit}"


@dataclass(frozen=True, slots=True)
class Norm:
    """One limit of one circular."""

    id: str
    industry: str
    product: str
    metric: str
    band: Band
    limit: Decimal
    rate: Rate
    valid_from: date
    valid_to: date | None
    document: str
    row: Row


@dataclass(frozen=True, slots=True)
class NormTable:
    """All norms."""

    edition: Edition
    norms: tuple[Norm, ...]


def norm_table(of: Edition) -> NormTable:
    """The table, checked: also that bands of one period neither overlap nor leave capacities out between them."""
    problems, found = Problems(of.table), []
    for row in of.rows:
        limit, rate = problems.number(row, "limit"), problems.checked(row, "unit", rate_of)
        start, end = problems.day(row, "valid_from"), problems.day(row, "valid_to", optional=True)
        band = _band(problems, row)
        if not row["document"]:
            problems.add("factor_cell_empty", row, column="document")
        if limit is not None and rate is not None and start is not None and band is not None:
            names = (row["id"], row["industry"], row["product"], row["metric"])
            found.append(Norm(*names, band, limit, rate, start, end, row["document"], row))
    check_periods(problems, found, lambda one: (one.industry, one.product, one.metric, one.band))
    _check_bands(problems, found)
    check_names(problems, of.rows, "industry", "industry_vi", "industry_en")
    problems.stop()
    return NormTable(of, tuple(found))


@cache
def norms() -> NormTable:
    """The norms of the catalogue."""
    return norm_table(edition("consumption_norms"))


def _band(problems: Problems, row: Row) -> Band | None:
    low = problems.number(row, "capacity_min", optional=True)
    high = problems.number(row, "capacity_max", optional=True)
    if not row["capacity_unit"]:
        if low is not None or high is not None:
            problems.add("factor_cell_empty", row, column="capacity_unit")
        return Band(None)
    unit = problems.checked(row, "capacity_unit", unit_of)
    if unit is None:
        return None
    if low is not None and high is not None and low >= high:
        problems.add("factor_band_empty", row)
    return Band(unit, low, row["min_included"] == "yes", high, row["max_included"] == "yes")


def _check_bands(problems: Problems, found: Sequence[Norm]) -> None:
    periods: dict[tuple[str, str, str, date], list[Norm]] = defaultdict(list)
    for one in found:
        periods[(one.industry, one.product, one.metric, one.valid_from)].append(one)
    for together in periods.values():
        if len({one.band.unit for one in together}) > 1:
            problems.add("factor_band_units", together[0].row)
            continue
        together.sort(key=lambda one: (one.band.low is not None, one.band.low or Decimal(0)))
        for lower, upper in pairwise(together):
            end, start = lower.band.high, upper.band.low
            both = lower.band.high_included and upper.band.low_included
            neither = not lower.band.high_included and not upper.band.low_included
            if end is None or start is None or end > start or (end == start and both):
                problems.add("factor_band_overlap", upper.row, other=lower.id)
            elif end < start or neither:
                problems.add("factor_band_gap", upper.row, other=lower.id)

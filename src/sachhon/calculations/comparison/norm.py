"""The legal norm in force on a day for an industry, product and capacity, and how far a value is over it.

A norm ends when its circular says so: afterwards the answer is that none is in force, not that the last one is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.factors import Norm, closing_day, norms
from sachhon.calculations.factors.dated import in_force
from sachhon.calculations.factors.names import key, listed, names_of
from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.calculations.units import Rate, Unit
from sachhon.formkit.findings import Finding, Severity

OVER, WITHIN, NONE = "over", "within", "no norm in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class NormVerdict(Result):
    """`over_pct` is below zero for a value under the limit; limit and over_pct are None where no norm is in force."""

    limit: Decimal | None
    limit_unit: str
    over_pct: Decimal | None
    verdict: str
    norm: str
    document: str


def norm(
    *,
    industry: str,
    metric: str,
    value: Decimal,
    on: date | int,
    capacity: Decimal | None = None,
    capacity_unit: Unit | None = None,
    product: str | None = None,
    rate: Rate | None = None,
) -> NormVerdict:
    """Judge a specific consumption by the norm in force on a day, or on the last day of a year.

    `value` is in the norm's unit unless `rate` says another; `capacity` is a year's, in the norm's unit unless
    `capacity_unit` says another. Refuses what the norms do not know, and what they need to be told.
    """
    day = closing_day(on) if isinstance(on, int) else on
    of_industry = _named(norms().norms, industry, "industry", ("industry", "industry_vi", "industry_en"))
    of_metric = [one for one in of_industry if _is_metric(one, metric)]
    if not of_metric:
        known = listed(f"{one.metric} ({one.rate.symbol})" for one in of_industry)
        refuse("calc_unknown_metric", "metric", name=metric, known=known)
    if product is not None:
        of_product = _named(of_metric, product, "product", ("product", "product_vi", "product_en"))
    elif len({one.product for one in of_metric}) > 1:
        refuse("calc_which_product", "product", known=listed(one.product for one in of_metric))
    else:
        of_product = of_metric
    size, how = _capacity(of_product, capacity, capacity_unit)
    in_band = [one for one in of_product if size is None or one.band.holds(size)]
    found = in_force(in_band, day)
    used = exact(value, "value")
    if used < 0:
        refuse("calc_negative", "value", value=value)
    if found is None:
        return _none(of_product, in_band, day, size, how)
    if rate is not None:
        used *= rate.factor_to(found.rate)
    limit = exact(found.limit, "limit")
    over = percent(used - limit, limit)
    version = norms().edition.factor(found.row, found.limit, found.row["unit"], found.valid_from, found.valid_to)
    return NormVerdict(
        limit=found.limit,
        limit_unit=found.row["unit"],
        over_pct=decimal_of(over),
        verdict=OVER if over > 0 else WITHIN,
        norm=found.id,
        document=found.document,
        working=Working(formula=_FORMULA, units=_units(found.row["unit"]), factors=(version,), warnings=tuple(how)),
    )


_FORMULA = (
    "limit = consumption_norms[industry, product, metric, capacity, date]; date = 31/12/year",
    "over_pct = (value − limit) / limit × 100",
    "verdict: over_pct > 0 → over; over_pct ≤ 0 → within; limit = null → no norm in force",
)


def _units(unit: str) -> dict[str, str]:
    return {"limit": unit, "over_pct": "%"}


def _named(rows: Sequence[Norm], name: str, field: str, columns: tuple[str, ...]) -> list[Norm]:
    wanted = key(name)
    # Other names of the table are the industry's; a product has its own three.
    found = [
        one
        for one in rows
        if wanted in (names_of(one.row, *columns) if field == "industry" else {key(one.row[c]) for c in columns})
    ]
    if not found:
        refuse(f"calc_unknown_{field}", field, name=name, known=listed(one.row[field] for one in rows))
    return found


def _is_metric(one: Norm, metric: str) -> bool:
    written = key(metric)
    named = one.metric in written.split() or "nang luong" in written
    return named or metric.replace(" ", "").casefold() == one.rate.symbol.casefold()


def _capacity(
    rows: Sequence[Norm], capacity: Decimal | None, unit: Unit | None
) -> tuple[Decimal | None, list[Finding]]:
    """The capacity in the unit of the norm's bands, and what was understood; None where capacity does not matter."""
    measured = next((one.band.unit for one in rows if one.band.unit is not None), None)
    if measured is None:
        return None, []
    if capacity is None:
        refuse("calc_capacity_needed", "capacity", unit=measured.symbol, known=listed(o.band.words() for o in rows))
    size = exact(capacity, "capacity")
    if size <= 0:
        refuse("calc_not_above_zero", "capacity", value=capacity)
    if unit is not None:
        if unit.dimension is not measured.dimension:
            refuse("calc_units_differ", "capacity_unit", unit=unit.symbol, other=measured.symbol)
        return decimal_of(size * unit.size / measured.size), []
    return _bare(size, measured)


# A bare number for a brewery can be litres or millions of litres. No plant has less than 10,000 litres a year, and
# none has 10,000 million (more than the whole country brews), so only what lies outside both is beyond doubt.
_LEAST_LITRES, _MOST_MILLIONS = 10_000, 1_000


def _bare(size: Fraction, measured: Unit) -> tuple[Decimal, list[Finding]]:
    if measured.symbol != "million l":
        return decimal_of(size), []
    if size <= _MOST_MILLIONS:
        read, words = size, "million l"
    elif size >= _LEAST_LITRES:
        read, words = size / 1_000_000, "l"
    else:
        refuse("calc_capacity_unclear", "capacity", value=decimal_of(size))
    return decimal_of(read), [
        warn("calc_capacity_read_as", "capacity", severity=Severity.INFO, value=decimal_of(size), unit=words)
    ]


def _none(
    rows: Sequence[Norm], in_band: Sequence[Norm], day: date, size: Decimal | None, how: list[Finding]
) -> NormVerdict:
    """No norm: none for this capacity, or none any more, or none yet."""
    if not in_band and size is not None:
        why = warn("calc_no_norm_for_capacity", "capacity", value=size, known=listed(one.band.words() for one in rows))
    else:
        last = max((one.valid_to for one in in_band if one.valid_to is not None), default=None)
        if last is not None and day > last:
            why = warn(
                "calc_norm_ended", "year", last=last.strftime("%d/%m/%Y"), document=listed(o.document for o in rows)
            )
        else:
            first = min(one.valid_from for one in in_band)
            why = warn("calc_norm_not_begun", "year", first=first.strftime("%d/%m/%Y"))
    return NormVerdict(
        limit=None,
        limit_unit=rows[0].row["unit"],
        over_pct=None,
        verdict=NONE,
        norm="",
        document="",
        working=Working(formula=_FORMULA, units=_units(rows[0].row["unit"]), warnings=(*how, why)),
    )

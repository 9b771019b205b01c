"""The saving of many sites: weighted by what each would have used, never the mean of percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.results import Result, Working, decimal_of, exact, mean, percent, refuse, warn
from sachhon.calculations.units import Quantity, Unit
from sachhon.formkit.findings import Severity


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its adjusted baseline and what it saved of it, in one unit."""

    adjusted_baseline: Decimal
    saving: Decimal
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledSaving(Result):
    """What the sites saved together."""

    sites: int
    adjusted_baseline: Decimal
    saving: Decimal
    saving_pct: Decimal


def pooled_saving(*, sites: Sequence[Site]) -> PooledSaving:
    """The saving of all sites over the adjusted baseline of all. Sites with units are added in the first one's unit.

    Refuses no sites, a baseline that is not above zero, a saving above the baseline, and units that do not go together.
    """
    if not sites:
        refuse("calc_empty", "sites")
    unit = sites[0].unit
    baselines, savings = [], []
    for place, site in enumerate(sites):
        here = f"sites[{place}]"
        baseline = exact(site.adjusted_baseline, f"{here}.adjusted_baseline")
        saved = exact(site.saving, f"{here}.saving")
        if baseline <= 0:
            refuse("calc_not_above_zero", f"{here}.adjusted_baseline", value=site.adjusted_baseline)
        if saved > baseline:
            refuse("calc_saves_more_than_all", f"{here}.saving", value=site.saving, baseline=site.adjusted_baseline)
        if (site.unit is None) is not (unit is None):
            refuse("calc_unit_here_and_not_there", f"{here}.unit")
        if site.unit is not None and unit is not None:
            scale = Quantity(Fraction(1), site.unit).to(unit, f"{here}.unit").amount
            baseline, saved = baseline * scale, saved * scale
        baselines.append(baseline)
        savings.append(saved)
    whole, saved_in_all = sum(baselines, Fraction(0)), sum(savings, Fraction(0))
    pooled = percent(saved_in_all, whole)
    # Of decimals: fractions of a hundred thousand sites would have a common denominator of as many digits.
    each = (Fraction(decimal_of(percent(saved, of))) for saved, of in zip(savings, baselines, strict=True))
    plain_mean = decimal_of(mean(each))
    warnings = (
        (warn("calc_not_a_mean", severity=Severity.INFO, mean=plain_mean, pooled=pooled),)
        if plain_mean != decimal_of(pooled)
        else ()
    )
    written = unit.symbol if unit else "[adjusted_baseline]"
    return PooledSaving(
        sites=len(sites),
        adjusted_baseline=decimal_of(whole),
        saving=decimal_of(saved_in_all),
        saving_pct=decimal_of(pooled),
        working=Working(
            formula=("saving_pct = Σ saving / Σ adjusted_baseline × 100",),
            units={"adjusted_baseline": written, "saving": written, "saving_pct": "%"},
            warnings=warnings,
        ),
    )

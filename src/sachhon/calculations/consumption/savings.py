"""Savings against a baseline adjusted to what was produced: by ratio, or with a load that does not follow output.

The absolute change stands beside the saving: a factory that grows can save per unit and use more.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.consumption.specific import per_output
from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.formkit.findings import Finding, Severity

ZERO = Decimal(0)
# Beyond this change of output the guess "all of it follows output" decides the result.
NOTABLE_CHANGE_PCT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving(Result):
    """What was saved against what the baseline would have used for the same output, and the plain change beside it."""

    adjusted_baseline: Decimal
    saving: Decimal
    saving_pct: Decimal
    absolute_change: Decimal
    absolute_change_pct: Decimal
    output_change_pct: Decimal
    baseline_specific: Decimal
    specific: Decimal | None
    specific_change_pct: Decimal | None
    method: str


def saving(
    *,
    baseline_consumption: Decimal,
    baseline_output: Decimal,
    consumption: Decimal,
    output: Decimal,
    base_load_share: Decimal = ZERO,
    unit: str = "",
    output_unit: str = "",
) -> Saving:
    """Saving by ratio (`base_load_share` 0), or with the share of the baseline's consumption that is fixed (0 to 1).

    Refuses a baseline without consumption or output, negative quantities, and a share outside 0 to 1.
    """
    used_before = exact(baseline_consumption, "baseline_consumption")
    made_before = exact(baseline_output, "baseline_output")
    used, made, fixed = (
        exact(consumption, "consumption"),
        exact(output, "output"),
        exact(base_load_share, "base_load_share"),
    )
    for name, value, given in (
        ("baseline_consumption", used_before, baseline_consumption),
        ("baseline_output", made_before, baseline_output),
    ):
        if value <= 0:
            refuse("calc_not_above_zero", name, value=given)
    for name, value, given in (("consumption", used, consumption), ("output", made, output)):
        if value < 0:
            refuse("calc_negative", name, value=given)
    if not 0 <= fixed <= 1:
        refuse("calc_share_outside", "base_load_share", value=base_load_share)
    adjusted = used_before * (fixed + (1 - fixed) * made / made_before)
    if adjusted == 0:
        refuse("calc_no_output_no_base_load", "output", "base_load_share")
    saved = adjusted - used
    specific_before = used_before / made_before
    specific = used / made if made else None
    change = {
        "absolute": percent(used - used_before, used_before),
        "output": percent(made - made_before, made_before),
    }
    return Saving(
        adjusted_baseline=decimal_of(adjusted),
        saving=decimal_of(saved),
        saving_pct=decimal_of(percent(saved, adjusted)),
        absolute_change=decimal_of(used - used_before),
        absolute_change_pct=decimal_of(change["absolute"]),
        output_change_pct=decimal_of(change["output"]),
        baseline_specific=decimal_of(specific_before),
        specific=None if specific is None else decimal_of(specific),
        specific_change_pct=None
        if specific is None
        else decimal_of(percent(specific - specific_before, specific_before)),
        method="fixed_variable" if fixed else "ratio",
        working=Working(
            formula=(
                "adjusted_baseline = baseline_consumption × (base_load_share + (1 − base_load_share)"
                " × output / baseline_output)",
                "saving = adjusted_baseline − consumption",
                "saving_pct = saving / adjusted_baseline × 100",
                "absolute_change_pct = (consumption − baseline_consumption) / baseline_consumption × 100",
                "specific = consumption / output",
            ),
            units={
                "adjusted_baseline": unit or "[baseline_consumption]",
                "saving": unit or "[baseline_consumption]",
                "saving_pct": "%",
                "absolute_change": unit or "[baseline_consumption]",
                "absolute_change_pct": "%",
                "output_change_pct": "%",
                "baseline_specific": per_output(unit, output_unit),
                "specific": per_output(unit, output_unit),
                "specific_change_pct": "%",
            },
            warnings=_doubts(percent(saved, adjusted), change, fixed),
        ),
    )


def _doubts(saved: Fraction, change: dict[str, Fraction], fixed: Fraction) -> tuple[Finding, ...]:
    doubts = []
    if saved > 0 and change["absolute"] > 0:
        doubts.append(warn("calc_saved_but_more_used", severity=Severity.INFO, saved=saved, more=change["absolute"]))
    if saved < 0:
        doubts.append(warn("calc_nothing_saved", more=-saved))
    if fixed == 0 and abs(change["output"]) > NOTABLE_CHANGE_PCT:
        doubts.append(
            warn("calc_no_base_load_assumed", "base_load_share", severity=Severity.INFO, change=change["output"])
        )
    return tuple(doubts)

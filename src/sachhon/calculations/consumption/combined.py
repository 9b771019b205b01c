"""Several options on one stream: each saves of what the one before left, so percentages never add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

from sachhon.calculations.results import Result, Working, decimal_of, exact, refuse, warn
from sachhon.formkit.findings import Finding, Severity

MOST_OPTIONS = 500  # on one stream; beyond it somebody has mistaken a list


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedSaving(Result):
    """What the options save together, and what is still used."""

    saving_pct: Decimal
    remaining_pct: Decimal


def combined_saving(*, shares_pct: Sequence[Decimal]) -> CombinedSaving:
    """The joint saving of options that each save a share of one stream, in percent; the order does not matter.

    Shares written as reductions (all of them negative) are read as savings, and it is said. Refuses no shares,
    a mixture of signs, more than 100 percent, and more options than a stream can have.
    """
    shares = [exact(share, f"shares_pct[{place}]") for place, share in enumerate(shares_pct)]
    if not shares:
        refuse("calc_empty", "shares_pct")
    if len(shares) > MOST_OPTIONS:
        refuse("calc_too_many", "shares_pct", most=MOST_OPTIONS)
    warnings: list[Finding] = []
    if any(share < 0 for share in shares):
        if any(share > 0 for share in shares):
            refuse("calc_mixed_signs", "shares_pct")
        shares = [-share for share in shares]
        warnings.append(warn("calc_read_as_reductions", "shares_pct", severity=Severity.INFO))
    for place, share in enumerate(shares):
        if share > 100:
            refuse("calc_percent_outside", f"shares_pct[{place}]", value=decimal_of(share))
    if any(shares) and all(share < 1 for share in shares):
        warnings.append(warn("calc_percents_like_shares", "shares_pct"))
    remaining = prod(((1 - share / 100) for share in shares), start=Fraction(1)) * 100
    plain_sum = sum(shares, Fraction(0))
    if len(shares) > 1 and plain_sum > 100 - remaining:
        warnings.append(
            warn("calc_not_a_sum", "shares_pct", severity=Severity.INFO, total=plain_sum, joint=100 - remaining)
        )
    return CombinedSaving(
        saving_pct=decimal_of(100 - remaining),
        remaining_pct=decimal_of(remaining),
        working=Working(
            formula=("saving_pct = (1 − Π(1 − share_pct / 100)) × 100", "remaining_pct = 100 − saving_pct"),
            units={"saving_pct": "%", "remaining_pct": "%"},
            warnings=tuple(warnings),
        ),
    )

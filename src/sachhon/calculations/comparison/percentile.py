"""Where a value stands among peers. Fewer than five peers would tell on one of them, and say little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.results import Result, Working, decimal_of, exact, refuse, warn

LEAST_PEERS = 5
MOST_PEERS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile(Result):
    """All but `peers` are None with fewer than five peers."""

    peers: int
    percentile: Decimal | None
    better_than_pct: Decimal | None
    lower_quartile: Decimal | None
    median: Decimal | None
    upper_quartile: Decimal | None


def percentile(*, value: Decimal, peers: Sequence[Decimal], lower_is_better: bool = True, unit: str = "") -> Percentile:
    """The share of peers below a value, with half of those equal to it; `peers` are the others, not the facility.

    Refuses more than a million peers.
    """
    if len(peers) > MOST_PEERS:
        refuse("calc_too_many", "peers", most=MOST_PEERS)
    own = exact(value, "value")
    others = sorted(exact(peer, f"peers[{place}]") for place, peer in enumerate(peers))
    measured = unit or "[value]"
    enough = len(others) >= LEAST_PEERS
    below = sum(other < own for other in others) + Fraction(sum(other == own for other in others), 2)
    share = below / len(others) * 100 if enough else Fraction(0)
    return Percentile(
        peers=len(others),
        percentile=decimal_of(share) if enough else None,
        better_than_pct=decimal_of(100 - share if lower_is_better else share) if enough else None,
        lower_quartile=_quantile(others, Fraction(1, 4)) if enough else None,
        median=_quantile(others, Fraction(1, 2)) if enough else None,
        upper_quartile=_quantile(others, Fraction(3, 4)) if enough else None,
        working=Working(
            formula=(
                "percentile = (n(peers < value) + n(peers = value) / 2) / n(peers) × 100",
                "better_than_pct = 100 − percentile" if lower_is_better else "better_than_pct = percentile",
                "lower_quartile, median, upper_quartile = QUARTILE.INC(peers; 1, 2, 3)",
            ),
            units={
                "percentile": "%",
                "better_than_pct": "%",
                "lower_quartile": measured,
                "median": measured,
                "upper_quartile": measured,
            },
            warnings=() if enough else (warn("calc_too_few_peers", "peers", count=len(others), least=LEAST_PEERS),),
        ),
    )


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Decimal:
    place = share * (len(ordered) - 1)
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return decimal_of(ordered[low] + (ordered[high] - ordered[low]) * (place - low))

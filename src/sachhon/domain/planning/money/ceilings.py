"""The most that may be approved: for a unit, a year and a source; for the country's central money as well.

Khuyến công money is a part of the local budget: it counts against its own ceiling and against the local one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sachhon.domain.planning.money.sources import Source, Stage, counted_in
from sachhon.domain.planning.money.stages import Breach

CEILED = Stage.APPROVED
"""The stage whose sum a ceiling holds down; later stages are within it, since they hold at most as much."""
OF_THE_COUNTRY = frozenset({Source.CENTRAL})
"""Sources of which the ministry's own ceiling is that of all units together."""


class Ceiling(NamedTuple):
    """What a ceiling is for; `unit` is the code."""

    unit: str
    year: int
    source: Source


def ceilings_over(unit: str, year: int, source: Source, *, ministry: str) -> tuple[Ceiling, ...]:
    """Every ceiling that money of a unit, a year and a source counts against, without repeats."""
    own = [Ceiling(unit, year, each) for each in counted_in(source)]
    country = [Ceiling(ministry, year, each) for each in counted_in(source) if each in OF_THE_COUNTRY]
    return tuple(dict.fromkeys([*own, *country]))


def left_under(ceilings: Mapping[Ceiling, int], approved: Mapping[Ceiling, int], over: Ceiling) -> int | None:
    """What may still be approved under a ceiling; None where none is set. Below 0: more was approved than it is now."""
    return ceilings[over] - approved.get(over, 0) if over in ceilings else None


def judge_approval(
    ceilings: Mapping[Ceiling, int], approved: Mapping[Ceiling, int], over: tuple[Ceiling, ...], amount: int
) -> None:
    """Raises Breach, with the tightest of the ceilings, where `amount` more would exceed one of them."""
    if amount <= 0:
        return
    lefts = [(left, one) for one in over if (left := left_under(ceilings, approved, one)) is not None]
    if lefts and (tightest := min(lefts, key=lambda each: each[0]))[0] < amount:
        raise Breach("beyond_ceiling", limit=max(tightest[0], 0), stage=CEILED, ceiling=tightest[1])


def judge_ceiling(approved: Mapping[Ceiling, int], over: Ceiling, amount: int) -> None:
    """Raises Breach where a ceiling would be set below what was approved under it."""
    if amount < approved.get(over, 0):
        raise Breach("beyond_ceiling", limit=approved.get(over, 0), stage=CEILED, ceiling=over)

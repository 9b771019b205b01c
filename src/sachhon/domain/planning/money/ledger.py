"""The ledger: postings to slots (a line, a year, a source), all or none, within stages and ceilings.

    ledger = Ledger(units={7: "P34-46"}).posted(postings)

A ledger never changes; `posted` gives another. Nothing is ever lost in it: what a slot's stages hold without the next
one adds up to its estimate, and a move takes from one slot exactly what it gives to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sachhon.domain.planning.money.ceilings import (
    CEILED,
    Ceiling,
    ceilings_over,
    judge_approval,
    judge_ceiling,
)
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.money.stages import FIRST, Breach, Standing, judge, may_give_back, up_to


class Slot(NamedTuple):
    """Where money stands: a line of a budget, a year, who pays."""

    line: int
    year: int
    source: Source


class Posting(NamedTuple):
    """So much reached a stage in a slot; below 0 it was taken back."""

    slot: Slot
    stage: Stage
    amount: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands where. `units`: the unit's code of each line; `ministry`: the unit whose ceilings are the country's.

    `approved`: sums approved under each ceiling, those of lines that are not in this ledger included.
    """

    units: Mapping[int, str]
    standings: Mapping[Slot, Standing] = field(default_factory=dict)
    ceilings: Mapping[Ceiling, int] = field(default_factory=dict)
    approved: Mapping[Ceiling, int] = field(default_factory=dict)
    ministry: str = "BCT"

    def standing(self, slot: Slot) -> Standing:
        """What has reached each stage in a slot."""
        return self.standings.get(slot, {})

    def over(self, slot: Slot) -> tuple[Ceiling, ...]:
        """The ceilings that a slot's approved money counts against."""
        return ceilings_over(self.units[slot.line], slot.year, slot.source, ministry=self.ministry)

    def posted(self, postings: Iterable[Posting]) -> Ledger:
        """The ledger with all of them, in their order. Raises Breach for the first that cannot be; then none is."""
        standings, approved = dict(self.standings), dict(self.approved)
        for posting in postings:
            try:
                self._post(posting, standings, approved)
            except Breach as breach:
                breach.line = posting.slot.line
                raise
        return replace(self, standings=standings, approved=approved)

    def _post(self, posting: Posting, standings: dict[Slot, Standing], approved: dict[Ceiling, int]) -> None:
        slot, stage, amount = posting
        held = standings.get(slot, {})
        judge(held, stage, amount, source=slot.source, year=slot.year)
        if stage is CEILED:
            over = self.over(slot)
            judge_approval(self.ceilings, approved, over, amount)
            for one in over:
                approved[one] = approved.get(one, 0) + amount
        standings[slot] = {**held, stage: held.get(stage, 0) + amount}

    def with_ceiling(self, over: Ceiling, amount: int) -> Ledger:
        """The ledger with a ceiling set. Raises Breach where more was approved already."""
        judge_ceiling(self.approved, over, amount)
        return replace(self, ceilings={**self.ceilings, over: amount})


def move(standing: Standing, old: Slot, new: Slot, stage: Stage, amount: int) -> tuple[Posting, ...]:
    """The paired postings that carry `amount`, which rests at `stage`, from one slot to the other with its whole way.

    `standing`: what stands in the old slot. Taken back from the last stage first, given from the first stage on, so
    that no stage ever holds more than the one before. Raises Breach.
    """
    if old == new:
        raise Breach("same_slot")
    if amount <= 0:
        raise Breach("nothing", stage=stage)
    if amount > (rest := may_give_back(standing, stage)):
        raise Breach("below_next_stage", limit=rest, stage=stage)
    way = up_to(stage)
    taken = [Posting(old, each, -amount) for each in reversed(way)]
    return (*taken, *(Posting(new, each, amount) for each in way))


def totals(standings: Iterable[Standing]) -> dict[Stage, int]:
    """What has reached each stage in all of them together; a stage that none reached is not in it."""
    found: dict[Stage, int] = {}
    for standing in standings:
        for stage, amount in standing.items():
            found[stage] = found.get(stage, 0) + amount
    return found


def unreached(standing: Standing, stage: Stage) -> int:
    """Of the estimate, what has not reached the stage."""
    return standing.get(FIRST, 0) - standing.get(stage, 0)

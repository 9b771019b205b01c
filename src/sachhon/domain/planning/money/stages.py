"""How far money may come: the stages as a table, and what each may still take or give back.

    estimated → appraised → approved → allocated → disbursed → settled

What stands at a stage counts at every stage before it too, so a stage holds at most what the one before it holds. A
correction takes money back from a stage, but never what the next stage has already taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.domain.planning.money.sources import Source, Stage

Standing = Mapping[Stage, int]
"""What has reached each stage, in đồng; a stage that is not in it was never reached, which is not the same as 0."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage's place in the row. `split`: whether it must be known who pays, and in which year."""

    before: Stage | None
    after: Stage | None
    split: bool = True


STEPS: Mapping[Stage, Step] = {
    Stage.ESTIMATED: Step(None, Stage.APPRAISED, split=False),
    Stage.APPRAISED: Step(Stage.ESTIMATED, Stage.APPROVED),
    Stage.APPROVED: Step(Stage.APPRAISED, Stage.ALLOCATED),
    Stage.ALLOCATED: Step(Stage.APPROVED, Stage.DISBURSED),
    Stage.DISBURSED: Step(Stage.ALLOCATED, Stage.SETTLED),
    Stage.SETTLED: Step(Stage.DISBURSED, None),
}
FIRST = Stage.ESTIMATED
UNDATED = 0
"""The year of money whose year the document does not say: never guessed."""


class Breach(Exception):
    """A step that money cannot take. `limit`: the most that it could have been, in đồng.

    Codes: nothing (an amount of 0), beyond_stage_before, below_next_stage, not_split (nobody has said who pays),
    not_dated (or in which year), beyond_ceiling, same_slot (a move that moves nothing).
    """

    line: int | None = None
    """The line of the posting that cannot be, where it is one of several."""

    def __init__(self, code: str, *, limit: int = 0, stage: Stage | None = None, ceiling: object = None) -> None:
        super().__init__(code)
        self.code, self.limit, self.stage, self.ceiling = code, limit, stage, ceiling


def up_to(stage: Stage) -> tuple[Stage, ...]:
    """The stages from the first to this one."""
    row: list[Stage] = []
    here: Stage | None = stage
    while here is not None:
        row.append(here)
        here = STEPS[here].before
    return tuple(reversed(row))


def still_takes(standing: Standing, stage: Stage) -> int | None:
    """What the stage may still take: what the stage before holds more than it; None for the estimate, which is free."""
    before = STEPS[stage].before
    return None if before is None else standing.get(before, 0) - standing.get(stage, 0)


def may_give_back(standing: Standing, stage: Stage) -> int:
    """What can be taken back from the stage: what rests there and has not reached the next."""
    after = STEPS[stage].after
    return standing.get(stage, 0) - (standing.get(after, 0) if after else 0)


def resting(standing: Standing) -> dict[Stage, int]:
    """{stage: what came so far and no farther}: the parts add up to the estimate."""
    return {stage: may_give_back(standing, stage) for stage in STEPS}


def judge(standing: Standing, stage: Stage, amount: int, *, source: Source, year: int) -> None:
    """Raises Breach where `amount` (negative: taken back) cannot be added to what stands at the stage."""
    if amount == 0:
        raise Breach("nothing", stage=stage)
    require_split(stage, source, year)
    most = still_takes(standing, stage)
    if amount > 0 and most is not None and amount > most:
        raise Breach("beyond_stage_before", limit=most, stage=STEPS[stage].before)
    if amount < 0 and -amount > may_give_back(standing, stage):
        raise Breach("below_next_stage", limit=may_give_back(standing, stage), stage=STEPS[stage].after)


def require_split(stage: Stage, source: Source, year: int) -> None:
    """Raises Breach where money without a payer or a year would go beyond the estimate."""
    if not STEPS[stage].split:
        return
    if source is Source.UNSPLIT:
        raise Breach("not_split", stage=stage)
    if year == UNDATED:
        raise Breach("not_dated", stage=stage)


def next_of(stage: Stage) -> Stage | None:
    """The stage after this one, None after the last."""
    return STEPS[stage].after

"""The cut: what a budget pays for, in the order of the ranking. Whole grants only; money is conserved.

budget = Σ granted + rest;  each grant ≤ what was asked;  Σ granted ≤ budget ≤ ceiling
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median_low


class Rule(StrEnum):
    """What happens below the first task that no longer fits."""

    SKIP = "skip"
    """It is passed over, and the next that fits is paid for."""
    STOP = "stop"
    """Nothing below it is paid for: no task overtakes a better one."""


class Outcome(StrEnum):
    """What becomes of a task, and why."""

    GRANTED = "granted"
    """All that was asked."""
    PART = "part"
    """What the appraisers propose, less than was asked."""
    EXCLUDED = "excluded"
    """Taken out of the run by a person, with a reason."""
    NO_SCORE = "no_score"
    BELOW_MARK = "below_mark"
    NOTHING_ASKED = "nothing_asked"
    """No sum, or 0, is asked of the central budget."""
    NOT_PROPOSED = "not_proposed"
    """The appraisers propose no support."""
    DOES_NOT_FIT = "does_not_fit"
    """What is left of the budget is less than the task needs."""
    AFTER_STOP = "after_stop"
    """A better task did not fit, and none may overtake it."""


SUPPORTED = frozenset({Outcome.GRANTED, Outcome.PART})


@dataclass(frozen=True, slots=True)
class Asking:
    """A task in its place of the ranking. `proposed`: the support that the appraisers propose; None: as asked."""

    code: str
    asked: int | None
    score: Decimal | None
    proposed: int | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a task gets. `left`: what remains of the budget after it."""

    code: str
    asked: int | None
    granted: int
    outcome: Outcome
    left: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The whole list at a budget."""

    budget: int
    lines: tuple[Line, ...]

    @property
    def granted(self) -> int:
        """All that is given."""
        return sum(line.granted for line in self.lines)

    @property
    def rest(self) -> int:
        """What is left."""
        return self.budget - self.granted

    @property
    def supported(self) -> tuple[Line, ...]:
        """The tasks that get money."""
        return tuple(line for line in self.lines if line.outcome in SUPPORTED)

    @property
    def wanting(self) -> int:
        """What would have to be added to pay also for those that only lack of money left out, as they asked."""
        left_out = (Outcome.DOES_NOT_FIT, Outcome.AFTER_STOP)
        more = sum(line.asked or 0 for line in self.lines if line.outcome in left_out) - self.rest
        return max(0, more)


def within(budget: int, ceiling: int | None) -> int:
    """What may be given: the budget, and never more than the source's ceiling of the year."""
    return budget if ceiling is None else min(budget, max(0, ceiling))


def proposal(asked: int | None, proposals: Sequence[int | None]) -> int | None:
    """The support that several appraisers propose together: the middle one, the lower of two; None: as asked.

    A blank proposal is one for all that was asked. So one appraiser alone neither raises nor cuts it.
    """
    if asked is None or all(one is None for one in proposals):
        return None
    middle = median_low([asked if one is None else min(one, asked) for one in proposals])
    return middle if middle < asked else None


def support_of(asked: int, proposed: int | None, *, partial: bool) -> int:
    """What a task would get: what was asked, or what the appraisers propose where that is less."""
    return min(asked, max(0, proposed)) if partial and proposed is not None else asked


def cut(
    ranked: Sequence[Asking],
    budget: int,
    *,
    rule: Rule | str = Rule.SKIP,
    partial: bool = False,
    pass_mark: Decimal | None = None,
) -> Cut:
    """What each task gets. `ranked` is in rank order; `partial`: the appraisers' proposals count."""
    if budget < 0:
        raise ValueError("a budget is not below 0")
    left, stopped = budget, False
    lines = []
    for one in ranked:
        support, outcome = _worth(one, partial=partial, pass_mark=pass_mark)
        if outcome in SUPPORTED and (stopped or support > left):
            outcome = Outcome.AFTER_STOP if stopped else Outcome.DOES_NOT_FIT
            stopped = stopped or Rule(rule) is Rule.STOP
        granted = support if outcome in SUPPORTED else 0
        left -= granted
        lines.append(Line(one.code, one.asked, granted, outcome, left))
    return Cut(budget, tuple(lines))


def _worth(one: Asking, *, partial: bool, pass_mark: Decimal | None) -> tuple[int, Outcome]:
    """What the task itself deserves, before money is counted."""
    if one.excluded:
        return 0, Outcome.EXCLUDED
    if not one.asked or one.asked < 0:
        return 0, Outcome.NOTHING_ASKED
    if one.score is None:
        return 0, Outcome.NO_SCORE
    if pass_mark is not None and one.score < pass_mark:
        return 0, Outcome.BELOW_MARK
    support = support_of(one.asked, one.proposed, partial=partial)
    if support == 0:
        return 0, Outcome.NOT_PROPOSED
    return support, Outcome.GRANTED if support == one.asked else Outcome.PART

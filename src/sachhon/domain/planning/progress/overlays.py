"""Overdue and at risk: what a day makes of a task's year, with reasons that words are found for elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sachhon.domain.planning.progress.states import UNFINISHED, TaskState

LATE_START = Decimal("0.5")
"""Not begun when this share of the time is gone: at risk."""
BEHIND = Decimal("0.3")
"""So much less done, or spent, than time is gone: at risk."""
SOON_DAYS = 14


@dataclass(frozen=True, slots=True)
class YearOfTask:
    """What is known of a task's year. Shares run from 0 to 1; None: nothing was planned to compare with."""

    year: int
    state: str
    planned_from: date | None = None
    planned_to: date | None = None
    carried_over: bool = False
    outputs_share: Decimal | None = None
    money_share: Decimal | None = None

    @property
    def first_day(self) -> date:
        """When it was to begin; 1 January where nobody said."""
        return self.planned_from or date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """When it was to end; 31 December where nobody said."""
        return self.planned_to or date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: its code and figures (percent, days)."""

    code: str
    days: int = 0
    gone: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a day makes of it. `days` overdue, 0 where it is not; reasons of the risk, the gravest first."""

    days: int = 0
    reasons: tuple[Why, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether its last day is over and it is not finished."""
        return self.days > 0

    @property
    def at_risk(self) -> bool:
        """Whether something says that it may not be finished in time; what is overdue is not at risk any more."""
        return not self.overdue and bool(self.reasons)


def share_of_time_gone(first: date, last: date, today: date) -> Decimal:
    """How much of the time from `first` to `last` (both counted) is over on the evening of `today`: 0 to 1."""
    if today < first:
        return Decimal(0)
    if today >= last:
        return Decimal(1)
    return Decimal((today - first).days + 1) / Decimal((last - first).days + 1)


def overlay_of(work: YearOfTask, today: date) -> Overlay:
    """Overdue, at risk, or neither, on that day. What was carried over into the next year is judged there alone."""
    if TaskState(work.state) not in UNFINISHED or work.carried_over:
        return Overlay()
    first, last = min(work.first_day, work.last_day), work.last_day
    if today > last:
        return Overlay((today - last).days, (Why("overdue", days=(today - last).days),))
    gone = share_of_time_gone(first, last, today)
    reasons = []
    if work.state == TaskState.NOT_STARTED and gone >= LATE_START:
        reasons.append(Why("not_begun", gone=_percent(gone), days=(last - today).days))
    if work.state == TaskState.UNDER_WAY:
        reasons.extend(
            Why(code, gone=_percent(gone), done=_percent(share))
            for code, share in (("outputs_behind", work.outputs_share), ("money_behind", work.money_share))
            if share is not None and gone - share >= BEHIND
        )
        if not reasons and 0 <= (last - today).days <= SOON_DAYS and (work.outputs_share or Decimal(0)) < 1:
            reasons.append(Why("ends_soon", days=(last - today).days))
    return Overlay(0, tuple(reasons))


def _percent(share: Decimal) -> int:
    return int(max(Decimal(0), min(Decimal(1), share)) * 100)

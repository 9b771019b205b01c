"""What is compared. None is what nobody has said; it is never 0."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.domain.planning.progress.states import UNFINISHED, TaskState
from sachhon.formkit.values import Origin


@dataclass(frozen=True, slots=True)
class Years:
    """A run of years, both counted."""

    first: int
    last: int

    def holds(self, other: Years) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of a standing report: over which years, and from which words of which revision."""

    value: Decimal
    high: Decimal
    years: Years | None
    revision: int
    field: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """A count (courses, enterprises trained …): planned by quantities of the budget, recorded, reported."""

    measure: str
    planned: Decimal | None = None
    recorded: Decimal | None = None
    reported: Reported | None = None


@dataclass(frozen=True, slots=True)
class Funds:
    """Money of one payer ("" all together) in đồng: from the plan, the ledger and the report."""

    payer: str
    planned: int | None = None
    approved: int | None = None
    disbursed: int | None = None
    settled: int | None = None
    reported: Reported | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A task: how far it is, what its lines plan and spent, and what came of it. `due`: its last year is over."""

    code: str
    title: str
    status: str
    due: bool
    component: int | None = None
    planned: int | None = None
    disbursed: int | None = None
    outputs: int = 0

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.status == TaskState.DONE

    @property
    def is_late(self) -> bool:
        """Whether its last year is over and its work is not."""
        return self.due and self.status in UNFINISHED


@dataclass(frozen=True, slots=True)
class Aim:
    """A target and where it stands. `low`/`high` both: a range; `measured` is the newest figure, `on` its year.

    `plan` is its plan's code; `kept`: the figure was kept for it, not only read in the report.
    """

    serial: int
    indicator: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    by_year: int | None
    measure: str
    measured: Decimal | None = None
    measured_high: Decimal | None = None
    on: int | None = None
    reported: Reported | None = None
    plan: str = ""
    unit_of_measure: str = ""
    kept: bool = False

    @property
    def key(self) -> str:
        """What names it among all targets."""
        return f"{self.plan}#{self.serial}"

    @property
    def bound(self) -> Decimal | None:
        """The figure that it is held against: the lower end where it names one; None where it names no figure."""
        return self.low if self.low is not None else self.high

    @property
    def met(self) -> bool | None:
        """Whether what was measured meets it; None where nothing was, or the target names no figure."""
        bound = self.bound
        if self.measured is None or bound is None:
            return None
        best = self.measured if self.measured_high is None else self.measured_high
        if self.comparator in ("<", "<="):
            ceiling = self.high if self.high is not None else bound
            return self.measured < ceiling if self.comparator == "<" else self.measured <= ceiling
        return best > bound if self.comparator == ">" else best >= bound


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What of plan, report and money cannot all be right. `about`: a measure, payer, task code or target key."""

    code: str
    about: str
    figures: tuple[tuple[str, Decimal | int | str], ...] = ()

    def figure(self, name: str) -> Decimal | int | str:
        """One of its figures. Raises KeyError."""
        return dict(self.figures)[name]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it for one unit and one run of years."""

    years: Years
    deeds: tuple[Deed, ...] = ()
    funds: tuple[Funds, ...] = ()
    works: tuple[Work, ...] = ()
    aims: tuple[Aim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

"""What the annexes of a plan hold. Money in whole đồng; None is a cell that was left blank, NOTHING a dash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum


class Nothing(Enum):
    """The cell says that there is none: a dash on paper, neither 0 nor blank."""

    NOTHING = "-"


class MoneyUnit(StrEnum):
    """In what an annex counts: "ĐVT: triệu đồng"."""

    DONG = "đồng"
    THOUSAND = "nghìn đồng"
    MILLION = "triệu đồng"

    @property
    def factor(self) -> int:
        """Đồng in one."""
        return {MoneyUnit.DONG: 1, MoneyUnit.THOUSAND: 1_000, MoneyUnit.MILLION: 1_000_000}[self]


Said = int | Decimal | Nothing | None


@dataclass(frozen=True, slots=True)
class Attached:
    """The document that an annex goes with: "(Kèm theo Kế hoạch số 157/KH-UBND ngày 31/10/2016 của UBND tỉnh …)".

    What is not known yet stays open, as in a draft.
    """

    kind: str
    number: str = ""
    date: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of annex I, or a heading over tasks. `period` as the annex prints it: "2017 - 2020"."""

    number: str
    title: str
    purpose: str = ""
    outcome: str = ""
    lead: str = ""
    coordinating: str = ""
    period: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class TaskAnnex:
    """Annex I. `title` in the words of the plan."""

    title: str
    lines: tuple[TaskLine, ...]
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of annex II. `quantities`, `amounts` by year; `sources` by funding source; `total` as it is stated."""

    number: str
    title: str
    unit: str = ""
    quantities: Mapping[int, Said] = field(default_factory=dict)
    amounts: Mapping[int, Said] = field(default_factory=dict)
    total: Said = None
    sources: Mapping[str, Said] = field(default_factory=dict)
    is_heading: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class BudgetAnnex:
    """Annex II: its lines, and the years and sources that have columns."""

    title: str
    lines: tuple[BudgetLine, ...]
    years: tuple[int, ...]
    sources: tuple[str, ...]
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class RegisteredTask:
    """A task that a unit registers for central money; `group` is 1.1 to 1.4 of letter 1594, `unit` who registers."""

    group: str
    name: str
    content: str = ""
    outputs: str = ""
    central: Said = None
    counterpart: Said = None
    note: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Registrations:
    """Annex 2 of letter 1594: one unit's (`unit`), or with `unit` blank the country's, each task with who asks."""

    year: int
    tasks: tuple[RegisteredTask, ...]
    unit: str = ""
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A registered task with what was decided: what it is granted, or why it is not."""

    task: RegisteredTask
    approved: bool
    granted: int | None = None
    rank: int | None = None
    score: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionList:
    """The list that a decision on the tasks of a year approves, and those that it does not."""

    year: int
    decided: tuple[Decided, ...]
    attached: Attached | None = None
    budget: int | None = None

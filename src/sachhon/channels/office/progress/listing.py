"""The list of tasks: what is chosen, and the rows with their counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from sachhon.channels.office.progress.words import outputs_words, reason_words, task_kind
from sachhon.domain.planning.api import PlanTask, TaskLine
from sachhon.vietnamese import fold

OVERDUE, AT_RISK = "overdue", "at_risk"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked for. `mark`: "" | overdue | at_risk; `part`: "" | own | lead | coordinating."""

    year: int
    status: str = ""
    mark: str = ""
    part: str = ""
    unit: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict, this_year: int) -> Chosen:
        """From an address; what makes no sense is left out."""
        year, status = query.get("nam", ""), query.get("tinh-trang", "")
        mark, part = query.get("dau", ""), query.get("vai", "")
        return cls(
            int(year) if year.isascii() and year.isdecimal() and 2000 <= int(year) <= 2100 else this_year,
            status if status in PlanTask.Status.values else "",
            mark if mark in (OVERDUE, AT_RISK) else "",
            part if part in ("own", "lead", "coordinating") else "",
            query.get("don-vi", "").strip()[:40],
            query.get("q", "").strip()[:100],
        )

    def fits(self, line: TaskLine) -> bool:
        """Whether a line is looked for."""
        return (
            (not self.status or line.state == self.status)
            and (not self.mark or (line.overlay.overdue if self.mark == OVERDUE else line.overlay.at_risk))
            and (not self.part or line.part == self.part)
            and (not self.unit or line.task.plan.unit.code == self.unit)
            and all(word in fold(line.task.title) for word in fold(self.words).split())
        )

    def query(self, **changed: object) -> str:
        """As the end of an address, with something else."""
        told: dict[str, object] = {
            "nam": self.year,
            "tinh-trang": self.status,
            "dau": self.mark,
            "vai": self.part,
            "don-vi": self.unit,
            "q": self.words,
            **changed,
        }
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the list."""

    line: TaskLine
    kind: str
    reasons: tuple[str, ...]
    outputs: str
    part: str


def shown(line: TaskLine) -> Shown:
    """A line with its words."""
    parts = {"lead": _("chủ trì"), "coordinating": _("phối hợp")}
    reasons = tuple(reason_words(why) for why in line.overlay.reasons)
    return Shown(line, task_kind(line.state), reasons, outputs_words(line.outputs), parts.get(line.part, ""))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks of each kind."""

    all: int
    done: int
    under_way: int
    not_started: int
    stopped: int
    overdue: int
    at_risk: int


def counts_of(lines: Iterable[TaskLine]) -> Counts:
    """Counted over lines."""
    known = list(lines)
    states = [line.state for line in known]
    return Counts(
        len(known),
        states.count(PlanTask.Status.DONE),
        states.count(PlanTask.Status.UNDER_WAY),
        states.count(PlanTask.Status.NOT_STARTED),
        states.count(PlanTask.Status.STOPPED),
        sum(line.overlay.overdue for line in known),
        sum(line.overlay.at_risk for line in known),
    )


@dataclass(frozen=True, slots=True)
class OfUnit:
    """A unit's tasks in counts."""

    code: str
    name: str
    counts: Counts


def by_unit(lines: Iterable[TaskLine]) -> list[OfUnit]:
    """The counts of each unit, in the order of the lines."""
    groups: dict[str, list[TaskLine]] = {}
    for line in lines:
        groups.setdefault(line.task.plan.unit.code, []).append(line)
    return [OfUnit(code, group[0].task.plan.unit.name, counts_of(group)) for code, group in groups.items()]

"""What the registers' pages share: the unit whose register is kept, the tasks that a record may belong to, filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from sachhon.domain.accounts.api import WRITERS, Actor, Policy
from sachhon.domain.planning.api import PlanTask, Refused, permits_task, search_records, tasks_visible
from sachhon.domain.registry.api import Unit, place_of

MOST_TASKS = 300


def units_kept(actor: Actor, policy: Policy, verb: str, status: str) -> list[Unit]:
    """The units whose registers the person keeps, in Vietnamese order (one query)."""
    codes = {grant.unit_code for grant in actor.grants if grant.role in WRITERS}
    units = Unit.objects.filter(code__in=codes, dissolved=None).order_by("sort_name")
    return [unit for unit in units if policy.permits(actor, verb, place_of(unit), status)]


def task_choices(actor: Actor, unit: Unit, standing: Iterable[PlanTask] = ()) -> list[tuple[str, str]]:
    """The tasks to which a record of the unit may belong: its plans' and those in which it has a part."""
    tasks = tasks_visible(actor).filter(plan__unit__code__in=unit.line) | tasks_visible(actor).filter(
        parties__unit=unit
    )
    known = {task.pk: task for task in tasks.distinct().order_by("plan__first_year", "position")[:MOST_TASKS]}
    known.update({task.pk: task for task in standing})
    return [(task.code, _short(task)) for task in known.values()]


def task_of(actor: Actor, code: str) -> PlanTask | None:
    """The chosen task; None for none. Raises Refused for one in which the person has no part."""
    if not code:
        return None
    task = PlanTask.objects.select_related("plan__unit").filter(code=code, is_heading=False).first()
    if task is None or not permits_task(actor, "view", task):
        raise Refused("task", "", "task")
    return task


def _short(task: PlanTask) -> str:
    words = f"{task.number} {task.title}".strip()
    return words if len(words) <= 110 else f"{words[:107]}…"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What is looked for in a register: words, a year, a kind, a status, a unit."""

    words: str = ""
    year: int | None = None
    kind: str = ""
    status: str = ""
    unit: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> RegisterFilter:
        """From an address; what makes no sense is left out."""
        year = query.get("nam", "")
        return cls(
            query.get("q", "").strip()[:100],
            int(year) if year.isascii() and year.isdecimal() and 2000 <= int(year) <= 2100 else None,
            query.get("loai", "")[:20],
            query.get("tinh-trang", "")[:10],
            query.get("don-vi", "").strip()[:40],
        )

    def of_rows(self, rows: QuerySet[Any], year: str = "first_day__year") -> QuerySet[Any]:
        """The rows that fit."""
        if self.year:
            rows = rows.filter(**{year: self.year})
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.status:
            rows = rows.filter(status=self.status)
        if self.unit:
            rows = rows.filter(unit__code=self.unit)
        return search_records(rows, self.words) if self.words else rows

    @property
    def query(self) -> str:
        """As the end of an address."""
        told = {"q": self.words, "nam": self.year, "loai": self.kind, "tinh-trang": self.status, "don-vi": self.unit}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not self.query

"""Reading tasks by year: those the actor may see, as what, how they stand, and what is overdue or at risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.models import (
    BudgetCell,
    Event,
    MoneyEntry,
    Output,
    Participant,
    PlanTask,
    Progress,
    TaskParty,
    TaskYear,
)
from sachhon.domain.planning.money.sources import Stage
from sachhon.domain.planning.progress.overlays import Overlay, YearOfTask, overlay_of
from sachhon.domain.planning.progress.shares import share_done, share_spent
from sachhon.domain.planning.progress.states import TaskState
from sachhon.domain.planning.recording.counting import Came, distinct_enterprises
from sachhon.domain.planning.recording.measures import ENTERPRISES, all_measures
from sachhon.domain.registry.api import units_visible

OWN, LEAD, COORDINATING = "own", "lead", "coordinating"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a year as lists show it. `part`: own | lead | coordinating, the first by which it is seen."""

    task: PlanTask
    year: int
    part: str
    state: str
    overlay: Overlay
    planned_to: date | None = None
    carried_on: bool = False
    carried_from: bool = False
    version: int = 0
    outputs: Mapping[str, Decimal] = field(default_factory=dict)
    planned_money: int | None = None
    spent_money: int | None = None

    @property
    def label(self) -> str:
        """The state in the interface's words."""
        return str(PlanTask.Status(self.state).label)


def tasks_visible(actor: Actor) -> QuerySet[PlanTask]:
    """The tasks of the plans that the actor may see, and those in which a unit of theirs leads or helps."""
    units = units_visible(actor)
    parties = TaskParty.objects.filter(task=OuterRef("pk"), unit__in=units)
    tasks = PlanTask.objects.filter(is_heading=False, removed_in=None)
    return tasks.filter(Q(plan__unit__in=units) | Q(Exists(parties))).select_related("plan__unit")


def years_of_tasks(actor: Actor) -> list[int]:
    """The years of which the actor's tasks speak, newest first."""
    spans = set(tasks_visible(actor).values_list("from_year", "to_year").distinct().order_by())
    years = {year for first, last in spans if first for year in range(first, min(last or first, first + 30) + 1)}
    return sorted(years | set(TaskYear.objects.filter(task__in=tasks_visible(actor)).values_list("year", flat=True)))[
        ::-1
    ]


def task_lines(actor: Actor, year: int, today: date, tasks: QuerySet[PlanTask] | None = None) -> list[TaskLine]:
    """Every task that stands in the year, in the order of units and plans: at most nine queries, however many."""
    visible = tasks_visible(actor) if tasks is None else tasks
    standing = of_year(visible, year)
    found = list(standing.order_by("plan__unit__sort_name", "plan__first_year", "plan_id", "position", "pk"))
    own = set(units_visible(actor).filter(plans__tasks__in=standing).values_list("pk", flat=True).distinct())
    parts = _parts(actor, standing)
    rows = {row.task_id: row for row in TaskYear.objects.filter(task__in=standing, year=year)}
    into = TaskYear.objects.filter(task__in=standing, year=year + 1, rolled_from__isnull=False)
    carried = set(into.values_list("task_id", flat=True))
    planned = _planned(standing, year)
    outputs = outputs_of(standing, year)
    spent = _spent(standing, year)
    return [
        _line(
            task,
            year,
            today,
            OWN if task.plan.unit_id in own else parts.get(task.pk, COORDINATING),
            rows.get(task.pk),
            task.pk in carried,
            planned.get(task.pk, _Planned()),
            outputs.get((task.pk, year), {}),
            spent.get(task.pk),
        )
        for task in found
    ]


def of_year(tasks: QuerySet[PlanTask], year: int) -> QuerySet[PlanTask]:
    """Those that the plan names for a year, or of which somebody spoke in it."""
    named = Q(from_year__lte=year) & (Q(to_year__gte=year) | Q(to_year=None, from_year=year))
    spoken = TaskYear.objects.filter(task=OuterRef("pk"), year=year)
    return tasks.filter(named | Q(Exists(spoken)))


@dataclass(frozen=True, slots=True)
class OverdueTask:
    """A task's year that is over and not finished."""

    task: PlanTask
    year: int
    due: date
    days: int


def overdue_tasks(actor: Actor, today: date) -> list[OverdueTask]:
    """What is overdue of this year and the last among the tasks that the actor's own units keep (two queries at most).

    The longest overdue come first; a task stands there once, with its newest year that is overdue.
    """
    led = TaskParty.objects.filter(task=OuterRef("pk"), unit__code__in=actor.units, part=TaskParty.Part.LEAD)
    mine = PlanTask.objects.filter(Q(plan__unit__code__in=actor.units) | Q(Exists(led)))
    mine = mine.filter(is_heading=False, removed_in=None, from_year__lte=today.year).exclude(status__in=_FINISHED)
    tasks = list(mine.select_related("plan__unit"))
    if not tasks:
        return []
    years = (today.year - 1, today.year, today.year + 1)
    rows = TaskYear.objects.filter(task__in=mine, year__in=years)
    spoken = {(row.task_id, row.year): row for row in rows}
    found = [one for task in tasks if (one := _overdue(task, spoken, today)) is not None]
    return sorted(found, key=lambda one: (-one.days, one.task.pk))


def _overdue(task: PlanTask, spoken: Mapping[tuple[int, int], TaskYear], today: date) -> OverdueTask | None:
    last = task.to_year or task.from_year or today.year
    for year in (today.year, today.year - 1):
        row, after = spoken.get((task.pk, year)), spoken.get((task.pk, year + 1))
        if row is None and not (task.from_year or year) <= year <= last:
            continue
        state = row.status if row else TaskState.NOT_STARTED.value
        carried = bool(after and after.rolled_from_id)
        planned_to = row.planned_to if row else None
        work = YearOfTask(year, state, planned_to=planned_to, carried_over=carried)
        marked = overlay_of(work, today)
        if marked.overdue:
            return OverdueTask(task, year, work.last_day, marked.days)
    return None


_FINISHED = (TaskState.DONE.value, TaskState.STOPPED.value)


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year of one task with all that was said and brought."""

    line: TaskLine
    row: TaskYear | None
    entries: tuple[Progress, ...]
    outputs: tuple[Output, ...]


def task_years(actor: Actor, task: PlanTask, today: date) -> list[YearPage]:
    """The task's years, newest first: those that the plan names and those that were recorded."""
    said_of = Prefetch("entries", Progress.objects.select_related("by", "file"))
    made_of = Prefetch("outputs", Output.objects.select_related("event", "by").order_by("withdrawn_at", "pk"))
    rows = {
        row.year: row
        for row in TaskYear.objects.filter(task=task).select_related("rolled_from").prefetch_related(said_of, made_of)
    }
    first, last = task.from_year, task.to_year or task.from_year
    named = range(first, min(last or first, first + 30) + 1) if first else ()
    tasks = PlanTask.objects.filter(pk=task.pk).select_related("plan__unit")
    planned = _planned_by_year(task)
    spent = _spent_by_year(task)
    brought = outputs_of(tasks)
    linked = {row.rolled_from.year for row in rows.values() if row.rolled_from}
    part = (
        OWN if units_visible(actor).filter(pk=task.plan.unit_id).exists() else _parts(actor, tasks).get(task.pk, LEAD)
    )
    pages = []
    for year in sorted({*named, *rows}, reverse=True):
        row = rows.get(year)
        said = brought.get((task.pk, year), {})
        line = _line(task, year, today, part, row, year in linked, planned.get(year, _Planned()), said, spent.get(year))
        entries = tuple(row.entries.all()) if row else ()
        outputs = tuple(row.outputs.all()) if row else ()
        pages.append(YearPage(line, row, entries, outputs))
    return pages


@dataclass(slots=True)
class _Planned:
    """What the plan's lines say for a task and a year."""

    quantities: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    money: int | None = None

    def add(self, unit: str, quantity: Decimal | None, amount: int | None) -> None:
        """One cell more."""
        if quantity is not None:
            self.quantities[unit] += quantity
        if amount is not None:
            self.money = (self.money or 0) + amount


def _line(
    task: PlanTask,
    year: int,
    today: date,
    part: str,
    row: TaskYear | None,
    carried_on: bool,
    planned: _Planned,
    outputs: Mapping[str, Decimal],
    spent: int | None,
) -> TaskLine:
    state = row.status if row else TaskState.NOT_STARTED.value
    work = YearOfTask(
        year,
        state,
        row.planned_from if row else None,
        row.planned_to if row else None,
        carried_on,
        share_done(planned.quantities, outputs),
        share_spent(planned.money, spent),
    )
    return TaskLine(
        task,
        year,
        part,
        state,
        overlay_of(work, today),
        work.last_day,
        carried_on,
        bool(row and row.rolled_from_id),
        row.version if row else 0,
        outputs,
        planned.money,
        spent,
    )


def _parts(actor: Actor, tasks: QuerySet[PlanTask]) -> dict[int, str]:
    """{task: the part of the actor's units in it}; leading goes before helping."""
    rows = TaskParty.objects.filter(task__in=tasks, unit__in=units_visible(actor)).values_list("task_id", "part")
    found: dict[int, str] = {}
    for task, part in rows:
        if found.get(task) != LEAD:
            found[task] = LEAD if part == TaskParty.Part.LEAD else COORDINATING
    return found


def _cells(tasks: QuerySet[PlanTask]) -> QuerySet[BudgetCell]:
    return BudgetCell.objects.filter(
        line__task__in=tasks, line__is_heading=False, line__is_total=False, line__removed_in=None
    )


def _planned(tasks: QuerySet[PlanTask], year: int) -> dict[int, _Planned]:
    found: dict[int, _Planned] = defaultdict(_Planned)
    cells = _cells(tasks).filter(year=year)
    for task, unit, quantity, amount in cells.values_list(
        "line__task_id", "line__unit_of_measure", "quantity", "amount"
    ):
        found[task].add(unit, quantity, amount)
    return found


def _planned_by_year(task: PlanTask) -> dict[int, _Planned]:
    found: dict[int, _Planned] = defaultdict(_Planned)
    cells = _cells(PlanTask.objects.filter(pk=task.pk)).exclude(year=0)
    for year, unit, quantity, amount in cells.values_list("year", "line__unit_of_measure", "quantity", "amount"):
        found[year].add(unit, quantity, amount)
    return found


def outputs_of(tasks: QuerySet[PlanTask], year: int | None = None) -> dict[tuple[int, int], dict[str, Decimal]]:
    """{(task, year): {measure: how much}}, of one year or of all: two queries.

    An enterprise that came to several events of a task's year counts once.
    """
    rows = Output.objects.filter(task_year__task__in=tasks, withdrawn_at=None)
    lists = Participant.objects.filter(event__task__in=tasks, event__status=Event.Status.HELD, is_enterprise=True)
    if year is not None:
        rows = rows.filter(task_year__year=year)
        lists = lists.filter(event__first_day__year=year)
    came: dict[tuple[int, int, str], list[Came]] = defaultdict(list)
    names = ("event__task_id", "event__first_day", "event__kind", "folded", "tax_code")
    for task, day, kind, folded, tax_code in lists.values_list(*names):
        came[task, day.year, kind].append(Came(folded, tax_code))
    found: dict[tuple[int, int], dict[str, Decimal]] = defaultdict(dict)
    told = rows.values_list("task_year__task_id", "task_year__year", "measure")
    sums = told.annotate(Sum("quantity"), by_hand=Sum("quantity", filter=Q(event=None))).order_by()
    for task, at, code, total, by_hand in sums:
        measure = all_measures().get(code)
        if measure is not None and measure.counted == ENTERPRISES:
            bodies = [one for kind in measure.event_kinds for one in came[task, at, kind]]
            total = (by_hand or Decimal(0)) + distinct_enterprises(bodies)
        found[task, at][code] = total
    return found


def _entries(tasks: QuerySet[PlanTask]) -> QuerySet[MoneyEntry]:
    return MoneyEntry.objects.filter(line__task__in=tasks, stage=Stage.DISBURSED)


def _spent(tasks: QuerySet[PlanTask], year: int) -> dict[int, int]:
    rows = _entries(tasks).filter(year=year).values_list("line__task_id").annotate(Sum("amount")).order_by()
    return dict(rows)


def _spent_by_year(task: PlanTask) -> dict[int, int]:
    rows = _entries(PlanTask.objects.filter(pk=task.pk)).values_list("year").annotate(Sum("amount")).order_by()
    return dict(rows)

"""The registers as tables: a projection of the sealed revisions, made again at any time by `rebuild`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from sachhon.domain.planning.adopting import by_hand
from sachhon.domain.planning.adopting.model import LINES, TARGETS, TASKS, CellRow, Registers
from sachhon.domain.planning.adopting.parties import Bodies
from sachhon.domain.planning.adopting.replay import Change, Standing, State, replay
from sachhon.domain.planning.adopting.rows import registers_of
from sachhon.domain.planning.classifying import proposed
from sachhon.domain.planning.measuring import measure_of
from sachhon.domain.planning.models import BudgetCell, BudgetLine, Plan, PlanEdition, PlanTask, Target, TaskParty
from sachhon.domain.submissions.api import Revision, revision_values

Registered = TypeVar("Registered", Target, PlanTask, BudgetLine)
_BATCH = 100
_TARGET = ("indicator", "comparator", "low", "high", "unit_of_measure", "by_year")
_TASK = ("title", "purpose", "outcome", "lead", "coordinating", "from_year", "to_year")
_LINE = ("title", "unit_of_measure", "unit_price", "total")
_STANDING = ("serial", "position", "number", "origins", "since", "removed_in")


def said_by(revision: Revision) -> Registers:
    """The rows of a sealed revision."""
    return registers_of(revision.template.definition, revision_values(revision))


def preview_adoption(plan: Plan, revision: Revision) -> tuple[Change, ...]:
    """What adopting this revision now would add, change and take out. Nothing is written."""
    editions = plan.editions.select_related("revision__template").order_by("number")
    said = [said_by(edition.revision) for edition in editions]
    return replay([*said, said_by(revision)]).changes[-1]


@transaction.atomic
def rebuild(plan: Plan) -> State:
    """Make a plan's registers again from its editions alone, and tell their state.

    Rows keep their identity (serial, code), and so do the steps of money and progress that hang on them. What people
    arranged (classification, parties, ties, measures) stays.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    editions = list(plan.editions.select_related("revision__template").order_by("number"))
    state = replay([said_by(edition.revision) for edition in editions])
    by_number = {edition.number: edition for edition in editions}
    _write_targets(plan, state.rows[TARGETS], by_number)
    tasks = _write_tasks(plan, state.rows[TASKS], by_number)
    _write_lines(plan, state.rows[LINES], tasks, by_number)
    return state


def _write_targets(plan: Plan, rows: Sequence[Standing], editions: Mapping[int, PlanEdition]) -> None:
    known = _known(Target, plan)
    made = []
    for one in rows:
        target = known.get(one.serial) or Target(plan=plan)
        kept = by_hand.by_hand(target.origins)
        _fill(target, one, editions, ("indicator", one.row.title), _TARGET)
        if by_hand.MEASURE not in kept:
            target.measure = measure_of(target.indicator, target.unit_of_measure)
            kept = {by_hand.MEASURE: {"kind": "computed"}} if target.measure else {}
        target.origins = {**one.row.origins, **kept}
        made.append(target)
    _save(Target, made, (*_STANDING, *_TARGET, "measure"))


def _write_tasks(plan: Plan, rows: Sequence[Standing], editions: Mapping[int, PlanEdition]) -> dict[int, PlanTask]:
    known = _known(PlanTask, plan)
    titles = {one.serial: one.row.title for one in rows}
    tasks: dict[int, PlanTask] = {}
    for one in rows:
        task = known.get(one.serial) or PlanTask(plan=plan, code=task_code(plan, one.serial))
        kept = by_hand.by_hand(task.origins)
        _fill(task, one, editions, ("title", one.row.title), _TASK)
        task.origins = {**one.row.origins, **kept}
        task.is_heading = one.row.is_heading
        if task.classified_by_id is None:
            proposal = proposed(one.row.title, titles.get(one.heading or 0, ""))
            task.component, task.group = proposal.component, proposal.group
        tasks[one.serial] = task
    _save(PlanTask, list(tasks.values()), (*_STANDING, *_TASK, "is_heading", "component", "group"))
    for one in rows:
        tasks[one.serial].heading = tasks[one.heading] if one.heading is not None else None
    PlanTask.objects.bulk_update(tasks.values(), ("heading",), batch_size=_BATCH)
    _write_parties(plan, tasks.values())
    return tasks


def task_code(plan: Plan, serial: int) -> str:
    """The code of a task of the plan's document."""
    return f"{plan.code}.{serial:02d}"


def _write_parties(plan: Plan, tasks: Iterable[PlanTask]) -> None:
    """The units that each task's words name, and those that people named; a party that people took out stays out."""
    bodies = Bodies(plan.unit)
    told = list(tasks)
    known = {
        (party.task_id, party.unit_id, party.part): party
        for party in TaskParty.objects.filter(task__in=told).select_related("unit")
    }
    wanted: dict[tuple[int, int, str], TaskParty] = {}
    for task in told:
        hand = {(code, part): there for code, part, there in by_hand.parties_by_hand(task.origins)}
        for named in () if task.is_heading else bodies.named(task.lead, task.coordinating):
            if hand.get((named.unit.code, named.part), True):
                party = TaskParty(task=task, unit=named.unit, part=named.part, words=named.words)
                wanted[task.pk, named.unit.pk, named.part] = party
        for key, party in known.items():
            if key[0] == task.pk and hand.get((party.unit.code, party.part)):
                wanted.setdefault(key, party)
    TaskParty.objects.filter(pk__in=[party.pk for key, party in known.items() if key not in wanted]).delete()
    TaskParty.objects.bulk_create([party for key, party in wanted.items() if key not in known], batch_size=_BATCH)
    for key, party in wanted.items():
        if key in known and known[key].words != party.words:
            known[key].words = party.words
            known[key].save(update_fields=("words",))


def _write_lines(
    plan: Plan, rows: Sequence[Standing], tasks: Mapping[int, PlanTask], editions: Mapping[int, PlanEdition]
) -> None:
    known = _known(BudgetLine, plan)
    lines: dict[int, BudgetLine] = {}
    for one in rows:
        line = known.get(one.serial) or BudgetLine(plan=plan)
        kept = by_hand.by_hand(line.origins)
        _fill(line, one, editions, ("title", one.row.title), _LINE)
        line.is_heading, line.is_total = one.row.is_heading, one.row.is_total
        if by_hand.TASK not in kept:
            line.task = tasks[one.tie[0]] if one.tie else None
            kept = {by_hand.TASK: {"kind": "computed", "note": one.tie[1]}} if one.tie else {}
        line.origins = {**one.row.origins, **kept}
        lines[one.serial] = line
    _save(BudgetLine, list(lines.values()), (*_STANDING, *_LINE, "is_heading", "is_total", "task"))
    _write_cells({lines[one.serial]: one.row.cells for one in rows})


def _write_cells(stated: Mapping[BudgetLine, Sequence[CellRow]]) -> None:
    known = {(cell.line_id, cell.year, cell.source): cell for cell in BudgetCell.objects.filter(line__in=list(stated))}
    wanted = {(line.pk, cell.year, cell.source): cell for line, cells in stated.items() for cell in cells}
    BudgetCell.objects.filter(pk__in=[cell.pk for key, cell in known.items() if key not in wanted]).delete()
    names = ("quantity", "amount", "quantity_origin", "origin")
    new, changed = [], []
    for (line, year, source), cell in wanted.items():
        row = known.get((line, year, source))
        (changed if row else new).append(row := row or BudgetCell(line_id=line, year=year, source=source))
        for name in names:
            setattr(row, name, getattr(cell, name))
    BudgetCell.objects.bulk_create(new, batch_size=_BATCH)
    BudgetCell.objects.bulk_update(changed, names, batch_size=_BATCH)


def _known(model: type[Registered], plan: Plan) -> dict[int, Registered]:
    """The rows of a plan's document that the tables hold, by serial."""
    return {row.serial: row for row in model.objects.filter(plan=plan, serial__gt=0)}  # type: ignore[attr-defined]


def _fill(
    row: Target | PlanTask | BudgetLine,
    one: Standing,
    editions: Mapping[int, PlanEdition],
    title: tuple[str, str],
    columns: Sequence[str],
) -> None:
    """The row's cells as stated; what is not said is blank, never 0."""
    row.serial, row.position, row.number = one.serial, one.position, one.row.number[:40]
    row.since = editions[one.since]
    row.removed_in = None if one.removed_in is None else editions[one.removed_in]
    said: dict[str, Any] = {**one.row.values, title[0]: title[1]}
    for name in columns:
        column = row._meta.get_field(name)
        value = said.get(name)
        if value is None:
            value = None if column.null else ""
        longest = getattr(column, "max_length", None)
        setattr(row, name, value[:longest] if longest and isinstance(value, str) else value)


def _save(model: type[Model], rows: Sequence[Any], columns: Sequence[str]) -> None:
    """New rows in their order, known ones changed; in few statements whatever their number."""
    kept = [row for row in rows if row.pk is not None]
    model._default_manager.bulk_create([row for row in rows if row.pk is None], batch_size=_BATCH)
    model._default_manager.bulk_update(kept, columns, batch_size=_BATCH)

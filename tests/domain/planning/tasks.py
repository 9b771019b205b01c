"""Tasks, their parties and events for tests: plain rows, no document behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    Event,
    EventFacts,
    ParticipantRow,
    Plan,
    PlanTask,
    TaskParty,
    keep_participants,
    record_event,
)
from sachhon.vietnamese.enterprises import enterprise_key, is_public_body
from tests import world

Bodies = Sequence[tuple[str, str, int]]


def a_plan(unit_code: str = "P63-89", first: int = 2025, last: int = 2030) -> Plan:
    """An adopted plan of a unit."""
    return Plan.objects.create(
        code=f"KH-{unit_code}-{first}",
        unit=world.unit(unit_code),
        title=f"Kế hoạch {first}-{last}",
        first_year=first,
        last_year=last,
        status=Plan.Status.ADOPTED,
    )


def a_task(plan: Plan, title: str = "Tập huấn", first: int = 2026, last: int = 2027) -> PlanTask:
    """A task of a plan."""
    number = plan.tasks.count() + 1
    return PlanTask.objects.create(
        plan=plan,
        code=f"{plan.code}.{number:02d}",
        position=number,
        number=str(number),
        title=title,
        from_year=first,
        to_year=last,
    )


def party(task: PlanTask, unit_code: str, part: str) -> TaskParty:
    """A unit that leads or helps."""
    return TaskParty.objects.create(task=task, unit=world.unit(unit_code), part=part)


def held_event(
    unit_code: str, kind: str, day: date, bodies: Bodies = (), task: PlanTask | None = None, actor: Actor | None = None
) -> Event:
    """An event that was held, with who came: (name, tax code, people)."""
    by = actor or world.actor(Role.OFFICER, unit_code)
    facts = EventFacts(kind, f"Sự kiện {day:%d/%m/%Y}", day, task=task)
    event = record_event(actor=by, unit=world.unit(unit_code), facts=facts, status=Event.Status.HELD)
    if bodies:
        rows = [
            ParticipantRow(name, enterprise_key(name), code, people, not is_public_body(name))
            for name, code, people in bodies
        ]
        event = keep_participants(actor=by, event=event, rows=rows, base_version=event.version).event
    return event

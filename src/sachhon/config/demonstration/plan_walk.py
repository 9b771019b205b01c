"""A plan's way: begun, its Word file handed in and read, approved, adopted, its estimate taken into the ledger."""

from __future__ import annotations

import uuid
from datetime import date

from sachhon.config.demonstration.people import Province
from sachhon.config.demonstration.plan_letters import PlanLetter
from sachhon.config.demonstration.walk import CHECKED
from sachhon.domain.intake.api import accept_sure, confirm, read_received, take_in
from sachhon.domain.planning.api import (
    Plan,
    adopt_plan,
    begin_plan,
    classify_tasks,
    name_party,
    open_ledger,
    proposed,
    revision_to_adopt,
    tasks_of,
)
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import approve, ask_approval, findings_of, give_reason
from sachhon.formkit.findings import Severity


def drafted(people: Province, unit: Unit, letter: PlanLetter) -> Plan:
    """Begun, and filled from its file."""
    plan = begin_plan(
        actor=people.officer,
        unit=unit,
        title=f"Kế hoạch {letter.title[:1].lower()}{letter.title[1:]}",
        first_year=letter.first,
        last_year=letter.last,
    )
    assert plan.submission is not None
    name = f"ke-hoach-{letter.first}-{letter.last}.docx"
    taken = take_in(actor=people.officer, submission=plan.submission, name=name, data=letter.to_bytes())
    received = read_received(received_id=taken.pk)
    accept_sure(actor=people.officer, received=received, above=0.0)
    confirm(actor=people.officer, received=received)
    plan.submission.refresh_from_db()
    return plan


def adopted(people: Province, unit: Unit, letter: PlanLetter) -> Plan:
    """All the way to the registers and the ledger."""
    plan = drafted(people, unit, letter)
    submission = plan.submission
    assert submission is not None
    for checked in findings_of(submission):
        if checked.finding.severity is Severity.WARNING and not checked.reason:
            give_reason(actor=people.officer, submission=submission, fingerprint=checked.fingerprint, text=CHECKED)
    ask_approval(actor=people.officer, submission=submission)
    for person in (people.head, people.leader):
        submission.refresh_from_db()
        approve(actor=person, submission=submission, note="", request_key=uuid.uuid4().hex)
    revision = revision_to_adopt(plan)
    assert revision is not None
    edition = adopt_plan(
        actor=people.leader,
        plan=plan,
        revision=revision,
        document_number=letter.number,
        document_date=letter.issued,
        request_key=uuid.uuid4().hex,
    )
    plan.refresh_from_db()
    open_ledger(actor=people.leader, edition=edition)
    return plan


def arranged(people: Province, plan: Plan) -> None:
    """The proposed classifications confirmed for half of the tasks, and the unit named as the lead of all."""
    tasks = [task for task in tasks_of(plan) if not task.is_heading]
    half = tasks[: len(tasks) // 2]
    classify_tasks(actor=people.officer, plan=plan, chosen={task.code: proposed(task.title) for task in half})
    for task in tasks[:3]:
        name_party(actor=people.officer, task=task, unit=plan.unit, part="lead", words=task.lead)


def letter_day(first: int) -> date:
    """A plan is issued in the spring of its first year."""
    return date(first, 3, 15)

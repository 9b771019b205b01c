"""The real plan goes in as it is: read, confirmed, approved, sealed, adopted; every cell leads to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import accept_sure, confirm, read_received, take_in
from sachhon.domain.planning.api import (
    BudgetCell,
    Plan,
    PlanTask,
    Target,
    adopt_plan,
    begin_plan,
    files_read_for,
    lines_of,
    revision_to_adopt,
)
from sachhon.domain.submissions.api import approve, ask_approval, findings_of, give_reason
from tests import world
from tests.domain.planning.plans import MILLION
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.django_db, needs_shared]
UNIT = "P63-46"


@dataclass(frozen=True)
class Adopted:
    plan: Plan
    text: str


@pytest.fixture
def adopted() -> Adopted:
    """Document 004 on its whole road."""
    world.units()
    world.template_version("action-plan")
    officer, head, leader = (world.actor(role, UNIT) for role in (Role.OFFICER, Role.HEAD, Role.LEADER))
    plan = begin_plan(actor=officer, unit=world.unit(UNIT), title="Kế hoạch của tỉnh", first_year=2016, last_year=2020)
    path = next((SHARED / "documents").glob("004*.txt"))
    taken = take_in(actor=officer, submission=plan.submission, name=path.name, data=path.read_bytes())
    received = read_received(received_id=taken.pk)
    assert received.concerns == []
    accept_sure(actor=officer, received=received)
    confirm(actor=officer, received=received)
    plan.submission.refresh_from_db()
    for one in findings_of(plan.submission):
        if one.needs_reason and not one.reason:
            give_reason(
                actor=officer, submission=plan.submission, fingerprint=one.fingerprint, text="Theo văn bản đã ban hành"
            )
    ask_approval(actor=officer, submission=plan.submission)
    approve(actor=head, submission=plan.submission, request_key="truong")
    approve(actor=leader, submission=plan.submission, request_key="lanh-dao")
    adopt_plan(actor=leader, plan=plan, revision=revision_to_adopt(plan), request_key="ban-hanh")
    return Adopted(plan, received.text)


def words(adopted: Adopted, origin: dict[str, object] | None) -> str:
    assert origin is not None
    assert origin["kind"] == "read"
    return " ".join(adopted.text[origin["start"] : origin["end"]].split())


def said(text: str) -> Decimal:
    """A figure of the annex; a dash is nothing."""
    return Decimal(0) if text == "-" else Decimal(text.replace(".", "").replace(",", "."))


def test_every_cell_of_the_budget_leads_to_its_figure(adopted: Adopted) -> None:
    cells = BudgetCell.objects.filter(line__plan=adopted.plan)
    told = 0
    for cell in cells:
        for value, origin, unit in (
            (cell.amount, cell.origin, MILLION),
            (cell.quantity, cell.quantity_origin, 1),
        ):
            if value is not None:
                assert said(words(adopted, origin)) * unit == value, (cell.line.number, cell.year, cell.source)
                told += 1
    # 32 years of a line (a dash among them) with quantity and money, 11 × 3 sources; the total row: 4 years, 3 sources.
    assert told == 32 + 32 + 33 + 4 + 3


def test_totals_are_those_of_the_document(adopted: Adopted) -> None:
    lines = list(lines_of(adopted.plan))
    own = [line for line in lines if not line.is_heading and not line.is_total]
    by_year = {
        year: sum(cell.amount or 0 for line in own for cell in line.cells.all() if cell.year == year)
        for year in (2017, 2018, 2019, 2020)
    }
    assert by_year == {2017: 315 * MILLION, 2018: 1375 * MILLION, 2019: 1365 * MILLION, 2020: 305 * MILLION}
    by_source = {
        source: sum(cell.amount or 0 for line in own for cell in line.cells.all() if cell.source == source)
        for source in ("central", "local", "enterprises")
    }
    assert by_source == {"central": 700 * MILLION, "local": 1660 * MILLION, "enterprises": 1000 * MILLION}
    (total,) = [line for line in lines if line.is_total]
    assert total.total == sum(line.total for line in own) == 3360 * MILLION
    assert {line.number: line.unit_price for line in own if line.unit_price} == {
        "1.1": 30 * MILLION,
        "1.2": 30 * MILLION,
        "1.3": 40 * MILLION,
        "1.4": 80 * MILLION,
    }


def test_every_cell_of_the_tasks_leads_to_its_words(adopted: Adopted) -> None:
    for task, column, value in _cells(adopted.plan):
        shown = words(adopted, task.origins[column])
        if column == "from_year":
            assert str(value) in shown
        elif column in ("lead", "coordinating"):
            assert all(body in shown for body in str(value).split("; ")), (task.number, column)
        else:
            assert shown == " ".join(str(value).split()), (task.number, column)


def _cells(plan: Plan) -> Iterator[tuple[PlanTask, str, object]]:
    for task in PlanTask.objects.filter(plan=plan):
        for column in ("number", "title", "purpose", "outcome", "lead", "coordinating", "from_year"):
            value = getattr(task, column)
            if value and (column != "number" or not task.is_heading):
                yield task, column, value


def test_targets_lead_to_their_sentences(adopted: Adopted) -> None:
    for target in Target.objects.filter(plan=adopted.plan):
        shown = words(adopted, target.origins["indicator"])
        assert target.indicator in shown
        assert f"{target.low.normalize():f}" in shown


def test_what_the_reader_doubts_stands_with_the_plan(adopted: Adopted) -> None:
    (received,) = files_read_for(adopted.plan)
    codes = [finding["code"] for finding in received.reading["findings"]]
    assert {
        "funded_outside_period",
        "quantity_contradiction",
        "task_two_numbers",
        "task_without_budget",
        "differs_from_strategy",
    } <= set(codes)
    assert codes.count("funded_outside_period") == 3
    assert codes.count("task_without_budget") == 2

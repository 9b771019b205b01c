"""Editions of a plan: what changed is told, what people arranged stays, and the registers are made again from the
revisions alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.adopting.model import LINES, REGISTERS, TASKS, RegisterRow, Registers
from sachhon.domain.planning.adopting.replay import ADDED, CHANGED, REMOVED, State, replay
from sachhon.domain.planning.api import (
    BudgetLine,
    Plan,
    PlanTask,
    Proposal,
    Target,
    classify_tasks,
    name_party,
    rebuild,
    remove_party,
    set_measure,
    tie_line,
)
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.plans import MILLION, SAMPLE, Tables
from tests.thorough import of

# The arithmetic of editions, without a database.

TITLES = [
    "Tuyên truyền trên các phương tiện thông tin đại chúng",
    "Tổ chức tập huấn, hội nghị, hội thảo chuyên đề",
    "Đánh giá nhanh sản xuất sạch hơn tại cơ sở",
    "Đánh giá chi tiết và tư vấn cho cơ sở sản xuất",
    "Xây dựng mạng lưới hỗ trợ tại các huyện",
    "Rà soát cơ chế, chính sách của tỉnh",
    "Vận hành chuyên mục trên trang thông tin điện tử",
    "Tổng kết việc thực hiện Kế hoạch",
]


@st.composite
def editions(draw: st.DrawFn) -> list[Registers]:
    """One to four editions: rows come, change, move, go and come back."""
    told = []
    for _edition in range(draw(st.integers(1, 4))):
        chosen = draw(st.lists(st.sampled_from(TITLES), unique=True, max_size=6))
        rows = tuple(
            RegisterRow(title, str(at + 1), {"from_year": draw(st.integers(2016, 2020))})
            for at, title in enumerate(chosen)
        )
        told.append(Registers(tasks=rows))
    return told


def standing(state: State, register: str = TASKS) -> list[RegisterRow]:
    rows = [one for one in state.rows[register] if one.removed_in is None]
    return [one.row for one in sorted(rows, key=lambda one: one.position)]


@settings(max_examples=of(300, 60), deadline=None)
@given(editions())
def test_what_stands_is_what_the_last_edition_says(told: list[Registers]) -> None:
    state = replay(told)
    assert standing(state) == list(told[-1].tasks)
    for register in REGISTERS:
        assert [one.serial for one in state.rows[register]] == list(range(1, len(state.rows[register]) + 1))


@settings(max_examples=of(300, 60), deadline=None)
@given(editions())
def test_the_changes_lead_from_one_edition_to_the_next(told: list[Registers]) -> None:
    state = replay(told)
    titles: dict[int, str] = {}
    years: dict[int, str] = {}
    for changes, said in zip(state.changes, told, strict=True):
        for change in changes:
            serial, cells = change["serial"], {cell["column"]: cell for cell in change["cells"]}
            if change["kind"] == REMOVED:
                assert cells["from_year"]["before"] == years.pop(serial)
                titles.pop(serial)
                continue
            assert (change["kind"] == ADDED) == (serial not in titles)
            if "from_year" in cells:
                assert cells["from_year"]["before"] == years.get(serial, "")
                years[serial] = cells["from_year"]["after"]
            titles[serial] = change["title"]
        assert sorted(titles.values()) == sorted(row.title for row in said.tasks)
        assert {titles[serial]: years[serial] for serial in titles} == {
            row.title: str(row.values["from_year"]) for row in said.tasks
        }


@settings(max_examples=of(200, 60), deadline=None)
@given(editions())
def test_the_same_edition_again_changes_nothing(told: list[Registers]) -> None:
    once, twice = replay(told), replay([*told, told[-1]])
    assert twice.changes[-1] == ()
    assert twice.rows == once.rows


@settings(max_examples=of(200, 60), deadline=None)
@given(editions())
def test_a_row_keeps_its_number_for_ever(told: list[Registers]) -> None:
    known: dict[str, int] = {}
    for count in range(1, len(told) + 1):
        for one in replay(told[:count]).rows[TASKS]:
            assert known.setdefault(one.row.title, one.serial) == one.serial


def row(title: str, number: str, **values: Any) -> RegisterRow:
    return RegisterRow(title, number, values)


def test_a_renumbered_and_reworded_row_goes_on() -> None:
    first = Registers(tasks=(row("Tổ chức tập huấn cho doanh nghiệp", "1.1"), row(TITLES[4], "2.1", from_year=2016)))
    second = Registers(
        tasks=(row(TITLES[4], "1.1", from_year=2018), row("Tổ chức tập huấn cho các doanh nghiệp", "2.1"))
    )
    state = replay([first, second])
    assert [one.since for one in state.rows[TASKS]] == [1, 1]
    reworded, network = ({cell["column"]: cell for cell in change["cells"]} for change in _by_serial(state.changes[1]))
    assert reworded["title"] == {
        "column": "title",
        "before": "Tổ chức tập huấn cho doanh nghiệp",
        "after": "Tổ chức tập huấn cho các doanh nghiệp",
    }
    assert (network["number"]["before"], network["number"]["after"]) == ("2.1", "1.1")
    assert (network["from_year"]["before"], network["from_year"]["after"]) == ("2016", "2018")


def test_a_row_that_comes_back_is_the_same_row() -> None:
    both = Registers(tasks=(row(TITLES[0], "1"), row(TITLES[1], "2")))
    state = replay([both, Registers(tasks=(row(TITLES[0], "1"),)), both])
    assert [(one.serial, one.since, one.removed_in) for one in state.rows[TASKS]] == [(1, 1, None), (2, 1, None)]
    assert [(change["kind"], change["serial"]) for change in state.changes[2]] == [(ADDED, 2)]


def test_two_rounds_of_the_same_work_are_two_rows() -> None:
    both = Registers(
        tasks=(row("Tập huấn cho doanh nghiệp (đợt 1)", "1"), row("Tập huấn cho doanh nghiệp (đợt 2)", "2"))
    )
    second = Registers(tasks=(row("Tập huấn cho doanh nghiệp (đợt 2)", "1"),))
    first, other = replay([both, second]).rows[TASKS]
    assert (first.removed_in, other.removed_in, other.row.number) == (2, None, "1")


def _by_serial(changes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    assert all(change["kind"] == CHANGED for change in changes)
    return sorted(changes, key=lambda change: change["serial"])


# The registers in the database.

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    world.units()
    return plans.begun()


def changed(**rows: Any) -> Tables:
    """The sample with rows of a table replaced."""
    return {**SAMPLE, **rows}


def snapshot(plan: Plan) -> list[tuple[Any, ...]]:
    """All that the registers say, identities with it."""
    told: list[tuple[Any, ...]] = []
    for target in Target.objects.filter(plan=plan).order_by("serial"):
        told.append(_plain(target))
    for task in PlanTask.objects.filter(plan=plan).order_by("serial"):
        parties = sorted(task.parties.values_list("unit__code", "part", "words"))
        told.append((*_plain(task), tuple(parties)))
    for line in BudgetLine.objects.filter(plan=plan).order_by("serial"):
        cells = line.cells.order_by("year", "source").values_list("year", "source", "quantity", "amount")
        told.append((*_plain(line), tuple(cells)))
    return told


def _plain(one: Any) -> tuple[Any, ...]:
    return tuple(
        str(getattr(one, field.attname)) for field in one._meta.concrete_fields if field.attname not in ("status_at",)
    )


TASK_ROWS = SAMPLE["tasks"]


@settings(max_examples=of(25, 8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(st.lists(st.sampled_from(range(1, len(TASK_ROWS))), unique=True, min_size=1), min_size=1, max_size=3),
    harm=st.integers(0, 3),
)
def test_rebuilding_gives_the_same_rows(plan: Plan, told: list[list[int]], harm: int) -> None:
    fresh = Plan.objects.create(
        code=f"{plan.code}-{Plan.objects.count()}",
        unit=plan.unit,
        title="Thử",
        first_year=2016,
        last_year=2020,
        submission=_answer(),
    )
    for chosen in told:
        plans.adopted(fresh, plans.values(changed(tasks=[TASK_ROWS[at] for at in sorted(chosen)])))
    before = snapshot(fresh)
    if harm == 1:
        PlanTask.objects.filter(plan=fresh).update(title="hỏng", number="", position=0, lead="hỏng", from_year=1)
    elif harm == 2:
        BudgetLine.objects.filter(plan=fresh).update(total=1, task=None, origins={})
        for line in BudgetLine.objects.filter(plan=fresh):
            line.cells.all().delete()
    elif harm == 3:
        Target.objects.filter(plan=fresh).update(low=1, measure="", origins={})
    rebuild(fresh)
    assert snapshot(fresh) == before


def _answer() -> Any:
    """A further answer of the unit to a round of the plan's template."""
    asked = world.published_round(f"KH-{Plan.objects.count()}", "action-plan")
    return world.submission(asked, plans.UNIT)


def test_a_later_edition_keeps_codes_and_what_people_arranged(plan: Plan) -> None:
    plans.adopted(plan, plans.values(SAMPLE))
    plan.refresh_from_db()
    officer = world.actor(Role.OFFICER, plans.UNIT)
    course = PlanTask.objects.get(plan=plan, number="1.2")
    classify_tasks(actor=officer, plan=plan, chosen={course.code: Proposal(5, "1.3")})
    name_party(actor=officer, task=course, unit=world.unit("P34-01"), part="coordinating")
    press = PlanTask.objects.get(plan=plan, number="1.1")
    remove_party(actor=officer, party=press.parties.get(unit__code="BCT"))
    line = BudgetLine.objects.get(plan=plan, number="2.3")
    tie_line(actor=officer, line=line, task=course)
    target = Target.objects.get(plan=plan, serial=1)
    set_measure(actor=officer, target=target, measure="")
    PlanTask.objects.filter(pk=course.pk).update(status=PlanTask.Status.DONE)

    tasks = [*TASK_ROWS[:2], {**TASK_ROWS[2], "number": "1.3", "to_year": 2020}, *TASK_ROWS[3:]]
    edition = plans.adopted(plan, plans.values(changed(tasks=tasks)))
    course.refresh_from_db()
    assert (course.number, course.to_year, course.code) == ("1.3", 2020, f"{plan.code}.03")
    assert (course.component, course.group, course.classified_by) == (5, "1.3", officer.user)
    assert course.status == PlanTask.Status.DONE
    assert set(course.parties.values_list("unit__code", flat=True)) == {"P34-01"}
    assert "BCT" not in set(press.parties.values_list("unit__code", flat=True))
    line.refresh_from_db()
    assert line.task == course
    target.refresh_from_db()
    assert target.measure == ""
    assert [(change["register"], change["kind"], change["serial"]) for change in edition.changes] == [
        ("tasks", "changed", 3)
    ]


def test_a_row_that_is_left_out_stands_as_removed(plan: Plan) -> None:
    plans.adopted(plan, plans.values(SAMPLE))
    budget = [one for one in SAMPLE["budget"] if one.get("number") != "2.3"]
    budget[1] = {**budget[1], "2017.amount": 35 * MILLION}
    edition = plans.adopted(plan, plans.values(changed(tasks=TASK_ROWS[:3], budget=budget)))
    assessed = PlanTask.objects.get(plan=plan, number="2.1")
    assert assessed.removed_in == edition
    assert BudgetLine.objects.get(plan=plan, number="2.3").removed_in == edition
    told = {(change["register"], change["kind"], change["number"]) for change in edition.changes}
    assert told == {
        ("tasks", REMOVED, "2"),
        ("tasks", REMOVED, "2.1"),
        ("lines", CHANGED, "1.1"),
        ("lines", REMOVED, "2.3"),
    }
    cell = next(change for change in edition.changes if change["kind"] == CHANGED)["cells"]
    assert cell == [{"column": "2017.amount", "before": str(30 * MILLION), "after": str(35 * MILLION)}]


def test_headings_of_the_budget_group_and_count_nothing() -> None:
    rows = replay([Registers(lines=(replace(row("A", "1"), is_heading=True), row(TITLES[0], "1.1")))]).rows[LINES]
    assert [one.row.is_heading for one in rows] == [True, False]

"""A unit's answer as tasks, and which of a newer answer are which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.campaign.rows import Known, Task, matched, tasks_of
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, State
from tests.domain.planning.campaigns import TEMPLATE, TRIEU, Asked, rows

names = st.lists(st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip), max_size=8)


def test_blank_is_none_and_nil_is_0() -> None:
    values = rows(Asked("Hội thảo", None, 20))
    values[Key("tasks", 1, "name")] = Answer(State.VALUE, "Phim")
    values[Key("tasks", 1, "counterpart_funding")] = Answer(State.NIL)
    told = tasks_of(template(TEMPLATE), values)
    assert [(one.name, one.central, one.counterpart) for one in told] == [
        ("Hội thảo", None, 20 * TRIEU),
        ("Phim", None, 0),
    ]
    assert told[0].answers["name"].origin is not None


def test_lines_of_totals_are_no_tasks() -> None:
    told = tasks_of(template(TEMPLATE), rows(Asked("Hội thảo"), Asked("Tổng cộng", 500, 200)))
    assert [one.name for one in told] == ["Hội thảo"]


def known(*names: str) -> list[Known]:
    return [Known(f"k{row}", name, "1.1", row) for row, name in enumerate(names)]


def tasks(*names: str) -> list[Task]:
    return [Task(row, name, "1.1") for row, name in enumerate(names)]


def test_a_task_is_known_by_its_name_wherever_it_stands() -> None:
    found = matched(known("Hội thảo", "Phim"), tasks("Phim", "Cẩm nang mới hoàn toàn", "HỘI THẢO"))
    assert {key: task.row for key, task in found.same} == {"k0": 2, "k1": 0}
    assert [task.name for task in found.new] == ["Cẩm nang mới hoàn toàn"]
    assert found.gone == ()


def test_a_name_that_was_corrected_is_the_same_task() -> None:
    found = matched(
        known("Tập huấn sản xuất sạch hơn ngành dệt", "Phim"), tasks("Tập huấn sản xuất sạch hơn ngành dệt may")
    )
    assert [key for key, _ in found.same] == ["k0"]
    assert found.gone == ("k1",)


def test_two_tasks_of_one_name_stay_two() -> None:
    found = matched(known("Hội thảo", "Hội thảo"), tasks("Hội thảo", "Hội thảo"))
    assert sorted((key, task.row) for key, task in found.same) == [("k0", 0), ("k1", 1)]


@given(names, names)
def test_each_is_matched_at_most_once_and_none_is_lost(before: list[str], after: list[str]) -> None:
    there, now = known(*before), tasks(*after)
    found = matched(there, now)
    assert sorted([key for key, _ in found.same] + list(found.gone)) == sorted(one.key for one in there)
    assert sorted([task.row for _, task in found.same] + [task.row for task in found.new]) == [task.row for task in now]


@given(names)
def test_the_same_answer_is_matched_whole(some: list[str]) -> None:
    found = matched(known(*some), tasks(*some))
    assert not found.new
    assert not found.gone

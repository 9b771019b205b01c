"""The table of states walked, the task's own state from its years, overdue and at risk with their reasons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.progress.overlays import YearOfTask, overlay_of, share_of_time_gone
from sachhon.domain.planning.progress.shares import share_done, share_spent
from sachhon.domain.planning.progress.states import (
    MAY_FOLLOW,
    UNFINISHED,
    TaskState,
    may_follow,
    needs_remark,
    state_of_task,
)

STATES = list(TaskState)


def test_every_state_has_its_row_and_can_be_left_and_reached() -> None:
    assert set(MAY_FOLLOW) == set(STATES)
    reached = {then for row in MAY_FOLLOW.values() for then in row}
    assert reached == set(STATES)
    assert all(MAY_FOLLOW.values())


def test_what_is_done_goes_back_by_way_of_being_under_way_and_says_why() -> None:
    assert not may_follow("done", "not_started")
    assert not may_follow("done", "stopped")
    assert may_follow("done", "under_way")
    assert needs_remark("done", "under_way")
    assert needs_remark("under_way", "stopped")
    assert not needs_remark("under_way", "done")
    assert not needs_remark("stopped", "stopped")


@pytest.mark.parametrize(
    ("years", "last", "expected"),
    [
        ({}, 2027, "not_started"),
        ({2026: "not_started"}, 2027, "not_started"),
        ({2026: "under_way"}, 2027, "under_way"),
        ({2026: "done"}, 2027, "under_way"),
        ({2026: "done", 2027: "done"}, 2027, "done"),
        ({2026: "done"}, None, "done"),
        ({2026: "done", 2027: "not_started"}, 2027, "under_way"),
        ({2026: "done", 2027: "stopped"}, 2027, "stopped"),
        ({2026: "under_way", 2027: "done"}, 2027, "under_way"),
    ],
)
def test_the_tasks_own_state_is_what_its_years_say(years: dict[int, str], last: int | None, expected: str) -> None:
    assert state_of_task(years, last) == expected


def year(state: str, **told: object) -> YearOfTask:
    return YearOfTask(2026, state, **told)  # type: ignore[arg-type]


def test_overdue_is_counted_from_the_planned_day() -> None:
    late = overlay_of(year("under_way", planned_to=date(2026, 10, 31)), date(2026, 11, 21))
    assert (late.overdue, late.days, late.at_risk) == (True, 21, False)
    assert not overlay_of(year("under_way", planned_to=date(2026, 11, 21)), date(2026, 11, 21)).overdue
    assert overlay_of(year("not_started"), date(2027, 1, 1)).days == 1


@pytest.mark.parametrize("state", ["done", "stopped"])
def test_what_is_finished_or_stopped_is_neither(state: str) -> None:
    assert overlay_of(year(state), date(2030, 1, 1)).reasons == ()


def test_what_was_carried_over_is_judged_in_the_next_year() -> None:
    assert not overlay_of(year("under_way", carried_over=True), date(2027, 5, 1)).overdue


def test_not_begun_at_half_time_is_a_risk() -> None:
    assert overlay_of(year("not_started"), date(2026, 6, 30)).reasons == ()
    risk = overlay_of(year("not_started"), date(2026, 7, 2))
    assert (risk.at_risk, risk.reasons[0].code, risk.reasons[0].gone) == (True, "not_begun", 50)


def test_outputs_and_money_behind_the_time_are_risks() -> None:
    told = year("under_way", outputs_share=Decimal("0.25"), money_share=Decimal("0.6"))
    risk = overlay_of(told, date(2026, 9, 30))
    assert [(why.code, why.gone, why.done) for why in risk.reasons] == [("outputs_behind", 74, 25)]
    assert overlay_of(year("under_way", outputs_share=Decimal("0.5")), date(2026, 9, 30)).reasons == ()
    assert overlay_of(year("under_way"), date(2026, 9, 30)).reasons == ()


def test_the_last_fortnight_warns_where_outputs_lack() -> None:
    assert (
        overlay_of(year("under_way", outputs_share=Decimal("0.8")), date(2026, 12, 20)).reasons[0].code == "ends_soon"
    )
    assert overlay_of(year("under_way", outputs_share=Decimal(1)), date(2026, 12, 20)).reasons == ()


@given(st.sampled_from([one.value for one in STATES]), st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.booleans())
def test_only_unfinished_work_is_ever_marked(state: str, today: date, carried: bool) -> None:
    found = overlay_of(year(state, carried_over=carried, outputs_share=Decimal("0.1")), today)
    if TaskState(state) not in UNFINISHED or carried:
        assert found.reasons == ()
    assert not (found.overdue and found.at_risk)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_time_goes_from_nothing_to_all(today: date) -> None:
    gone = share_of_time_gone(date(2026, 1, 1), date(2026, 12, 31), today)
    assert 0 < gone <= 1
    assert share_of_time_gone(date(2027, 1, 1), date(2027, 12, 31), today) == 0


def test_lines_are_held_against_what_is_counted_in_their_unit() -> None:
    planned = {"Lớp": Decimal(4), "Bộ": Decimal(9)}
    assert share_done(planned, {"training_courses": Decimal(1)}) == Decimal("0.25")
    assert share_done(planned, {"training_courses": Decimal(9)}) == 1
    assert share_done({"Bộ": Decimal(9)}, {}) is None
    assert share_done({"khóa": Decimal(2), "hội nghị": Decimal(1)}, {"workshops": Decimal(1)}) == Decimal("0.5")


def test_money_is_compared_only_where_it_is_planned_and_kept() -> None:
    assert share_spent(None, 5) is None
    assert share_spent(100, None) is None
    assert share_spent(100, 40) == Decimal("0.4")
    assert share_spent(100, 140) == 1

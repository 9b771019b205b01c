"""What of assessments stands on a desk: tasks with their day, options, looks back, results to verify, delegations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sachhon.channels.office.desk.items import Item
from sachhon.channels.office.desk.work import desk_of
from sachhon.domain.accounts.api import Actor, Delegation, Role, User, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    PlanFacts,
    Refused,
    attach_whole_evidence,
    plan_option,
    record_task,
    screen_option,
)
from sachhon.domain.registry.api import Facility
from tests import world
from tests.domain.assessments import option_world as options
from tests.domain.assessments import workspace_world as work
from tests.domain.assessments.test_whole import measured

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def facility() -> Facility:
    return work.facility()


@pytest.fixture
def lender(facility: Facility) -> User:
    return world.person(Role.FACILITY_USER, facility.code, name="Lê Giám Đốc")


@pytest.fixture
def consultant(facility: Facility, lender: User, today: date) -> Actor:
    return actor_of(work.consultant(facility, today + timedelta(days=9), lender))


@pytest.fixture
def assessment(consultant: Actor, facility: Facility) -> Assessment:
    return work.begun(consultant, facility)


def group(actor: Actor, name: str) -> list[Item]:
    return next((one.items for one in desk_of(actor).groups if one.id == name), [])


def test_the_next_task_stands_on_the_desks_of_those_who_write(
    assessment: Assessment, consultant: Actor, lender: User
) -> None:
    (item,) = group(consultant, "assessment-tasks")
    assert item.title.startswith("Nhiệm vụ 1.")
    assert item.href == f"/danh-gia/{assessment.code}/viec/T01/"
    assert "0/18 nhiệm vụ đã xong" in item.more
    assert (item.due, item.days) == (None, None)
    record_task(actor=consultant, assessment=assessment, task="T01", state="done", note="")
    (item,) = group(actor_of(lender), "assessment-tasks")
    assert item.title.startswith("Nhiệm vụ 2.")
    assert "1/18" in item.more
    assert group(world.actor(Role.OFFICER, work.PROVINCE), "assessment-tasks") == []
    assert group(world.actor(Role.FACILITY_USER, "CS-999999"), "assessment-tasks") == []


def test_a_task_given_to_somebody_waits_for_them_alone_with_its_day(
    assessment: Assessment, consultant: Actor, lender: User, today: date
) -> None:
    late, far = today - timedelta(days=3), today + timedelta(days=90)
    told = {"actor": consultant, "assessment": assessment, "state": "in_progress", "note": ""}
    record_task(**told, task="T05", due=late, owner=consultant.user)  # type: ignore[arg-type]
    record_task(**told, task="T06", due=today + timedelta(days=5))  # type: ignore[arg-type]
    record_task(**told, task="T07", due=far)  # type: ignore[arg-type]
    mine = group(consultant, "assessment-tasks")
    assert [(one.href[-5:-1], one.days) for one in mine] == [("/T05", 3), ("/T06", -5), ("/T01", None)]
    assert "giao cho anh/chị" in mine[0].more
    theirs = group(actor_of(lender), "assessment-tasks")
    assert [one.href[-5:-1] for one in theirs] == ["/T06", "/T01"]
    stranger = world.person(Role.OFFICER, "TV-01")
    with pytest.raises(Refused, match="được cơ sở ủy quyền"):
        record_task(**told, task="T08", owner=stranger)  # type: ignore[arg-type]


def test_a_planned_option_comes_before_its_day(assessment: Assessment, consultant: Actor, today: date) -> None:
    for days in (10, 60):
        option = options.proposed(consultant, assessment, f"Sau {days} ngày")
        option = screen_option(actor=consultant, option=option, screening="now", why="", base_version=option.version)
        facts = PlanFacts("Tổ cơ điện", today + timedelta(days=days))
        plan_option(actor=consultant, option=option, facts=facts, base_version=option.version)
    (item,) = group(consultant, "options-due")
    assert (item.title, item.days) == ("1. Sau 10 ngày", -10)


def test_looks_back_and_later_tasks_after_the_report(assessment: Assessment, consultant: Actor, today: date) -> None:
    assessment.status, assessment.reported_on = Assessment.Status.REPORTED, today - timedelta(days=200)
    assessment.save()
    (item,) = group(consultant, "look-backs")
    assert item.title.startswith("Theo dõi sau 6 tháng")
    assert item.days is not None
    assert item.days > 0
    assert group(consultant, "assessment-tasks") == []
    told = {"actor": consultant, "assessment": assessment, "state": "in_progress", "note": ""}
    record_task(**told, task="T16", due=today)  # type: ignore[arg-type]
    assert [one.href[-5:-1] for one in group(consultant, "assessment-tasks")] == ["/T16"]


def test_results_wait_for_the_province_not_for_who_measured(
    assessment: Assessment, consultant: Actor, lender: User
) -> None:
    reviewer = world.actor(Role.OFFICER, work.PROVINCE)
    assert group(reviewer, "results") == []
    measured(consultant, assessment)
    assert group(reviewer, "results") == []  # nothing shown yet
    attach_whole_evidence(actor=consultant, assessment=assessment, name="a.png", data=options.PNG)
    option = options.implemented(consultant, options.proposed(consultant, assessment))
    options.measured(consultant, option)
    options.shown(consultant, option)
    found = group(reviewer, "results")
    assert [one.title for one in found] == ["Kết quả của cả cuộc đánh giá", "Giải pháp 1. Sửa rò rỉ khí nén"]
    assert found[0].href == f"/danh-gia/{assessment.code}/ket-qua/kiem-chung/"
    for other in (consultant, actor_of(lender), world.actor(Role.OFFICER, work.OTHER_PROVINCE)):
        assert group(other, "results") == []
    assert group(world.actor(Role.MINISTRY_OFFICER), "results") == []


def test_both_sides_are_told_that_a_delegation_ends(
    assessment: Assessment, consultant: Actor, lender: User, today: date
) -> None:
    (mine,) = group(consultant, "delegations")
    assert (mine.title, mine.days) == ("Ủy quyền của Công ty CP Bia Quy Nhơn cho anh/chị", -9)
    (given,) = group(actor_of(lender), "delegations")
    assert given.title == "Ủy quyền cho Trần Tư Vấn"
    Delegation.objects.update(until=today + timedelta(days=31))
    assert group(consultant, "delegations") == []
    Delegation.objects.update(until=today - timedelta(days=1))
    assert group(actor_of(consultant.user), "delegations") == []  # type: ignore[arg-type]
    assert group(actor_of(consultant.user), "assessment-tasks") == []  # type: ignore[arg-type]


def test_the_day_and_the_owner_are_given_on_the_task_s_page(
    assessment: Assessment, consultant: Actor, today: date
) -> None:
    assert consultant.user is not None
    client = world.signed_in(consultant.user)
    address = f"/danh-gia/{assessment.code}/viec/T02/"
    page = client.get(address).content.decode()
    assert "Lê Giám Đốc" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    sent = {"state": "in_progress", "note": "", "due": "31/12/2026", "owner": str(consultant.user.pk), "seen": seen}
    assert client.post(address, sent).status_code == 302
    home = client.get(f"/danh-gia/{assessment.code}/").content.decode()
    assert "hạn 31/12/2026" in home
    assert "giao Trần Tư Vấn" in home
    assert "Hạn: – → 31/12/2026" in client.get(f"/danh-gia/{assessment.code}/lich-su/").content.decode()
    wrong = client.post(address, {**sent, "due": "32/12/2026"}).content.decode()
    assert 'value="32/12/2026"' in wrong

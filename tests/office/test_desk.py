"""My work: what is due, what came back and why, approvals, and a search that shows nothing of others."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sachhon.channels.office.desk.search import search
from sachhon.channels.office.desk.work import Group, desk_of
from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import Status
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def group(actor: Actor, name: str) -> Group | None:
    return next((one for one in desk_of(actor).groups if one.id == name), None)


def test_nothing_is_owed() -> None:
    """The empty state says so."""
    page = world.signed_in(world.person(Role.OFFICER, "P63-89")).get("/")
    assert "Không còn việc nào đến hạn" in page.content.decode()


def test_what_is_due_stands_overdue_first_with_one_click_to_go_on() -> None:
    """By deadline; one that was not begun starts, one that was begun goes on."""
    officer = world.actor(Role.OFFICER, "P63-89")
    late = world.submission(world.published_round("late", due_in=-3), "P63-89")
    world.obligation(world.published_round("soon", due_in=5), "P63-89")
    world.obligation(world.published_round("others", due_in=1), "P63-01")
    due = group(officer, "due")
    assert due is not None
    assert [(item.days, item.step) for item in due.items] == [(3, "Làm tiếp"), (-5, "Bắt đầu")]
    assert due.items[0].href == f"/bao-cao/{late.code}/"


def test_what_came_back_says_why_and_by_when() -> None:
    """The ministry's note and its date."""
    returned = world.submission(status=Status.RETURNED)
    returned.return_note, returned.return_by = "Xem lại kinh phí khuyến công.", date(2026, 1, 5)
    returned.save()
    page = world.signed_in(world.person(Role.OFFICER, "P63-89")).get("/").content.decode()
    assert "Bị trả lại, cần bổ sung" in page
    assert "Xem lại kinh phí khuyến công." in page
    assert "Hạn 05/01/2026" in page


def test_a_leader_sees_what_waits_for_their_approval_first() -> None:
    """Big, above all else; an officer of the unit sees that others are at it."""
    waiting = world.submission(status=Status.AWAITING)
    waiting.step = 1
    waiting.save()
    head, officer = world.actor(Role.HEAD, "P63-89"), world.actor(Role.OFFICER, "P63-89")
    assert [one.id for one in desk_of(head).groups] == ["approvals"]
    assert desk_of(head).groups[0].items[0].href == f"/bao-cao/{waiting.code}/phe-duyet/"
    assert [one.id for one in desk_of(officer).groups] == ["under-way"]
    assert desk_of(officer).waiting == 0


def test_the_ministry_watches_its_open_rounds() -> None:
    """Asked, reported, to be reviewed, overdue; waived units are not asked."""
    of = world.published_round(due_in=-1)
    world.submission(of, "P63-89", Status.SUBMITTED)
    world.submission(of, "P63-01", Status.DRAFT)
    waived = world.obligation(of, "P63-02")
    Obligation.objects.filter(pk=waived.pk).update(waived_at=timezone.now())
    (running,) = desk_of(world.actor(Role.MINISTRY_OFFICER)).running
    assert (running.asked, running.reported, running.to_review, running.overdue, running.days) == (2, 1, 1, 1, 1)
    assert desk_of(world.actor(Role.OFFICER, "P63-89")).running == []


@pytest.mark.parametrize(
    ("role", "unit"), [(Role.MINISTRY_OFFICER, "BCT"), (Role.LEADER, "P63-89"), (Role.OFFICER, "P63-89")]
)
def test_the_page_costs_twelve_queries_at_most(
    role: Role, unit: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many units and rounds there are."""
    for number in range(3):
        of = world.published_round(f"round-{number}", due_in=number - 1)
        for code in ("P63-01", "P63-02", "P63-89"):
            answer = world.submission(of, code, (Status.AWAITING, Status.RETURNED, Status.SUBMITTED)[number])
            answer.step = 1
            answer.save()
    client = world.signed_in(world.person(role, unit))
    client.get("/")
    with django_assert_max_num_queries(12):
        assert client.get("/").status_code == 200


def test_the_search_needs_no_marks() -> None:
    """đ is d; every word counts."""
    ministry = world.actor(Role.MINISTRY_OFFICER)
    world.submission(world.published_round(), "P63-66")
    assert "Đắk Lắk" in " ".join(one.name for one in search(ministry, "dak lak").units)
    assert [one.code for one in search(ministry, "ĐẮK").reports] == ["2018-1819.P63-66"]
    assert [one.code for one, _ in search(ministry, "san xuat sach hon").rounds] == ["2018-1819"]
    assert not search(ministry, "   ")


def test_the_search_finds_nothing_of_others() -> None:
    """Neither their name, nor their report, nor a round that does not ask one's unit."""
    world.submission(world.published_round(), "P63-66")
    stranger = world.actor(Role.OFFICER, "P63-89")
    found = search(stranger, "dak lak")
    assert (found.units, found.reports, search(stranger, "san xuat sach hon").rounds) == ([], [], [])
    page = world.signed_in(world.person(Role.OFFICER, "P63-89")).get("/tim-kiem/", {"q": "dak lak"})
    assert "Không tìm thấy “dak lak”" in page.content.decode()


def test_a_search_cannot_carry_a_script() -> None:
    """Words are shown as words."""
    page = world.signed_in(world.person(Role.OFFICER, "P63-89")).get("/tim-kiem/", {"q": "<script>x</script>"})
    assert "<script>x" not in page.content.decode()

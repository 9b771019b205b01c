"""Pages of plans: begun, adopted, read, arranged; what a person may not see does not show."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import Plan, PlanTask, TaskParty, lines_of, tasks_of
from sachhon.domain.submissions.api import Submission
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.plans import SAMPLE, UNIT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def plan() -> Plan:
    made = plans.begun()
    plans.adopted(made, plans.values(SAMPLE))
    made.refresh_from_db()
    return made


@pytest.fixture
def officer() -> Client:
    return world.signed_in(world.person(Role.OFFICER, UNIT))


@pytest.fixture
def leader() -> Client:
    return world.signed_in(plans.leader())


def test_a_unit_without_plans_is_offered_to_begin_one(officer: Client) -> None:
    text = page(officer, "/ke-hoach/")
    assert "Chưa có kế hoạch nào." in text
    assert f"/ke-hoach/lap/{UNIT}/" in text


def test_beginning_a_plan(officer: Client) -> None:
    world.template_version("action-plan")
    address = f"/ke-hoach/lap/{UNIT}/"
    wrong = officer.post(address, {"title": "Kế hoạch", "first_year": "2030", "last_year": "2026"}).content.decode()
    assert "Lỗi:" in wrong
    assert "Năm cuối phải từ năm đầu trở đi." in wrong
    answer = officer.post(address, {"title": "Kế hoạch của tỉnh", "first_year": "2026", "last_year": "2030"})
    made = Plan.objects.get()
    assert answer.url == f"/ke-hoach/{made.code}/"
    assert (made.code, made.status) == (f"KH-{UNIT}-2026-2030", "draft")
    text = page(officer, answer.url)
    assert "Gửi văn bản" in text
    assert "Chưa ban hành lần nào." in text


def test_a_round_of_the_ministry_is_begun_once(officer: Client) -> None:
    asked = world.published_round("2026-07", "action-plan")
    owed = world.obligation(asked, UNIT)
    assert asked.title in page(officer, "/ke-hoach/")
    address = f"/ke-hoach/lap/{UNIT}/?dot={owed.pk}"
    told = {"title": "Kế hoạch của tỉnh", "first_year": "2026", "last_year": "2030"}
    officer.post(address, told)
    assert Plan.objects.get().submission == Submission.objects.get(obligation=owed)
    assert officer.post(address, told).status_code == 404
    assert Plan.objects.count() == 1


def test_the_leader_adopts_what_was_sealed(leader: Client, officer: Client) -> None:
    begun = plans.begun()
    plans.sealed(begun, plans.values(SAMPLE))
    address = f"/ke-hoach/{begun.code}/ban-hanh/"
    assert address not in page(officer, f"/ke-hoach/{begun.code}/")
    assert officer.get(address).status_code == 403
    assert "chờ ban hành" in page(leader, f"/ke-hoach/{begun.code}/")
    shown = page(leader, address)
    assert "Đánh giá nhanh tại cơ sở sản xuất công nghiệp" in shown
    told = {"document_number": "157/KH-UBND", "document_date": "31/10/2016", "request_key": "k", "revision": "1"}
    answer = leader.post(address, told)
    assert answer.url == f"/ke-hoach/{begun.code}/thay-doi/1/"
    assert leader.post(address, told).url == answer.url
    begun.refresh_from_db()
    assert (begun.document_number, begun.document_date.isoformat()) == ("157/KH-UBND", "2016-10-31")
    assert PlanTask.objects.filter(plan=begun).count() == 5
    assert "Thêm 5" in page(leader, answer.url)


def test_every_page_of_an_adopted_plan(plan: Plan, officer: Client) -> None:
    overview = page(officer, f"/ke-hoach/{plan.code}/")
    assert "210 triệu đồng" in overview
    tasks = page(officer, f"/ke-hoach/{plan.code}/nhiem-vu/")
    assert "Sở Tài chính; Bộ Công Thương" in tasks
    assert f"/tiep-nhan/tep/{plans.SHA}" in tasks or "start=" in tasks
    timeline = page(officer, f"/ke-hoach/{plan.code}/tien-trinh/")
    assert 'class="runs runs-first' in timeline
    targets = page(officer, f"/ke-hoach/{plan.code}/muc-tieu/")
    assert "8–13 %" in targets
    assert "ít nhất 90 %" in targets
    board = page(officer, f"/ke-hoach/{plan.code}/bang/")
    assert board.count("board-card") == 3
    one = page(officer, f"/ke-hoach/{plan.code}/nhiem-vu/5/")
    assert "tên khớp, số thứ tự khác" in one


def test_classifications_are_confirmed_together(plan: Plan, officer: Client) -> None:
    first, second = (f"{plan.code}.{n:02d}" for n in (2, 3))
    told = {
        "task": [first, second],
        f"component-{first}": "2",
        f"group-{first}": "1.4",
        f"component-{second}": "1",
        f"group-{second}": "1.1",
    }
    answer = officer.post(f"/ke-hoach/{plan.code}/nhiem-vu/phan-loai/", told, follow=True).content.decode()
    assert "Đã xác nhận phân loại 2 nhiệm vụ." in answer
    found = {task.code: task for task in tasks_of(plan)}
    assert (found[first].component, found[first].group, found[first].classified_by is not None) == (2, "1.4", True)
    assert found[f"{plan.code}.05"].classified_by is None


def test_parties_ties_and_measures_are_arranged(plan: Plan, officer: Client) -> None:
    address = f"/ke-hoach/{plan.code}/nhiem-vu/3/"
    officer.post(f"{address}don-vi/", {"unit": "bct", "part": "coordinating"})
    party = TaskParty.objects.get(task__serial=3)
    assert party.unit.code == "BCT"
    assert (
        "Không có đơn vị mang mã này"
        in officer.post(f"{address}don-vi/", {"unit": "KHONG", "part": "lead"}).content.decode()
    )
    officer.post(f"/ke-hoach/{plan.code}/don-vi/{party.pk}/bo/")
    assert not TaskParty.objects.filter(task__serial=3).exists()
    line = lines_of(plan).get(number="1.2")
    officer.post(f"/ke-hoach/{plan.code}/dong-kinh-phi/{line.serial}/", {"task": f"{plan.code}.02"})
    line.refresh_from_db()
    assert line.task.number == "1.1"
    officer.post(f"/ke-hoach/{plan.code}/muc-tieu/1/", {"measure": "energy_saving_rate"})
    assert plan.targets.get(serial=1).measure == "energy_saving_rate"


def test_nothing_leaks_to_another_unit(plan: Plan) -> None:
    stranger = world.signed_in(world.person(Role.LEADER, "P63-01"))
    assert plan.title not in page(stranger, "/ke-hoach/")
    for end in ("", "nhiem-vu/", "tien-trinh/", "bang/", "muc-tieu/", "thay-doi/1/", "nhiem-vu/2/"):
        assert stranger.get(f"/ke-hoach/{plan.code}/{end}").status_code == 403
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    assert plan.title in page(ministry, "/ke-hoach/")


def test_the_list_asks_few_questions_whatever_its_length(leader: Client, django_assert_max_num_queries: object) -> None:
    for code in ("P34-01", "P34-04", "P34-08", "P34-11", "P34-12"):
        plans.adopted(plans.begun(code), plans.values(SAMPLE))
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    with django_assert_max_num_queries(12):
        assert page(ministry, "/ke-hoach/").count("KH-P34") == 5


def test_the_leaders_desk_shows_what_waits_to_be_adopted(leader: Client, officer: Client) -> None:
    begun = plans.begun()
    plans.sealed(begun, plans.values(SAMPLE))
    address = f"/ke-hoach/{begun.code}/ban-hanh/"
    assert address in page(leader, "/")
    assert address not in page(officer, "/")
    plans.adopted(begun, plans.values(SAMPLE))
    assert address not in page(leader, "/")


def test_annexes_of_an_edition_are_files(plan: Plan, officer: Client) -> None:
    for suffix, start in (("docx", b"PK"), ("xlsx", b"PK")):
        answer = officer.get(f"/ke-hoach/{plan.code}/thay-doi/1/phu-luc.{suffix}")
        assert answer.status_code == 200
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert content.startswith(start)
    assert officer.get(f"/ke-hoach/{plan.code}/thay-doi/1/phu-luc.pdf").status_code == 404


def test_the_list_is_narrowed_by_unit_status_and_year(plan: Plan) -> None:
    plans.begun("P34-01", 2026, 2030)
    ministry = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    assert "KH-P34-01" not in page(ministry, "/ke-hoach/?q=hue&status=adopted&year=2018")
    assert plan.code in page(ministry, "/ke-hoach/?q=hue&status=adopted&year=2018")
    assert "Không có kế hoạch nào khớp bộ lọc." in page(ministry, "/ke-hoach/?status=ended")


def test_what_an_edition_changed_is_told_before_and_after(plan: Plan, leader: Client) -> None:
    tasks = [*SAMPLE["tasks"][:2], {**SAMPLE["tasks"][2], "to_year": 2020}]
    plans.adopted(plan, plans.values({**SAMPLE, "tasks": tasks}))
    text = page(leader, f"/ke-hoach/{plan.code}/thay-doi/2/")
    assert '<span class="before">2019</span>' in text
    assert '<span class="after">2020</span>' in text
    assert "Bỏ 2" in text


def test_ending_a_plan_asks_and_closes_it(plan: Plan, leader: Client, officer: Client) -> None:
    address = f"/ke-hoach/{plan.code}/ket-thuc/"
    assert officer.get(address).status_code == 403
    assert "không hoàn tác được" in page(leader, address)
    leader.post(address)
    plan.refresh_from_db()
    assert plan.status == Plan.Status.ENDED
    assert officer.post(f"/ke-hoach/{plan.code}/nhiem-vu/phan-loai/", {}).status_code == 403
    assert leader.get(f"/ke-hoach/{plan.code}/ban-hanh/").status_code == 403


def test_the_pages_speak_english(plan: Plan, officer: Client) -> None:
    officer.cookies["django_language"] = "en"
    text = page(officer, f"/ke-hoach/{plan.code}/muc-tieu/")
    assert "at least 90 %" in text
    assert "Targets of the plan" in text


@pytest.mark.parametrize("end", ["nhiem-vu/", "tien-trinh/", "bang/", "muc-tieu/"])
def test_a_long_plan_costs_no_more_questions(
    end: str, officer: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    tasks = [
        {
            "number": f"{1 + at // 10}.{1 + at % 10}",
            "title": f"Nhiệm vụ thứ {at}",
            "lead": "Bộ Công Thương",
            "from_year": 2017,
        }
        for at in range(120)
    ]
    budget = [{**task, "2017.amount": 1_000_000, "total": 1_000_000} for task in tasks]
    for line in budget:
        del line["lead"], line["from_year"]
    long = plans.begun()
    plans.adopted(long, plans.values({**SAMPLE, "tasks": tasks, "budget": budget}))
    with django_assert_max_num_queries(12):
        page(officer, f"/ke-hoach/{long.code}/{end}")

"""Pages of plan against report against money."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import Plan, PlanTask, Target, TargetMeasure, open_ledger
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.test_comparison import adopted, held, report

pytestmark = pytest.mark.django_db
LAST_YEAR = date.today().year - 1


@pytest.fixture
def plan(db: None) -> Plan:
    world.units()
    plan = adopted(plans.UNIT)
    held(plan, "course", ["Giấy An Hòa", "Bia Huế", "Dệt may Huế"])
    report(plans.UNIT, enterprises_trained=2, quick_assessments=4, funding_total=10_000_000)
    return plan


def page(role: Role, unit: str, name: str, *args: object, **asked: str) -> str:
    client = world.signed_in(world.person(role, unit))
    answer = client.get(reverse(name, args=args), asked, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_unit_sees_its_contradictions_with_what_to_do(plan: Plan) -> None:
    html = page(Role.OFFICER, plans.UNIT, "comparison:home")
    assert "Việc đã hết thời hạn mà chưa hoàn thành" in html
    assert "Cần làm:" in html
    task = PlanTask.objects.filter(plan=plan, is_heading=False).first()
    assert task is not None
    assert reverse("progress:task", args=(task.code,)) in html
    assert "8–13 %" in html  # a range is a range
    assert 'aria-label="Mục tiêu 8–13 %, chưa đo"' in html


def test_every_figure_leads_on(plan: Plan) -> None:
    unit = page(Role.OFFICER, plans.UNIT, "comparison:unit", plans.UNIT)
    assert "/tep/" in unit or "start=10" in unit  # the words of the report
    assert reverse("progress:counted", args=(plans.UNIT, "enterprises_trained")) in unit
    drill = page(Role.OFFICER, plans.UNIT, "comparison:measure", plans.UNIT, "quick_assessments")
    assert "Đánh giá nhanh tại cơ sở sản xuất công nghiệp" in drill
    assert "Xem câu gốc" in drill


def test_the_country_tells_who_stands_behind_its_sums(plan: Plan) -> None:
    adopted("P34-91")
    html = page(Role.MINISTRY_OFFICER, "BCT", "comparison:home")
    assert "2 đơn vị có kế hoạch, 1 có báo cáo" in html
    assert reverse("comparison:unit", args=("P34-91",)) in html
    part = page(Role.MINISTRY_OFFICER, "BCT", "comparison:country_measure", "quick_assessments")
    assert "Cả nước" in part
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    sheet = client.get(reverse("comparison:country_download", args=("csv",))).content.decode("utf-8-sig")
    assert sheet.splitlines()[-1].startswith("Cả nước,1/2,6,0")


def test_years_are_chosen_by_address(plan: Plan) -> None:
    html = page(Role.OFFICER, plans.UNIT, "comparison:unit", plans.UNIT, tu="2018", den="2018")
    assert "các năm 2018" in html
    wrong = page(Role.OFFICER, plans.UNIT, "comparison:unit", plans.UNIT, tu="99999999", den="x")
    assert "các năm 2016–2020" in wrong


def test_money_of_the_ledger_stands_beside_the_report(plan: Plan) -> None:
    open_ledger(actor=world.actor(Role.LEADER, plans.UNIT), edition=plan.editions.get())
    html = page(Role.OFFICER, plans.UNIT, "comparison:unit", plans.UNIT)
    assert "210" in html  # triệu đồng, the whole plan


def test_a_measured_value_is_kept_with_its_ground(plan: Plan) -> None:
    target = Target.objects.get(plan=plan, comparator="range")
    client = world.signed_in(world.person(Role.OFFICER, plans.UNIT))
    address = reverse("comparison:keep_measure", args=(plan.code, target.serial))
    day = f"31/12/{LAST_YEAR}"
    short = client.post(address, {"on": day, "value": "9,5", "note": ""})
    assert "Ghi số liệu này dựa vào đâu" in short.content.decode()
    for _twice in range(2):
        client.post(address, {"on": day, "value": "7", "high": "9,5", "note": "Khảo sát 30 cơ sở"})
    kept = TargetMeasure.objects.get(target=target)
    assert (kept.value, kept.high, kept.on.year) == (7, 9.5, LAST_YEAR)
    html = page(Role.OFFICER, plans.UNIT, "comparison:target", plan.code, target.serial)
    assert "7–9,5 %" in html
    assert "Đạt" in html
    tracker = page(Role.MINISTRY_OFFICER, "BCT", "comparison:targets")
    assert "1 mục tiêu: 1 đạt, 0 chưa đạt, 0 chưa đo." in tracker
    missed = page(Role.MINISTRY_OFFICER, "BCT", "comparison:targets", **{"ket-qua": "chua-dat"})
    assert "Không có mục tiêu nào theo lựa chọn này" in missed


def test_what_cannot_be_is_refused_at_its_field(plan: Plan) -> None:
    target = Target.objects.get(plan=plan, comparator="range")
    client = world.signed_in(world.person(Role.OFFICER, plans.UNIT))
    address = reverse("comparison:keep_measure", args=(plan.code, target.serial))
    for told, said in (
        ({"on": "31/12/2016", "value": "120", "note": "x"}, "Tỷ lệ không quá 100"),
        ({"on": "31/12/2016", "value": "12", "high": "8", "note": "x"}, "Số cao phải từ số thấp"),
        ({"on": "31/12/2999", "value": "12", "note": "x"}, "Ngày đo phải từ năm 2009 đến hôm nay"),
        ({"on": "31/12/2016", "value": "1.234", "note": "x"}, "đọc được hai cách"),
    ):
        assert said in client.post(address, told).content.decode()
    assert not TargetMeasure.objects.exists()


def test_the_accepted_report_gives_its_figure_with_its_origin(plan: Plan) -> None:
    target = Target.objects.get(plan=plan, comparator=">=")
    client = world.signed_in(world.person(Role.OFFICER, plans.UNIT))
    address = reverse("comparison:take_measure", args=(plan.code, target.serial))
    nothing = client.post(address, follow=True).content.decode()
    assert "Chưa có báo cáo đã duyệt nào nói về chỉ số" in nothing


def test_others_see_nothing(plan: Plan) -> None:
    client = world.signed_in(world.person(Role.OFFICER, "P34-91"))
    assert client.get(reverse("comparison:unit", args=(plans.UNIT,))).status_code == 403
    assert client.get(reverse("comparison:country")).status_code == 403
    assert client.get(reverse("comparison:targets")).status_code == 403
    assert "Chưa có kế hoạch nào được ban hành" in client.get(reverse("comparison:home")).content.decode()

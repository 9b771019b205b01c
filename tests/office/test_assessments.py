"""Pages of the assessment workspace: begun, filled, balanced, reported; what a person may not see does not show."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Actor, Delegation, Role, User, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Expert,
    Flow,
    Option,
    ProcessStep,
    StreamFacts,
    WasteStream,
    flows_seen,
    keep_waste_stream,
    team_seen,
)
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def facility() -> Facility:
    return work.facility()


@pytest.fixture
def consultant(facility: Facility) -> User:
    return work.consultant(facility)


@pytest.fixture
def browser(consultant: User) -> Client:
    return world.signed_in(consultant)


@pytest.fixture
def actor(consultant: User) -> Actor:
    return actor_of(consultant)


@pytest.fixture
def assessment(actor: Actor, facility: Facility) -> Assessment:
    return work.begun(actor, facility)


@pytest.fixture
def step(actor: Actor, assessment: Assessment) -> ProcessStep:
    return work.step(actor, assessment)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def at(assessment: Assessment, rest: str = "") -> str:
    return f"/danh-gia/{assessment.code}/{rest}"


def test_a_consultant_is_offered_the_facility_that_lent_the_role(browser: Client) -> None:
    text = page(browser, "/danh-gia/")
    assert "Công ty CP Bia Quy Nhơn" in text
    assert "thay mặt Lê Giám Đốc" in text
    assert "/danh-gia/co-so/CS-000001/moi/" in text
    assert "Chưa có cuộc đánh giá nào." in text


def test_beginning_says_for_whom_and_keeps_it(browser: Client) -> None:
    address = "/danh-gia/co-so/CS-000001/moi/"
    assert "Anh/chị làm việc thay mặt Lê Giám Đốc" in page(browser, address)
    wrong = browser.post(address, {"title": "", "last_day": "31/13/2025", "output": "1,234"}).content.decode()
    assert "<title>Lỗi:" in wrong.replace("\n", "")
    for words in (
        "Chọn đánh giá nhanh hay đánh giá chi tiết.",
        "Nhập ngày theo dạng",
        "đọc được hai cách: 1,2340 hay 1.234. Nhập 1,2340 hoặc 1234",
    ):
        assert words in wrong, words
    told = {
        "kind": "detailed",
        "title": "Đánh giá",
        "product": "Bia",
        "product_unit": "hl",
        "output": "300.000",
        "first_day": "01/01/2025",
        "last_day": "31/12/2025",
        "request_key": "mot-khoa",
    }
    first, again = browser.post(address, told), browser.post(address, told)
    made = Assessment.objects.get()
    assert first["Location"] == again["Location"] == at(made)
    assert (made.output, made.on_behalf, made.consultancy.code if made.consultancy else "") == (
        D(300_000),
        "Lê Giám Đốc",
        "TV-01",
    )
    assert "thay mặt Lê Giám Đốc" in page(browser, at(made))


def test_an_ended_delegation_closes_the_door(browser: Client, consultant: User, assessment: Assessment) -> None:
    Delegation.objects.filter(user=consultant).update(until="2020-01-01")
    assert browser.get(at(assessment)).status_code == 403
    assert browser.post(at(assessment, "nhom/luu/")).status_code == 403
    assert "Đánh giá SXSH nhà máy bia" not in page(browser, "/danh-gia/")


def test_other_facilities_provinces_and_consultants_see_nothing(assessment: Assessment) -> None:
    for role, unit in ((Role.FACILITY_USER, "CS-000002"), (Role.OFFICER, work.OTHER_PROVINCE), (Role.OFFICER, "TV-01")):
        client = world.signed_in(world.person(role, unit))
        assert client.get(at(assessment)).status_code == 403
        text = page(client, "/danh-gia/")
        assert assessment.code not in text
        assert "Bia Quy Nhơn" not in text


def test_an_inspector_reads_and_changes_nothing(assessment: Assessment, step: ProcessStep) -> None:
    client = world.signed_in(world.person(Role.INSPECTOR))
    work.flows(actor_of(assessment.by), step, work.row("in", "material", "Malt", "2.5"))
    text = page(client, at(assessment, f"vao-ra/{step.pk}/"))
    assert "Malt" in text
    assert "2,5" in text
    assert '<form method="post" action="/danh-gia' not in text
    assert client.post(at(assessment, f"vao-ra/{step.pk}/luu/"), {"seen": ""}).status_code == 403
    assert client.post(at(assessment, "viec/T01/"), {"state": "done", "note": ""}).status_code == 403


def test_the_home_is_a_list_of_eighteen_tasks_with_what_blocks(browser: Client, assessment: Assessment) -> None:
    text = page(browser, at(assessment))
    assert len(re.findall(r'href="[^"]*/viec/T\d\d/"', text)) == 18
    assert "Bước 6. Duy trì SXSH" in text
    assert "0/18" in text
    for words in ("Chưa có nhóm đánh giá", "Chưa có công đoạn nào", "Chưa có giải pháp nào"):
        assert words in text, words


def test_a_quick_assessment_has_fewer_pages(browser: Client, actor: Actor, facility: Facility) -> None:
    quick = work.begun(actor, facility, Assessment.Kind.QUICK)
    text = page(browser, at(quick))
    assert len(re.findall(r'href="[^"]*/viec/T\d\d/"', text)) == 7
    assert "/can-bang/" not in text
    assert "/dong-thai/" not in text
    assert "/nguyen-nhan/" not in text
    assert browser.get(at(quick, "viec/T05/")).status_code == 404


def test_a_task_tells_what_it_must_bring_and_is_recorded(browser: Client, assessment: Assessment) -> None:
    text = page(browser, at(assessment, "viec/T01/"))
    assert "cam kết của lãnh đạo" in text
    assert "kiến thức chung" in text
    seen = re.search(r'name="seen" value="(\w+)"', text)
    assert seen is not None
    told = {"state": "done", "note": "Đã có quyết định", "seen": seen[1]}
    assert browser.post(at(assessment, "viec/T01/"), told).status_code == 302
    assert "1/18" in page(browser, at(assessment))
    assert "Đã xong" in page(browser, at(assessment))
    other_tab = browser.post(at(assessment, "viec/T01/"), {**told, "state": "in_progress"}, follow=True)
    assert "Người khác (hoặc một thẻ khác" in other_tab.content.decode()
    assert assessment.tasks.get().state == "done"


def test_the_team_is_typed_and_experts_join(browser: Client, assessment: Assessment, actor: Actor) -> None:
    Expert.objects.create(code="CG-1", name="Phạm Hà", folded="pham ha", sort_name="p", by=actor.user)
    rows = {"m-0-name": "Lê An", "m-0-leader": "1", "m-1-name": "Trần Ba", "m-1-leader": "1", "m-3-name": "Vũ"}
    wrong = browser.post(at(assessment, "nhom/luu/"), {"seen": team_seen(assessment), **rows}).content.decode()
    assert "Nhóm chỉ có một đội trưởng" in wrong
    assert 'value="Trần Ba"' in wrong
    del rows["m-1-leader"]
    assert browser.post(at(assessment, "nhom/luu/"), {"seen": team_seen(assessment), **rows}).status_code == 302
    assert [one.name for one in assessment.team.all()] == ["Lê An", "Trần Ba", "Vũ"]
    assert "Thêm vào nhóm" in page(browser, at(assessment, "nhom/") + "?q=pham")
    browser.post(at(assessment, "nhom/chuyen-gia/"), {"expert": "CG-1"})
    last = assessment.team.last()
    assert last is not None
    assert last.expert is not None
    assert (last.name, last.expert.code) == ("Phạm Hà", "CG-1")
    again = browser.post(at(assessment, "nhom/chuyen-gia/"), {"expert": "CG-1"}, follow=True).content.decode()
    assert "đã ở trong nhóm" in again


def test_the_process_is_drawn_and_told_in_words(browser: Client, assessment: Assessment, step: ProcessStep) -> None:
    address = at(assessment, "quy-trinh/them/")
    assert browser.post(address, {"name": "Lọc <b>", "number": "2", "follows": ["1"]}).status_code == 302
    text = page(browser, at(assessment, "quy-trinh/"))
    drawing = text[text.index("<svg xmlns") : text.index("</svg>", text.index("<svg xmlns"))]
    assert "1. Nấu" in drawing
    assert "2. Lọc &lt;b&gt;" in drawing
    assert "trọng tâm" in drawing
    assert "style=" not in drawing
    assert "<script" not in drawing
    assert browser.get(at(assessment, "quy-trinh/so-do.png")).content.startswith(b"\x89PNG")
    wrong = browser.post(address, {"name": "", "number": "0"}).content.decode()
    assert "Nhập tên công đoạn." in wrong
    assert "Số thứ tự từ 1 đến 999." in wrong
    assert "không hoàn tác được" in page(browser, at(assessment, f"quy-trinh/{step.pk}/xoa/"))
    assert browser.post(at(assessment, f"quy-trinh/{step.pk}/xoa/")).status_code == 302
    assert [one.name for one in assessment.steps.all()] == ["Lọc <b>"]


def filled(step: ProcessStep, **changed: str) -> dict[str, str]:
    return {
        "seen": flows_seen(step.flows.all()),
        "in-0-name": "Malt",
        "in-0-kind": "material",
        "in-0-quantity": "100",
        "in-0-unit": "t",
        "in-0-unit_cost": "14.000.000",
        "in-0-weighs": "1",
        "in-1-name": "Gạo",
        "in-1-kind": "material",
        "in-1-weighs": "1",
        "out-0-name": "Bã",
        "out-0-kind": "solid_waste",
        "out-0-quantity": "226",
        "out-0-unit": "t",
        "out-0-weighs": "1",
        **changed,
    }


def test_the_grid_keeps_blanks_as_unknown_and_marks_wrong_cells(
    browser: Client, assessment: Assessment, step: ProcessStep
) -> None:
    address = at(assessment, f"vao-ra/{step.pk}/luu/")
    wrong = browser.post(address, filled(step, **{"in-0-quantity": "1,234", "in-0-unit_cost": "cao"})).content.decode()
    assert 'href="#id_in-0-quantity"' in wrong
    assert "1,2340 hay 1.234" in wrong
    assert 'id="id_in-0-unit_cost_error"' in wrong
    assert 'value="Bã"' in wrong
    assert not Flow.objects.exists()
    wrong = browser.post(address, filled(step, **{"out-0-unit": ""})).content.decode()
    assert 'href="#id_out-0-unit"' in wrong
    assert "Nhập đơn vị của số lượng." in wrong
    assert browser.post(address, filled(step)).status_code == 302
    known = {flow.name: (flow.quantity, flow.unit_cost) for flow in Flow.objects.all()}
    assert known == {"Malt": (D(100), D(14_000_000)), "Gạo": (None, None), "Bã": (D(226), None)}
    text = page(browser, at(assessment, "vao-ra/"))
    assert "chưa biết" in text
    assert "1.400.000.000 đồng" in text
    stale = browser.post(address, filled(step, seen="cu", **{"in-0-name": "Malt đen"})).content.decode()
    assert "chưa ghi nội dung của anh/chị" in stale
    assert "Nội dung đang được lưu" in stale
    assert 'value="Malt đen"' in stale
    assert not Flow.objects.filter(name="Malt đen").exists()
    fresh = re.search(r'name="seen" value="(\w+)"', stale)
    assert fresh is not None
    assert browser.post(address, filled(step, seen=fresh[1], **{"in-0-name": "Malt đen"})).status_code == 302
    assert Flow.objects.filter(name="Malt đen").exists()


def test_a_row_is_taken_out_by_its_tick_and_the_next_step_is_one_click_away(
    browser: Client, actor: Actor, assessment: Assessment, step: ProcessStep
) -> None:
    later = work.step(actor, assessment, 2, "Lọc", 1)
    browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), filled(step))
    pk = Flow.objects.get(name="Malt").pk
    told = filled(step, **{"in-0-pk": str(pk), "in-1-gone": "1", "out-0-gone": "1", "next": "1"})
    answer = browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), told)
    assert answer["Location"] == at(assessment, f"vao-ra/{later.pk}/")
    assert [(flow.pk, flow.name) for flow in Flow.objects.all()] == [(pk, "Malt")]


def test_226_percent_blocks_until_somebody_signs(browser: Client, assessment: Assessment, step: ProcessStep) -> None:
    browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), filled(step))
    text = page(browser, at(assessment, "can-bang/"))
    assert "226 %" in text
    assert "Không khép, chặn báo cáo" in text
    assert "226 / 100 × 100" in text
    assert "Gạo: chưa biết số lượng" in text
    assert "Cân bằng vật chất: 1. Nấu không khép: 226 %" in page(browser, at(assessment, "bao-cao/"))
    assert 'name="closure" value="226.000000"' in text
    told = {"of": "mass", "step": str(step.pk), "closure": "226.000000"}
    wrong = browser.post(at(assessment, "can-bang/ky/"), {**told, "reason": "ừ"}).content.decode()
    assert "Lỗi:" in wrong
    assert f'href="#id_mass-{step.pk}-reason"' in wrong
    stale = browser.post(at(assessment, "can-bang/ky/"), {**told, "closure": "120", "reason": "Bã ướt, ngấm nước"})
    assert stale.status_code == 302
    assert not assessment.signatures.exists()
    assert browser.post(at(assessment, "can-bang/ky/"), {**told, "reason": "Bã ướt, ngấm nước"}).status_code == 302
    text = page(browser, at(assessment, "can-bang/"))
    assert "Không khép, đã ký nhận" in text
    assert "Bã ướt, ngấm nước" in text
    entry = AuditEntry.objects.get(verb="assessment.sign_balance")
    assert (entry.user_name, entry.on_behalf) == ("Trần Tư Vấn", "Lê Giám Đốc")
    signature = assessment.signatures.get()
    assert browser.post(at(assessment, f"can-bang/rut/{signature.pk}/")).status_code == 302
    assert "Không khép, chặn báo cáo" in page(browser, at(assessment, "can-bang/"))


def test_waste_streams_with_their_cost_and_causes(browser: Client, assessment: Assessment, step: ProcessStep) -> None:
    address = at(assessment, "dong-thai/them/")
    told = {
        "name": "Bã",
        "material_cost": "1.000",
        "energy_cost": "50",
        "system_cost": "800",
        "treatment_cost": "80",
        "product_share_pct": "70",
    }
    wrong = browser.post(address, {**told, "product_share_pct": "170"}).content.decode()
    assert "Nhập tỷ lệ từ 0 đến 100." in wrong
    assert browser.post(address, told).status_code == 302
    text = page(browser, at(assessment, "dong-thai/"))
    assert "635 đồng" in text
    assert "100 %" in text
    stream = WasteStream.objects.get()
    stale = browser.post(at(assessment, f"dong-thai/{stream.pk}/"), {**told, "name": "Bã ướt", "seen": "cu"})
    kept = stale.content.decode()
    assert "vừa lưu ở đây" in kept
    assert 'value="Bã ướt"' in kept
    seen_now = re.search(r'name="seen" value="(\w+)"', kept)
    assert seen_now is not None
    again = browser.post(at(assessment, f"dong-thai/{stream.pk}/"), {**told, "name": "Bã ướt", "seen": seen_now[1]})
    assert again.status_code == 302
    stream.refresh_from_db()
    assert stream.name == "Bã ướt"
    save = at(assessment, f"nguyen-nhan/{stream.pk}/")
    seen = re.search(r'name="seen" value="(\w+)"', page(browser, at(assessment, "nguyen-nhan/")))
    assert seen is not None
    browser.post(save, {"causes": "Rò van\n\nVòi để mở", "seen": seen[1]})
    assert [cause.text for cause in stream.causes.all()] == ["Rò van", "Vòi để mở"]
    assert "Rò van" in page(browser, at(assessment, f"dong-thai/{stream.pk}/xoa/"))


def test_streams_are_proposed_from_the_flows(browser: Client, assessment: Assessment, step: ProcessStep) -> None:
    browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), filled(step, **{"in-1-gone": "1"}))
    assert "Đề xuất 1 dòng từ đầu ra" in page(browser, at(assessment, "dong-thai/"))
    browser.post(at(assessment, "dong-thai/de-xuat/"))
    stream = WasteStream.objects.get()
    assert (stream.name, stream.material_cost, stream.product_share_pct) == ("Bã", 1_400_000_000, None)
    assert "chưa tính được, thiếu: năng lượng, hệ thống, xử lý, phần thành sản phẩm" in page(
        browser, at(assessment, "dong-thai/")
    )


def test_the_history_tells_both_names_and_figures_in_words(
    browser: Client, assessment: Assessment, step: ProcessStep
) -> None:
    browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), filled(step))
    pks = {flow.name: str(flow.pk) for flow in Flow.objects.all()}
    named = {"in-0-pk": pks["Malt"], "in-1-pk": pks["Gạo"], "out-0-pk": pks["Bã"]}
    browser.post(at(assessment, f"vao-ra/{step.pk}/luu/"), filled(step, **named, **{"in-0-quantity": "12.500,5"}))
    text = page(browser, at(assessment, "lich-su/"))
    assert "Trần Tư Vấn (thay mặt Lê Giám Đốc)" in text
    assert "sửa “Malt”: Số lượng 100 → 12.500,5" in text
    assert "thêm “Bã”: 226 t" in text


def test_after_the_report_the_workspace_is_read(
    browser: Client, actor: Actor, assessment: Assessment, step: ProcessStep
) -> None:
    assessment.team.create(name="Lê An", is_leader=True)
    Option.objects.create(assessment=assessment, number=1, title="Thu hồi", category="reuse", by=actor.user)
    assert "Lập báo cáo" in page(browser, at(assessment, "bao-cao/"))
    assert browser.post(at(assessment, "bao-cao/da-lap/")).status_code == 302
    assert "Báo cáo được lập ngày" in page(browser, at(assessment, "bao-cao/"))
    assert "Thêm công đoạn" not in page(browser, at(assessment, "quy-trinh/"))
    assert browser.post(at(assessment, "quy-trinh/them/"), {"name": "X", "number": "9"}).status_code == 403
    wrong = browser.post(at(assessment, "ket-thuc/"), {"how": "dropped", "why": ""}).content.decode()
    assert "Ghi lý do dừng đánh giá." in wrong
    assert browser.post(at(assessment, "ket-thuc/"), {"how": "closed"}).status_code == 302
    assert browser.post(at(assessment, "mo-lai/"), {"why": "Bổ sung số đo"}).status_code == 302
    assessment.refresh_from_db()
    assert assessment.status == "open"


def test_the_list_is_found_without_marks_and_by_status(browser: Client, actor: Actor, facility: Facility) -> None:
    one, quick = work.begun(actor, facility), work.begun(actor, facility, Assessment.Kind.QUICK, title="Nhanh")
    text = page(browser, "/danh-gia/?q=quy+nhon&kind=quick")
    assert quick.code in text
    assert one.code not in text
    assert "Không có cuộc đánh giá nào khớp" in page(browser, "/danh-gia/?status=closed")
    assert quick.code in page(browser, f"/danh-gia/co-so/{facility.code}/")


def test_a_list_of_many_asks_the_database_no_more(
    actor: Actor, facility: Facility, django_assert_max_num_queries: object
) -> None:
    client = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    for number in range(12):
        work.begun(actor, facility, title=f"Đánh giá {number}")
    client.get("/danh-gia/")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page(client, "/danh-gia/")


def test_the_home_asks_the_same_whatever_the_size(
    actor: Actor, assessment: Assessment, browser: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(1, 9):
        work.flows(
            actor,
            work.step(actor, assessment, number, f"Bước {number}"),
            *(work.row("in", "material", f"M{at}", "1") for at in range(5)),
            work.row("out", "solid_waste", "W", "5"),
        )
        keep_waste_stream(actor=actor, assessment=assessment, told=StreamFacts(f"W{number}"))
    browser.get(at(assessment))
    with django_assert_max_num_queries(34):  # type: ignore[operator]
        page(browser, at(assessment))


def test_forms_to_print_and_the_gate_of_the_report(browser: Client, assessment: Assessment) -> None:
    assert "Ngày ghi:" in page(browser, at(assessment, "bieu-in/"))
    answer = browser.post(at(assessment, "bao-cao/da-lap/"), follow=True).content.decode()
    assert "Chưa lập báo cáo được: còn 3 việc" in answer

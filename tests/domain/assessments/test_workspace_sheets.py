"""Worksheets in Excel: out and in again they change nothing; what would change is shown; a wrong cell is named."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    ChangedMeanwhile,
    Flow,
    MemberRow,
    Refused,
    StreamFacts,
    apply_worksheets,
    keep_team,
    keep_waste_stream,
    plan_worksheets,
    write_worksheets,
)
from sachhon.domain.assessments.workspace.sheets.rows import standing_rows
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
def owner(facility: Facility) -> Actor:
    return work.owner(facility)


@pytest.fixture
def assessment(owner: Actor, facility: Facility) -> Assessment:
    made = work.begun(owner, facility)
    keep_team(
        actor=owner,
        assessment=made,
        rows=[MemberRow(None, "Lê An", "Quản đốc", "đội trưởng", True), MemberRow(None, "=CMD()", "+84")],
    )
    first, second = work.step(owner, made, 1, "Nghiền"), work.step(owner, made, 2, "Nấu", 1)
    work.flows(
        owner,
        first,
        work.row("in", "material", "Malt", "100.25", unit_cost="14000000.5", known="records"),
        work.row("in", "energy", "Điện", "123456789012.654321", "kWh", carrier="electricity", known="measured"),
        work.row("out", "product", "Bột", None, "", note="chưa cân"),
    )
    work.flows(owner, second, work.row("out", "solid_waste", "Bã", "0", weighs=False))
    flow = Flow.objects.get(name="Bã")
    keep_waste_stream(
        actor=owner,
        assessment=made,
        told=StreamFacts("Bã", flow, D(0), "t", 1_000, None, 0, 80, D("33.3333"), "ghi chú"),
    )
    return made


def edited(data: bytes, cells: dict[tuple[str, str], Any], gone: tuple[str, int] | None = None) -> bytes:
    """The workbook with other cells, and a row taken out."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    if gone:
        book[gone[0]].delete_rows(gone[1])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_out_and_in_again_changes_nothing(owner: Actor, assessment: Assessment) -> None:
    before = standing_rows(assessment)
    data = write_worksheets(assessment)
    plan = plan_worksheets(assessment, data)
    assert (plan.changes, plan.errors, plan.same) == ((), (), 9)
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert standing_rows(assessment) == before
    assert write_worksheets(assessment) == data


def older(data: bytes) -> bytes:
    """The workbook as it was written before options came into it: nothing says what stood then."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name in ("Giải pháp", "Tác động", "_goc"):
        del book[name]
    book["_sachhon"]["A1"] = "worksheets-1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_from_before_puts_back_what_it_says_after_a_yes(owner: Actor, assessment: Assessment) -> None:
    data = older(write_worksheets(assessment))
    flow = Flow.objects.get(name="Malt")
    flow.quantity, flow.unit_cost = D(5), None
    flow.save()
    plan = plan_worksheets(assessment, data)
    (change,) = plan.changes
    assert (change.sheet, change.verb, change.target) == ("Vào ra", "change", "Malt (công đoạn 1)")
    assert [(one.what, one.before, one.after) for one in change.differences] == [
        ("Số lượng trong kỳ", "5", "100,25"),
        ("Đơn giá (đồng)", "", "14.000.000,5"),
    ]
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest, file="bang-tinh.xlsx")
    flow.refresh_from_db()
    assert (flow.quantity, flow.unit_cost) == (D("100.25"), D("14000000.5"))
    assert AuditEntry.objects.get(verb="assessment.worksheets").detail == {
        "file": "bang-tinh.xlsx",
        "changes_applied": "1",
    }


def test_rows_are_added_changed_and_removed_after_a_yes(owner: Actor, assessment: Assessment) -> None:
    data = edited(
        write_worksheets(assessment),
        {
            ("Vào ra", "A6"): 2,
            ("Vào ra", "B6"): "Đầu vào",
            ("Vào ra", "C6"): "nước",
            ("Vào ra", "D6"): "Nước nấu",
            ("Vào ra", "E6"): "1.250,5",
            ("Vào ra", "F6"): "m3",
            ("Công đoạn", "D3"): None,
        },
        gone=("Nhóm", 3),
    )
    plan = plan_worksheets(assessment, data)
    assert plan.errors == ()
    assert sorted((one.sheet, one.verb, one.target) for one in plan.changes) == [
        ("Công đoạn", "change", "2. Nấu"),
        ("Nhóm", "remove", "=CMD()"),
        ("Vào ra", "add", "Nước nấu (công đoạn 2)"),
    ]
    with pytest.raises(ChangedMeanwhile):
        apply_worksheets(actor=owner, assessment=assessment, data=data, agreed="khác")
    assert assessment.team.count() == 2
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    water = Flow.objects.get(name="Nước nấu")
    assert (water.kind, water.quantity, water.weighs, water.step.number) == ("water", D("1250.5"), False, 2)
    assert (assessment.team.count(), assessment.steps.get(number=2).in_focus) == (1, False)
    assert assessment.waste_streams.get().flow == Flow.objects.get(name="Bã")


def test_wrong_cells_are_named_and_nothing_is_applied(owner: Actor, assessment: Assessment) -> None:
    data = edited(
        write_worksheets(assessment),
        {
            ("Vào ra", "E2"): "1,234",
            ("Vào ra", "C3"): "vàng",
            ("Vào ra", "A4"): 9,
            ("Vào ra", "F5"): None,
            ("Công đoạn", "C3"): "7",
            ("Nhóm", "D3"): "x",
            ("Dòng thải", "D2"): -5,
            ("Dòng thải", "A3"): None,
            ("Dòng thải", "B3"): 4,
        },
    )
    plan = plan_worksheets(assessment, data)
    told = {error.cell: error.words for error in plan.errors}
    assert set(told) >= {"Vào ra!E2", "Vào ra!C3", "Vào ra!A4", "Vào ra!F5", "Công đoạn!C3", "Nhóm!D3", "Dòng thải!D2"}
    assert told["Vào ra!E2"].startswith("“1,234” có thể hiểu là 1,2340 hay 1.234")
    assert told["Vào ra!A4"] == "Không có công đoạn số 9."
    assert told["Dòng thải!A3"] == "Ô này bắt buộc."
    with pytest.raises(Refused, match="Còn ô sai"):
        apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert plan_worksheets(assessment, write_worksheets(assessment)).changes == ()


def test_worksheets_of_another_assessment_or_no_worksheets_are_refused(
    owner: Actor, assessment: Assessment, facility: Facility
) -> None:
    other = work.begun(owner, facility)
    with pytest.raises(Refused, match=assessment.code):
        plan_worksheets(other, write_worksheets(assessment))
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    for data in (b"khong phai excel", book.getvalue()):
        with pytest.raises(Refused):
            plan_worksheets(assessment, data)


def test_an_id_of_another_assessment_gets_nowhere(owner: Actor, assessment: Assessment, facility: Facility) -> None:
    other = work.begun(owner, facility)
    foreign = work.flows(owner, work.step(owner, other), work.row("in", "material", "Lạ", "1"))[0]
    data = edited(write_worksheets(assessment), {("Vào ra", "L2"): foreign.pk})
    assert [error.cell for error in plan_worksheets(assessment, data).errors] == ["Vào ra!L2"]


def test_who_may_not_write_applies_nothing(assessment: Assessment) -> None:
    data = write_worksheets(assessment)
    with pytest.raises(PermissionDenied):
        apply_worksheets(
            actor=world.actor(Role.INSPECTOR),
            assessment=assessment,
            data=data,
            agreed=plan_worksheets(assessment, data).digest,
        )


def test_nothing_in_the_workbook_is_a_formula(assessment: Assessment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_worksheets(assessment)))
    assert book["Nhóm"]["A3"].value == "=CMD()"
    assert book["Nhóm"]["A3"].data_type == "s"
    assert book["_sachhon"].sheet_state == "veryHidden"
    assert book["Vào ra"].column_dimensions["L"].hidden


def test_the_pages_show_the_changes_and_apply_them_after_a_yes(owner: Actor, assessment: Assessment) -> None:
    assert owner.user is not None
    browser: Client = world.signed_in(owner.user)
    address = f"/danh-gia/{assessment.code}/bang-tinh"
    data = edited(browser.get(f"{address}.xlsx").getvalue(), {("Vào ra", "E2"): 77})

    def sent(content: bytes, name: str = "bang-tinh.xlsx") -> Any:
        file = io.BytesIO(content)
        file.name = name
        return browser.post(f"{address}/", {"file": file})

    review = sent(data)["Location"]
    text = browser.get(review).content.decode()
    assert "100,25" in text
    assert "Đồng ý, áp dụng 1 thay đổi" in text
    agreed = text.split('name="agreed" value="')[1].split('"')[0]
    assert Flow.objects.get(name="Malt").quantity == D("100.25")
    assert browser.post(review, {"agreed": agreed}).status_code == 302
    assert Flow.objects.get(name="Malt").quantity == D(77)
    assert "Tệp này không thay đổi gì." in browser.get(review).content.decode()
    other = world.signed_in(world.person(Role.FACILITY_USER, assessment.facility.code))
    assert other.get(review).status_code == 404

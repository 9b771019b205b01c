"""The registry as Excel: what is written comes back the same; what is wrong is named by cell; nothing without a yes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied
from python_calamine import CalamineWorkbook

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import (
    Contact,
    FocalBody,
    Refused,
    Unit,
    change_contact,
    change_focal_body,
    create_unit,
    import_registry,
    plan_import,
    write_workbook,
)
from sachhon.foundation.models import AuditEntry
from tests.world import actor, unit, units

pytestmark = pytest.mark.django_db
UNITS = ("Mã đơn vị", "Loại đơn vị", "Tên đơn vị", "Mã đơn vị cấp trên", "Ngày thành lập", "Ngày giải thể")
CONTACTS = ("Mã đơn vị", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử")


@pytest.fixture
def officer() -> Actor:
    units()
    return actor(Role.MINISTRY_OFFICER)


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet({"units": "Đơn vị", "contacts": "Liên hệ", "bodies": "Cơ quan đầu mối"}[name])
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(number, place, cell, book.add_format({"num_format": "dd/mm/yyyy"}))
                    else:
                        page.write(number, place, cell)
    return out.getvalue()


def test_what_is_written_changes_nothing_when_it_comes_back(officer: Actor) -> None:
    body = {
        "name": "Sở Công Thương",
        "decision_number": "0123/QĐ-UBND",
        "decision_date": date(2010, 5, 4),
        "phone": "0296",
    }
    change_focal_body(actor=officer, unit=unit("P34-91"), told=body)
    change_contact(actor=officer, unit=unit("P34-91"), told={"name": "Nguyễn Văn An", "phone": "0901234567"})
    plan = plan_import(write_workbook(Unit.objects.all()))
    assert plan.errors == ()
    assert plan.changes == ()
    assert plan.same == Unit.objects.count() + 2


def test_zeros_stay_and_formulas_are_text(officer: Actor) -> None:
    for name, phone in (('=HYPERLINK("http://x")', "0901234567"), ("+84 là đầu số", "-0"), ("@ai", "0012")):
        change_contact(actor=officer, unit=unit("P34-91"), told={"name": name, "phone": phone})
    data = write_workbook(Unit.objects.filter(code="P34-91"))
    grid = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Liên hệ").to_python()
    assert [(row[1], row[3]) for row in grid[1:]] == [
        ('=HYPERLINK("http://x")', "0901234567"),
        ("+84 là đầu số", "-0"),
        ("@ai", "0012"),
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(b"<f>" in archive.read(name) for name in sheets)


def test_units_bodies_and_contacts_are_planned_then_applied_as_one(officer: Actor) -> None:
    data = workbook(
        units=(
            UNITS,
            ("", "Phòng, trung tâm trực thuộc", "Trung tâm Khuyến công", "P34-91", date(2020, 1, 2), ""),
            ("P34-92", "Tỉnh, thành phố", "Thành phố Cần Thơ mới", "BCT", "", ""),
        ),
        contacts=(CONTACTS, ("P34-91", "Trần Thị Bình", "Chuyên viên", "0912", "binh@example.vn")),
    )
    plan = plan_import(data)
    assert plan.errors == ()
    assert [(one.verb, one.target) for one in plan.changes] == [
        ("create", "Trung tâm Khuyến công"),
        ("change", "Thành phố Cần Thơ (P34-92)"),
        ("create", "Trần Thị Bình – Tỉnh An Giang"),
    ]
    assert not Contact.objects.exists()
    import_registry(actor=officer, data=data, agreed=plan.digest, file="danh-ba.xlsx")
    made = Unit.objects.get(name="Trung tâm Khuyến công")
    assert (made.parent.code, made.founded, made.code) == ("P34-91", date(2020, 1, 2), "PB-00001")
    assert unit("P34-92").name == "Thành phố Cần Thơ mới"
    assert Contact.objects.get().email == "binh@example.vn"
    assert AuditEntry.objects.get(verb="registry.import").detail["rows"] == 3
    assert plan_import(data).errors[0].cell == "Đơn vị!C2"


def test_wrong_cells_are_named_and_nothing_is_applied(officer: Actor) -> None:
    data = workbook(
        units=(
            UNITS,
            ("P34-99", "Tỉnh, thành phố", "Không có", "BCT", "", ""),
            ("", "Loại lạ", "Đơn vị lạ", "BCT", "31/02/2020", ""),
            ("", "Hiệp hội", "Hiệp hội Giấy", "XYZ", "01/01/2020", ""),
        ),
        contacts=(CONTACTS, ("P34-91", "An", "", 901234567, "khong-phai-thu")),
    )
    plan = plan_import(data)
    assert {error.cell for error in plan.errors} == {
        "Đơn vị!A2",
        "Đơn vị!B3",
        "Đơn vị!E3",
        "Đơn vị!D4",
        "Liên hệ!D2",
        "Liên hệ!E2",
    }
    with pytest.raises(Refused) as refused:
        import_registry(actor=officer, data=data, agreed=plan.digest)
    assert refused.value.code == "import_with_errors"
    assert not Contact.objects.exists()


def test_a_yes_to_something_else_is_no_yes(officer: Actor) -> None:
    data = workbook(contacts=(CONTACTS, ("P34-91", "An", "Chuyên viên", "", "")))
    agreed = plan_import(data).digest
    change_contact(actor=officer, unit=unit("P34-91"), told={"name": "An", "position": "Trưởng phòng"})
    with pytest.raises(Refused) as refused:
        import_registry(actor=officer, data=data, agreed=agreed)
    assert refused.value.code == "registry_changed_meanwhile"
    assert Contact.objects.get().position == "Trưởng phòng"


def test_the_same_unit_under_two_names_is_asked_about(officer: Actor) -> None:
    create_unit(
        actor=officer, kind=Unit.Kind.ASSOCIATION, name="Hiệp hội Dệt May", parent=unit("BCT"), founded=date(2000, 1, 1)
    )
    row = ("", "Hiệp hội", "HIỆP HỘI DỆT MAY", "BCT", "01/01/2000", "")
    plan = plan_import(workbook(units=(UNITS, row)))
    assert [error.cell for error in plan.errors] == ["Đơn vị!C2"]
    assert "HH-00001" in plan.errors[0].words


def test_twice_the_same_row_is_told(officer: Actor) -> None:
    row = ("P34-91", "An", "", "", "")
    plan = plan_import(workbook(contacts=(CONTACTS, row, row)))
    assert [error.cell for error in plan.errors] == ["Liên hệ!A3"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", b"<html></html>"])
def test_what_is_no_workbook_is_refused(data: bytes, officer: Actor) -> None:
    with pytest.raises(Refused) as refused:
        plan_import(data)
    assert refused.value.code == "not_a_workbook"


def test_another_body_takes_over_and_the_one_before_stays_known(officer: Actor) -> None:
    province = unit("P34-91")
    change_focal_body(actor=officer, unit=province, told={"name": "Sở Công Thương"}, on=date(2025, 7, 1))
    change_focal_body(actor=officer, unit=province, told={"name": "Trung tâm KC"}, on=date(2026, 1, 1), is_new=True)
    change_focal_body(actor=officer, unit=province, told={"phone": "0296"})
    told = FocalBody.objects.order_by("pk").values_list("name", "valid_from", "valid_to", "phone")
    assert list(told) == [
        ("Sở Công Thương", date(2025, 7, 1), date(2025, 12, 31), ""),
        ("Trung tâm KC", date(2026, 1, 1), None, "0296"),
    ]


def test_a_province_keeps_its_own_contacts_alone_and_imports_nothing(officer: Actor) -> None:
    own = actor(Role.OFFICER, "P34-91")
    change_contact(actor=own, unit=unit("P34-91"), told={"name": "An"})
    with pytest.raises(PermissionDenied):
        change_contact(actor=own, unit=unit("P34-92"), told={"name": "An"})
    with pytest.raises(PermissionDenied):
        import_registry(actor=own, data=workbook(contacts=(CONTACTS,)), agreed="")

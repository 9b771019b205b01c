"""The registry as a workbook. Every cell is written as text or as a date, never as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date

import xlsxwriter
from django.db.models import QuerySet

from sachhon.domain.registry.exchange.columns import BODIES, CONTACTS, SHEETS, UNITS, Sheet
from sachhon.domain.registry.models import Contact, FocalBody, Unit

_GUIDE = (
    "Mỗi dòng một đơn vị, cơ quan đầu mối hoặc người liên hệ. Để trống mã đơn vị khi thêm đơn vị mới: mã sẽ được cấp.",
    "Đổi tên hoặc đổi đơn vị cấp trên: sửa ngay trên dòng có mã. Dòng không có trong tệp thì giữ nguyên, không bị xóa.",
    "Ngày viết dạng ngày/tháng/năm. Mã, số điện thoại là chữ: giữ nguyên các số 0 ở đầu.",
    "Trước khi lưu, hệ thống cho xem những gì sẽ thay đổi và ô nào sai.",
)


def write_workbook(units: QuerySet[Unit] | None = None) -> bytes:
    """The workbook with these units, their focal bodies and contacts of today; without units the empty one."""
    rows: dict[str, Iterable[Mapping[str, object]]] = {sheet.name: () for sheet in SHEETS}
    if units is not None:
        found = list(units.select_related("parent"))
        ids = [unit.pk for unit in found]
        rows = {
            UNITS.name: map(_unit, found),
            BODIES.name: map(_body, _of_today(FocalBody, ids)),
            CONTACTS.name: map(_contact, _of_today(Contact, ids)),
        }
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        for sheet in SHEETS:
            _sheet(book, sheet, rows[sheet.name])
        guide = book.add_worksheet("Hướng dẫn")
        guide.set_column(0, 0, 110)
        for number, line in enumerate(_GUIDE):
            guide.write_string(number, 0, line)
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, sheet: Sheet, rows: Iterable[Mapping[str, object]]) -> None:
    page = book.add_worksheet(sheet.title)
    head = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    page.freeze_panes(1, 1)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, day if column.kind == "day" else text)
        page.write_string(0, place, column.title + (" *" if column.required else ""), head)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, column in enumerate(sheet.columns):
            value = row.get(column.name)
            if isinstance(value, date):
                page.write_datetime(last, place, value, day)
            elif value:
                page.write_string(last, place, str(value), text)
    if sheet is UNITS:
        kinds = [str(kind.label) for kind in Unit.Kind]
        page.data_validation(1, 1, max(last, 1) + 500, 1, {"validate": "list", "source": kinds, "ignore_blank": True})


def _of_today(model: type[FocalBody] | type[Contact], ids: list[int]) -> QuerySet:
    return model.objects.filter(unit_id__in=ids, valid_to=None).select_related("unit").order_by("unit__sort_name", "pk")


def _unit(unit: Unit) -> dict[str, object]:
    return {
        "code": unit.code,
        "kind": unit.get_kind_display(),
        "name": unit.name,
        "parent": unit.parent.code if unit.parent else "",
        "founded": unit.founded,
        "dissolved": unit.dissolved,
    }


def _body(body: FocalBody) -> dict[str, object]:
    return {"unit": body.unit.code} | {
        column.name: getattr(body, column.name) for column in BODIES.columns if column.name != "unit"
    }


def _contact(contact: Contact) -> dict[str, object]:
    return {"unit": contact.unit.code} | {
        column.name: getattr(contact, column.name) for column in CONTACTS.columns if column.name != "unit"
    }

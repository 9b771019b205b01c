"""A filled workbook read: rows of plain values, and what is wrong by sheet and cell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from sachhon.domain.registry.exchange.columns import SHEETS, Column, Sheet
from sachhon.domain.registry.refusals import Refused
from sachhon.vietnamese import NotADate, parse_date
from sachhon.vietnamese.folding import nfc, squash

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with a cell: `cell` as Excel names it ("Đơn vị!C12")."""

    cell: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. `number` is that which Excel shows; `values` by column, "" or None where blank."""

    sheet: Sheet
    number: int
    values: dict[str, Any]
    places: dict[str, str]
    """{column: its cell as Excel names it}."""


def read_workbook(data: bytes) -> tuple[list[Line], list[CellError]]:
    """Every row with something in it, and the cells that cannot be read. Raises Refused for another kind of file."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as damaged:
        raise Refused(
            "not_a_workbook", _("Không đọc được tệp Excel này. Tải tệp mẫu, điền vào rồi gửi lại.")
        ) from damaged
    names = {squash(name): name for name in book.sheet_names}
    known = [sheet for sheet in SHEETS if squash(sheet.title) in names]
    if not known:
        raise Refused("not_the_registry", _("Tệp không có trang Đơn vị, Cơ quan đầu mối hay Liên hệ. Dùng tệp mẫu."))
    lines: list[Line] = []
    errors: list[CellError] = []
    for sheet in known:
        grid = book.get_sheet_by_name(names[squash(sheet.title)]).to_python(skip_empty_area=False, nrows=MOST_ROWS + 2)
        if len(grid) > MOST_ROWS + 1:
            raise Refused(
                "too_many_rows", _("Trang {name} có quá 20.000 dòng. Chia thành nhiều tệp.").format(name=sheet.title)
            )
        for one in _lines(sheet, grid, errors):
            lines.append(one)
    return lines, errors


def _lines(sheet: Sheet, grid: list[list[Any]], errors: list[CellError]) -> Iterator[Line]:
    heads = [squash(str(head).rstrip(" *")) for head in grid[0]] if grid else []
    places = {}
    for column in sheet.columns:
        if squash(column.title) in heads:
            places[column.name] = heads.index(squash(column.title))
        elif column.required:
            errors.append(CellError(f"{sheet.title}!1", _("Thiếu cột {name}.").format(name=column.title)))
    if any(column.required and column.name not in places for column in sheet.columns):
        return
    for number, row in enumerate(grid[1:], 2):
        if not any(str(cell).strip() for cell in row):
            continue
        values: dict[str, Any] = {}
        cells: dict[str, str] = {}
        for column in sheet.columns:
            raw = row[places[column.name]] if column.name in places and places[column.name] < len(row) else ""
            where = f"{sheet.title}!{_letters(places.get(column.name, 0))}{number}"
            cells[column.name] = where
            values[column.name] = _value(column, raw, where, errors)
        yield Line(sheet, number, values, cells)


def _value(column: Column, raw: Any, where: str, errors: list[CellError]) -> Any:
    def wrong(words: str) -> None:
        errors.append(CellError(where, words))

    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if column.required:
            wrong(_("Ô này bắt buộc."))
        return None if column.kind == "day" else ""
    if column.kind == "day":
        return _day(raw, wrong)
    if column.kind == "code" and isinstance(raw, int | float):
        wrong(_("Ô là số nên có thể đã mất số 0 ở đầu. Đổi ô sang dạng văn bản rồi nhập lại."))
        return ""
    text = nfc(_text(raw)).strip()
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text)
    if len(text) > column.longest:
        wrong(_("Dài quá {longest} ký tự.").format(longest=column.longest))
    if column.kind == "email":
        try:
            validate_email(text)
        except ValidationError:
            wrong(_("Địa chỉ thư không đúng dạng ten@noi.vn."))
    return text


def _day(raw: Any, wrong: Any) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return parse_date(str(raw))
    except NotADate as refused:
        wrong(
            _("Ngày này không có thật.")
            if refused.impossible
            else _("Viết ngày dạng ngày/tháng/năm, ví dụ 01/07/2025.")
        )
        return None


def _text(raw: Any) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)


def _letters(place: int) -> str:
    return chr(65 + place) if place < 26 else f"{chr(64 + place // 26)}{chr(65 + place % 26)}"

"""A filled workbook of worksheets: rows of values, and what is wrong by sheet and cell."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.sheets.columns import (
    BASE_SHEET,
    FORMAT,
    MARK_SHEET,
    OLDER,
    OLDER_SHEETS,
    SHEETS,
    Column,
    Sheet,
)
from sachhon.vietnamese import AmbiguousNumber, NotANumber, fold, format_number, nfc, parse_number, squash

MOST_ROWS = 5_000
_TICKS = frozenset({"x", "v", "1", "có", "co", "yes", "true", "✓"})
_NO_TICKS = frozenset({"", "0", "không", "khong", "no", "false", "-"})


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with a cell: `cell` as Excel names it ("Vào ra!E12")."""

    cell: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was filled. `values` {column: value}; `places` {column: its cell as Excel names it}."""

    number: int
    values: dict[str, Any]
    places: dict[str, str]

    def place(self, column: str, otherwise: str = "") -> str:
        """Its cell; `otherwise` where the line is not in the workbook (it stands, and somebody else added it)."""
        return self.places.get(column, otherwise)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook: of which assessment, its lines by sheet, its errors.

    `base` {sheet: {key: {column: words}}} is what stood when it was taken out; None where it does not say.
    """

    code: str
    lines: dict[str, list[Line]]
    errors: list[CellError]
    base: dict[str, dict[str, dict[str, str]]] | None = None


def read_worksheets(data: bytes) -> Filled:
    """What was filled in. Raises Refused for what is no workbook of worksheets."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = {squash(name): name for name in book.sheet_names}
        mark = book.get_sheet_by_name(MARK_SHEET).to_python() if MARK_SHEET in book.sheet_names else []
    except (CalamineError, OSError, ValueError) as damaged:
        raise Refused(
            "not_a_workbook", _("Không đọc được tệp Excel này. Tải bảng tính, điền vào rồi gửi lại."), "file"
        ) from damaged
    if len(mark) < 2 or str(mark[0][0]) not in (FORMAT, OLDER):
        raise Refused(
            "not_worksheets",
            _("Tệp này không phải bảng tính tải từ một cuộc đánh giá. Tải bảng tính ở trang chính rồi điền vào."),
            "file",
        )
    errors: list[CellError] = []
    lines: dict[str, list[Line]] = {}
    for sheet in SHEETS if str(mark[0][0]) == FORMAT else OLDER_SHEETS:
        if squash(sheet.title) not in names:
            errors.append(CellError(sheet.title, _("Thiếu trang này. Tải lại bảng tính và điền vào đó.")))
            continue
        grid = book.get_sheet_by_name(names[squash(sheet.title)]).to_python(skip_empty_area=False, nrows=MOST_ROWS + 2)
        if len(grid) > MOST_ROWS + 1:
            raise Refused("too_many_rows", _("Trang %(name)s có quá nhiều dòng.") % {"name": sheet.title}, "file")
        lines[sheet.name] = _lines(sheet, grid, errors)
    return Filled(str(mark[1][0]), lines, errors, _base(book))


def _base(book: CalamineWorkbook) -> dict[str, dict[str, dict[str, str]]] | None:
    """What stood when the workbook was taken out; None where it is not there, or was damaged."""
    if BASE_SHEET not in book.sheet_names:
        return None
    cells = book.get_sheet_by_name(BASE_SHEET).to_python(skip_empty_area=False)
    try:
        told = json.loads("".join(str(row[0]) for row in cells if row))
        return {
            str(sheet): {str(key): {str(name): str(words) for name, words in row.items()} for key, row in rows.items()}
            for sheet, rows in told.items()
        }
    except (ValueError, AttributeError):
        return None


def _lines(sheet: Sheet, grid: Sequence[Sequence[Any]], errors: list[CellError]) -> list[Line]:
    heads = [squash(str(head).rstrip(" *")) for head in grid[0]] if grid else []
    places = {}
    for column in sheet.columns:
        if squash(column.title) not in heads:
            errors.append(CellError(f"{sheet.title}!1", _("Thiếu cột %(name)s.") % {"name": column.title}))
        else:
            places[column.name] = heads.index(squash(column.title))
    if len(places) < len(sheet.columns):
        return []
    told = [column for column in sheet.columns if column.kind not in ("id", "tick") and not column.shown]
    found = []
    for number, row in enumerate(grid[1:], 2):
        raw = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        if all(_blank(raw[column.name]) for column in told):
            continue
        cells = {name: f"{sheet.title}!{_letters(place)}{number}" for name, place in places.items()}
        values = {column.name: _value(column, raw[column.name], cells[column.name], errors) for column in sheet.columns}
        found.append(Line(number, values, cells))
    return found


def _blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def _value(column: Column, raw: Any, where: str, errors: list[CellError]) -> Any:
    text = "" if _blank(raw) else nfc(_text(raw)).strip()
    if column.kind == "tick":
        if squash(text) not in _TICKS | _NO_TICKS:
            errors.append(CellError(where, _("Đánh dấu x, hoặc để trống.")))
        return squash(text) in _TICKS
    if not text:
        if column.required:
            errors.append(CellError(where, _("Ô này bắt buộc.")))
        return () if column.kind == "numbers" else None if column.kind in _FIGURES else ""
    if column.kind in _FIGURES:
        return _figure(column, raw, text, where, errors)
    if column.kind == "numbers":
        if not re.fullmatch(r"\d{1,3}(\s*[,;.]\s*\d{1,3})*", text):
            errors.append(CellError(where, _("Ghi số của các công đoạn, cách nhau bằng dấu phẩy, ví dụ 1, 3.")))
            return ()
        return tuple(sorted({int(one) for one in re.findall(r"\d+", text)}))
    if column.kind == "choice":
        known = {fold(words): value for value, words in column.choices.items()}
        known = {**{fold(value): value for value in column.choices}, **known}
        if fold(text) not in known and column.open:
            return text[: column.longest]
        if fold(text) not in known:
            allowed = ", ".join(column.choices.values())
            words = _("“%(text)s” không có trong danh sách: %(allowed)s.") % {"text": text, "allowed": allowed}
            errors.append(CellError(where, words))
            return ""
        return known[fold(text)]
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text)
    if len(text) > column.longest:
        errors.append(CellError(where, _("Dài quá %(n)s ký tự.") % {"n": column.longest}))
    return text


_FIGURES = frozenset({"number", "whole", "money", "id"})


def _figure(column: Column, raw: Any, text: str, where: str, errors: list[CellError]) -> Any:
    try:
        value = Decimal(repr(raw)) if isinstance(raw, int | float) and not isinstance(raw, bool) else parse_number(text)
    except AmbiguousNumber as two:
        readings = _(" hay ").join(format_number(one) for one in two.readings)
        errors.append(
            CellError(
                where,
                _("“%(text)s” có thể hiểu là %(readings)s. Nhập vào ô dạng số.") % {"text": text, "readings": readings},
            )
        )
        return None
    except NotANumber:
        errors.append(CellError(where, _("“%(text)s” không phải là số.") % {"text": text}))
        return None
    if value < 0:
        errors.append(CellError(where, _("Không thể nhỏ hơn 0. Để trống nếu chưa biết.")))
        return None
    if column.kind == "number":
        return value
    if value != value.to_integral_value():
        errors.append(CellError(where, _("Phải là số nguyên.")))
        return None
    return int(value)


def _text(raw: Any) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)


def _letters(place: int) -> str:
    return chr(65 + place) if place < 26 else f"{chr(64 + place // 26)}{chr(65 + place % 26)}"

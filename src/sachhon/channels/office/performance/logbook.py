"""The meter log as a workbook: one row a stream or product, twelve months beside each other; out and in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from python_calamine import CalamineError, CalamineWorkbook

from sachhon.channels.office.performance.words import resource_name, tongue
from sachhon.channels.office.shell.forms import read_number
from sachhon.domain.assessments.api import LogRow, MonthRead, YearFacts, stream_named, stream_of, streams_of
from sachhon.vietnamese.folding import fold
from sachhon.writing.sheet import Cell, Sheet

OUTPUT = "san-luong"
MONTHS = range(1, 13)
MOST_ROWS = 200
_HEAD = ("ma dong", "code")
_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Log:
    """What a workbook says: rows to keep, and what is wrong with others, with its cell."""

    rows: tuple[LogRow, ...]
    errors: tuple[str, ...]


def log_sheet(facility_name: str, year: int, facts: YearFacts | None) -> Sheet:
    """What stands in the log, then the streams that have nothing yet, to be filled in."""
    rows: list[list[Cell]] = []
    streams: dict[tuple[str, str], dict[int, Decimal]] = {}
    units: dict[tuple[str, str], str] = {}
    for one in facts.amounts if facts else ():
        if one.month is not None:
            streams.setdefault((one.stream, one.name), {})[one.month] = one.quantity
            units[one.stream, one.name] = one.unit
    kinds = {choice for one in streams_of() for choice in one.choices}
    for known in streams_of("energy", "water"):
        if known.code not in kinds and not any(code == known.code for code, _name in streams):
            streams[known.code, ""] = {}
            units[known.code, ""] = known.unit
    for (code, name), months in streams.items():
        rows.append([code, resource_name(code), name, units[code, name], *(months.get(month) for month in MONTHS)])
    made: dict[str, dict[int, Decimal]] = {}
    for product in facts.products if facts else ():
        months = made.setdefault(product.product, {})
        units[OUTPUT, product.product] = product.unit
        if product.month is not None and product.output is not None:
            months[product.month] = product.output
    for name, months in (made or {"": {}}).items():
        rows.append([
            OUTPUT,
            _("Sản lượng"),
            name,
            units.get((OUTPUT, name), ""),
            *(months.get(month) for month in MONTHS),
        ])  # fmt: skip
    heads = [_("Mã dòng"), pgettext("tài nguyên", "Dòng"), _("Tên riêng"), _("Đơn vị")]
    heads += [_("Tháng %(m)s") % {"m": m} for m in MONTHS]
    notes = [facility_name, _("Ô trống là tháng chưa có số và không xóa số đã ghi. Giữ nguyên cột mã dòng.")]
    widths = [18, 26, 24, 10, *([12] * 12)]
    return Sheet(_("Sổ công tơ năm %(year)s") % {"year": year}, heads, rows, notes, widths)


def read_log(data: bytes) -> Log:
    """The rows of a workbook as `log_sheet` writes it. Raises ValueError (in words) for what is no such workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError) as error:
        raise ValueError(_("Tệp này không phải sổ Excel (.xlsx).")) from error
    head = next((place for place, row in enumerate(grid) if row and fold(str(row[0])).strip() in _HEAD), None)
    if head is None:
        raise ValueError(_("Không thấy cột “Mã dòng”. Hãy tải mẫu từ trang này rồi điền vào."))
    rows, errors = [], []
    for place, cells in enumerate(grid[head + 1 : head + 1 + MOST_ROWS], head + 2):
        try:
            row = _row(cells, place)
        except ValueError as wrong:
            errors.append(str(wrong))
        else:
            rows += [row] if row else []
    return Log(tuple(rows), tuple(errors))


def _row(cells: Sequence[object], place: int) -> LogRow | None:
    """A row; None for one without months. Raises ValueError with the cell."""
    texts = [_text(cell) for cell in cells[:_FIRST_MONTH]] + [""] * _FIRST_MONTH
    months = tuple(_months(cells[_FIRST_MONTH : _FIRST_MONTH + 12], place))
    if not months:
        return None
    code, _called, name, unit = texts[:_FIRST_MONTH]
    if fold(code) == OUTPUT:
        return LogRow("", name, unit, months)
    stream = stream_of(code) or stream_named(code)
    if stream is None:
        raise ValueError(_("Dòng %(row)s: không có mã dòng “%(code)s”.") % {"row": place, "code": code})
    return LogRow(stream.code, name, unit or stream.unit, months)


def _months(cells: Iterable[object], place: int) -> Iterable[MonthRead]:
    for month, cell in enumerate(cells, 1):
        text = _text(cell)
        if not text:
            continue
        try:
            value = Decimal(str(cell)) if isinstance(cell, int | float) else read_number(text)
        except (forms.ValidationError, InvalidOperation) as wrong:
            words = " ".join(wrong.messages) if isinstance(wrong, forms.ValidationError) else text
            told = {"row": place, "month": month, "words": words}
            raise ValueError(_("Dòng %(row)s, tháng %(month)s: %(words)s") % told) from wrong
        yield MonthRead(month, value)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def row_words(row: LogRow) -> str:
    """A row in a few words, for the page that asks before anything is written."""
    stream = stream_of(row.stream)
    called = stream.name(tongue()) if stream else _("Sản lượng")
    return f"{called}{f' ({row.name})' if row.name else ''}"

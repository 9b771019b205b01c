"""A workbook → its list: the sheet that has the titles, how its columns are understood, its rows one by one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sachhon.domain.registry.facilities.arriving.headings import SEARCHED, Titles, titles_of
from sachhon.domain.registry.refusals import Refused
from sachhon.vietnamese.folding import nfc

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was found in a workbook; its rows come from `rows` or `blocks`, each read once."""

    sheet: str
    titles: Titles
    total: int
    """Rows below the titles, blank ones too."""
    _sheet: CalamineSheet

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """(number as Excel counts, cells from column A on) of every row below the titles."""
        before = [""] * _first_column(self._sheet)
        below = islice(self._sheet.iter_rows(), self.titles.row + 1, None)
        for number, cells in enumerate(below, self.titles.row + 2):
            yield number, before + cells if before else cells

    def blocks(self, size: int) -> Iterator[tuple[int, list[list[Any]]]]:
        """The same, so many rows at a time: (number of the first, their cells)."""
        rows = self.rows()
        while some := list(islice(rows, size)):
            yield some[0][0], [cells for _number, cells in some]


def open_list(data: bytes) -> Opened:
    """The list in a workbook. Raises Refused for what is none, and for one without the facilities' names."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as damaged:
        raise Refused(
            "not_a_workbook", _("Không đọc được tệp Excel này. Mở tệp, lưu lại dạng .xlsx rồi gửi lại.")
        ) from damaged
    found = [(sheet, titles) for sheet in sheets if (titles := _titles(sheet)) is not None]
    if not found:
        raise Refused(
            "no_titles",
            _("Không thấy dòng tiêu đề có “Tên cơ sở” và ít nhất một cột khác. Dùng tệp mẫu, hoặc sửa tiêu đề."),
        )
    sheet, titles = max(found, key=lambda pair: (len(pair[1].read), pair[0].total_height))
    total = max(0, sheet.total_height - titles.row - 1)
    if total > MOST_ROWS:
        raise Refused("too_many_rows", _("Danh sách có quá 200.000 dòng. Chia thành nhiều tệp."))
    return Opened(nfc(sheet.name), titles, total, sheet)


def _titles(sheet: CalamineSheet) -> Titles | None:
    return titles_of(list(islice(sheet.iter_rows(), SEARCHED)), _first_column(sheet))


def _first_column(sheet: CalamineSheet) -> int:
    return sheet.start[1] if sheet.start else 0

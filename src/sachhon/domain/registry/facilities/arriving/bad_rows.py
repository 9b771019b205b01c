"""The rows of a list that are wrong, as a workbook: correct them there and send it, the rest need not be sent again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sachhon.domain.registry.facilities.arriving.workbook import open_list
from sachhon.domain.registry.facilities.register import FACTS, shown_fact
from sachhon.domain.registry.models import ArrivedRow, Arriving
from sachhon.foundation import files


def bad_rows(arriving: Arriving) -> bytes:
    """The wrong rows with their titles, wrong cells marked, and what is wrong in words beside them."""
    language = (get_language() or "vi")[:2]
    rows = list(ArrivedRow.objects.filter(arriving=arriving, decision=ArrivedRow.Decision.BAD).order_by("number"))
    titles, cells = _as_sent(arriving, rows) if arriving.file is not None else _as_said(rows, language)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(_("Dòng lỗi"))
        head = book.add_format({"bold": True, "bg_color": "#E2F1EA", "border": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"valign": "top"})
        day = book.add_format({"valign": "top", "num_format": "dd/mm/yyyy"})
        wrong = book.add_format({"valign": "top", "bg_color": "#FBE8E6", "font_color": "#861510"})
        told = book.add_format({"valign": "top", "text_wrap": True})
        page.freeze_panes(1, 0)
        for place, title in enumerate((*titles, _("Vấn đề (cột này không được đọc)"))):
            page.set_column(place, place, 60 if place == len(titles) else 20)
            page.write_string(0, place, title, head)
        for line, (row, said) in enumerate(zip(rows, cells, strict=True), 1):
            marked = {_column(one["cell"]) for one in row.problems}
            for place, value in enumerate(said):
                _write(page, line, place, value, wrong if place in marked else day if _is_day(value) else plain)
            page.write_string(
                line, len(titles), "\n".join(f"{one['cell']}: {one[language]}" for one in row.problems), told
            )
    return out.getvalue()


def _as_sent(arriving: Arriving, rows: Sequence[ArrivedRow]) -> tuple[list[str], Iterable[list[Any]]]:
    """The titles and cells as they stand in the file."""
    assert arriving.file is not None
    opened = open_list(files.read(arriving.file))
    wanted = {row.number for row in rows}
    found = {number: cells for number, cells in opened.rows() if number in wanted}
    width = max((column.place for column in opened.titles.columns), default=0) + 1
    titles = [""] * width
    for column in opened.titles.columns:
        titles[column.place] = column.heading
    return titles, [(found.get(row.number, []) + [""] * width)[:width] for row in rows]


def _as_said(rows: Sequence[ArrivedRow], language: str) -> tuple[list[str], Iterable[list[Any]]]:
    """For a list that was no workbook: what was understood."""
    keys = [key for key in FACTS if any(key in row.said for row in rows)] or ["name"]
    titles = [FACTS[key].labels[language] for key in keys]
    return titles, [[shown_fact(key, row.said.get(key), language) for key in keys] for row in rows]


def _write(page: Any, line: int, place: int, value: Any, style: Any) -> None:
    if isinstance(value, bool):
        page.write_boolean(line, place, value, style)
    elif isinstance(value, int | float):
        page.write_number(line, place, value, style)
    elif _is_day(value):
        page.write_datetime(line, place, datetime(value.year, value.month, value.day), style)
    else:
        page.write_string(line, place, str(value), style)


def _is_day(value: Any) -> bool:
    return isinstance(value, date)


def _column(cell: str) -> int:
    """0 for "DS!A12"; -1 where no cell is named."""
    letters = "".join(char for char in cell.rpartition("!")[2] if char.isalpha())
    place = 0
    for char in letters:
        place = place * 26 + ord(char) - 64
    return place - 1

"""A workbook of annexes: each sheet has the annex's head, its titles, and rows that are written cell by cell."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from sachhon.writing.plan.model import Nothing, Said

_CREATED = datetime(2000, 1, 1)  # the same annex is the same bytes
_CELL_LIMIT = 32_767  # Excel's own
_LINE_POINTS, _HIGHEST = 16, 400


class Book:
    """Times New Roman, ruled, landscape A4, one page across."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.book.set_properties({"created": _CREATED})
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
        make: Callable[..., Any] = lambda **more: self.book.add_format({**base, **more})  # noqa: E731
        ruled = {"border": 1, "text_wrap": True}
        self.label = make(bold=True, font_size=14, align="center")
        self.title = make(bold=True, font_size=13, align="center", text_wrap=True)
        self.source = make(italic=True, font_size=13, align="center")
        self.words = {"left": make(), "right": make(align="right", italic=True)}
        self.head = make(bold=True, bg_color="#EDEDED", align="center", **ruled)
        self.heading = make(bold=True, **ruled)
        self.heading_number = make(bold=True, align="center", **ruled)
        self._formats: dict[tuple[str, bool], Any] = {}
        shapes: dict[str, dict[str, Any]] = {
            "text": {},
            "centred": {"align": "center"},
            "whole": {"num_format": "#,##0", "align": "right"},
            "fraction": {"num_format": "#,##0.######", "align": "right"},
            "dash": {"align": "right"},
        }
        for name, shape in shapes.items():
            for total in (False, True):
                strong = {"bold": True, "bg_color": "#EDEDED"} if total else {}
                self._formats[name, total] = make(**ruled, **shape, **strong)

    def look(self, name: str, total: bool = False) -> Any:
        """The format of a cell."""
        return self._formats[name, total]

    def page(self, name: str, widths: Sequence[int]) -> Page:
        """A new sheet."""
        return Page(self, name, widths)

    def to_bytes(self) -> bytes:
        """The .xlsx."""
        self.book.close()
        return self.out.getvalue()


class Page:
    """A sheet that is written from the top; `at` is the row that comes next."""

    def __init__(self, book: Book, name: str, widths: Sequence[int]) -> None:
        self.book = book
        self.widths = list(widths)
        self.sheet = book.book.add_worksheet(name)
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)
        self.sheet.set_default_row(18)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
        self.sheet.set_footer("&C&P/&N")
        self.at = 0
        self.lines = 1

    def head(self, label: str, title: str, source: str) -> None:
        """The annex's label, its title and what it goes with."""
        self._merged(label, self.book.label)
        self._merged(title.upper(), self.book.title, 20 * len(title.split("\n")))
        if source:
            self._merged(source, self.book.source)
        self.at += 1

    def line(self, words: str, side: str = "left") -> None:
        """A line over the table."""
        self._merged(words, self.book.words[side])

    def titles(self, rows: Sequence[Sequence[str | None]]) -> None:
        """The rows of titles, frozen and repeated; None goes on with the cell at the left or above."""
        first = self.at
        for place in range(len(self.widths)):
            for row, titles in enumerate(rows):
                title = titles[place]
                if title is None:
                    continue
                down = next((one for one in range(row + 1, len(rows)) if rows[one][place] is not None), len(rows)) - 1
                over = place
                while over + 1 < len(self.widths) and titles[over + 1] is None and not self._above(rows, row, over + 1):
                    over += 1
                if (down, over) == (row, place):
                    self.sheet.write_string(first + row, place, title, self.book.head)
                else:
                    down = row if over > place else down
                    self.sheet.merge_range(first + row, place, first + down, over, "", self.book.head)
                    self.sheet.write_string(first + row, place, title, self.book.head)
        for row in range(len(rows)):
            self.sheet.set_row(first + row, 34)
        self.at = first + len(rows)
        self.sheet.freeze_panes(self.at, 2)
        self.sheet.repeat_rows(first, self.at - 1)

    def across(self, words: str, number: str | None = None) -> None:
        """A heading over the lines below it, with its number in a cell of its own where it has one."""
        start = 0
        if number is not None:
            self.sheet.write_string(self.at, 0, number, self.book.heading_number)
            start = 1
        self.sheet.merge_range(self.at, start, self.at, len(self.widths) - 1, "", self.book.heading)
        self.sheet.write_string(self.at, start, words[:_CELL_LIMIT], self.book.heading)
        self._lines(words, sum(self.widths[start:]))
        self.end()

    def row(self, cells: Sequence[str | int], *, start: int = 0, total: bool = False, close: bool = True) -> None:
        """Cells of a row from the left; `close` ends it."""
        for place, said in enumerate(cells, start):
            self.cell(place, said, total=total)
        if close:
            self.end()

    def cell(self, place: int, said: str | int, *, total: bool = False) -> None:
        """A text, or a running number."""
        look = self.book.look("centred" if place == 0 else "text", total)
        if isinstance(said, int):
            self.sheet.write_number(self.at, place, said, look)
        elif said:
            self.sheet.write_string(self.at, place, said[:_CELL_LIMIT], look)
            self._lines(said, self.widths[place])
        else:
            self.sheet.write_blank(self.at, place, None, look)

    def figures(self, place: int, said: Sequence[Said], factor: int, *, total: bool = False) -> None:
        """Figures beside each other, in units of `factor`; blank stays blank, a dash a dash."""
        for at, one in enumerate(said, place):
            if one is None:
                self.sheet.write_blank(self.at, at, None, self.book.look("whole", total))
            elif isinstance(one, Nothing):
                self.sheet.write_string(self.at, at, "-", self.book.look("dash", total))
            else:
                number, look = self._number(one, factor)
                self.sheet.write_number(self.at, at, number, self.book.look(look, total))

    def formula(self, place: int, formula: str, value: int | Decimal, factor: int, *, total: bool = False) -> None:
        """A live sum with the value that it has now."""
        number, look = self._number(value, factor)
        self.sheet.write_formula(self.at, place, formula, self.book.look(look, total), number)

    def sum_of(self, place: int, rows: Sequence[tuple[int, int]], value: int | Decimal | None, factor: int) -> None:
        """The total of a column over these rows (first, last); blank where there is nothing to add up."""
        if value is None:
            self.figures(place, [None], factor, total=True)
            return
        column = xl_col_to_name(place)
        runs = ",".join(f"{column}{first + 1}:{column}{last + 1}" for first, last in rows)
        self.formula(place, f"=SUM({runs})", value, factor, total=True)

    def end(self) -> None:
        """The row is full; it is as high as its longest text."""
        if self.lines > 1:
            self.sheet.set_row(self.at, min(_HIGHEST, self.lines * _LINE_POINTS + 2))
        self.lines = 1
        self.at += 1

    def _lines(self, text: str, width: int) -> None:
        across = max(1, int(width * 1.02) - 1)
        self.lines = max(self.lines, sum(max(1, -(-len(line) // across)) for line in text.split("\n")))

    def _merged(self, words: str, look: Any, height: int = 0) -> None:
        self.sheet.merge_range(self.at, 0, self.at, len(self.widths) - 1, "", look)
        self.sheet.write_string(self.at, 0, words, look)
        if height:
            self.sheet.set_row(self.at, height)
        self.at += 1

    @staticmethod
    def _above(rows: Sequence[Sequence[str | None]], row: int, place: int) -> bool:
        """Whether a cell of an upper row reaches down into this one."""
        return any(rows[one][place] is not None for one in range(row))

    @staticmethod
    def _number(value: int | Decimal, factor: int) -> tuple[int | float, str]:
        scaled = Decimal(value) / factor
        exact = scaled == scaled.to_integral_value()
        return (int(scaled), "whole") if exact else (float(scaled), "fraction")

"""Cells of a blank: what is written in them, what may be, and what is shown to who fills them in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from sachhon.codecs.filled import Spec, state_word, state_words
from sachhon.codecs.prompts import hint
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell, facet
from sachhon.codecs.workbook.paper import shown
from sachhon.formkit.values import Answer, State
from sachhon.vietnamese.folding import nfc

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MESSAGE, _TITLE, _FORMULA = 255, 32, 255  # characters that Excel allows
_FIRST_DAY = date(1900, 3, 1)


@dataclass(slots=True)
class Book:
    """The workbook that is being written, with its looks and the lists that its dropdowns share."""

    out: Any
    looks: dict[str, Any]
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def write(self, sheet: Any, row: int, column: int, text: str, look: str) -> None:
        """A text, never a formula or a link, composed and without what XML cannot hold."""
        sheet.write_string(row, column, clean(text), self.looks[look])

    def entry(self, sheet: Any, row: int, column: int, spec: Spec, answer: Answer) -> str:
        """An entry with its answer, blank where there is none; gives the words to measure it by.

        Raises ValueError where a text is longer than `marks.CELL_LIMIT`.
        """
        cell: Cell = None
        if answer.state is State.VALUE:
            cell = facet(spec).put(answer.value, spec)
        elif answer.state is not State.MISSING:
            cell = state_word(answer.state, spec)
        self.put(sheet, row, column, cell, self.looks[facet(spec).style])
        return shown(cell)

    def put(self, sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
        """A cell by its kind. Raises ValueError for a text over `marks.CELL_LIMIT`."""
        if isinstance(cell, str):
            if len(cell) > marks.CELL_LIMIT:
                raise ValueError(f"a text of {len(cell)} characters does not fit into a cell")
            sheet.write_string(row, column, clean(cell), look)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, look)
        elif cell is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_datetime(row, column, cell, look)

    def states(self, sheet: Any, row: int, column: int, spec: Spec, answer: Answer) -> None:
        """The cell that says why there is no value."""
        told = state_word(answer.state, spec)
        self.put(sheet, row, column, told or None, self.looks["choice"])
        message = "Chọn khi không có giá trị; để trống khi đã trả lời hoặc chưa trả lời."
        self.dropdown(sheet, (row, column, row, column), state_words(spec), message)

    def money_units(self, sheet: Any, row: int, column: int) -> None:
        """The cell that says in which unit amounts are written."""
        self.write(sheet, row, column, next(iter(marks.MONEY_UNITS)), "choice")
        self.dropdown(sheet, (row, column, row, column), tuple(marks.MONEY_UNITS), "Đơn vị của số tiền bạn ghi.")

    def dropdown(self, sheet: Any, area: tuple[int, int, int, int], labels: tuple[str, ...], message: str) -> None:
        """A choice that takes nothing else."""
        sheet.data_validation(*area, {"validate": "list", "source": self.list_of(labels), "input_message": message})

    def validate(self, sheet: Any, area: tuple[int, int, int, int], spec: Spec, *, in_table: bool) -> None:
        """What the cells of an area may hold: a warning, not a wall, since the file is checked when it comes back."""
        listed = facet(spec).listed(spec)
        corner = xlsxwriter.utility.xl_rowcol_to_cell(area[0], area[1])
        rule: dict[str, Any] = {"validate": "any"}
        if listed:
            # In a table nil and unknown have no column of their own.
            rule = {"validate": "list", "source": self.list_of((*listed, *state_words(spec)) if in_table else listed)}
        elif formula := _formula(spec, corner):
            rule = {"validate": "custom", "value": formula}
        if rule["validate"] != "any":
            rule |= {
                "error_type": "warning",
                "error_title": "Kiểm tra lại",
                "error_message": _cut(f"{spec.labels['vi']}: giá trị không đúng kiểu hoặc ngoài khoảng.", _MESSAGE),
            }
        states = " Không có số: ghi “Không có” hoặc “Chưa có số liệu”." if in_table else ""
        title, message = _cut(spec.labels["vi"], _TITLE), _cut(hint(spec) + states, _MESSAGE)
        sheet.data_validation(*area, {**rule, "input_title": title, "input_message": message})

    def list_of(self, labels: tuple[str, ...]) -> str:
        """The reference of a dropdown's labels; they stand on a sheet, since Excel takes 255 characters in line."""
        if labels not in self.lists:
            sheet = self.out.get_worksheet_by_name(marks.LISTS_SHEET)
            place = len(self.lists)
            for row, label in enumerate(labels):
                sheet.write_string(row, place, clean(label))
            letter = xlsxwriter.utility.xl_col_to_name(place)
            self.lists[labels] = f"='{marks.LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"
        return self.lists[labels]


def clean(text: str) -> str:
    """Composed, with line feeds alone as line ends, without what XML cannot hold."""
    return _NOT_XML.sub("", nfc(text.replace("\r\n", "\n").replace("\r", "\n")))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _formula(spec: Spec, cell: str) -> str:
    """The check of a numeric cell as Excel computes it; "" for a type that is not checked while typing.

    Money may be typed with its unit in words, so its cells take any text.
    """
    style = facet(spec).style
    if style == "date":
        conditions = [f"{cell}>={(_FIRST_DAY - date(1899, 12, 30)).days}"]
    elif style in ("whole", "year", "number") and spec.type != "money":
        conditions = [f"{cell}=INT({cell})"] if style != "number" else []
        conditions += [f"{cell}>={spec.minimum}"] if spec.minimum is not None else []
        conditions += [f"{cell}<={spec.maximum}"] if spec.maximum is not None else []
    else:
        return ""
    words = ",".join(f'{cell}="{word}"' for word in state_words(spec))
    formula = f"=OR({words},AND({','.join((f'ISNUMBER({cell})', *conditions))}))"
    return formula if len(formula) <= _FORMULA else f"=ISNUMBER({cell})"

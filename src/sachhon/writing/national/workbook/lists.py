"""Sheets of lists and of what units say in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.writing.national.columns import column_label, column_of, shown_columns
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.wording import (
    STATES,
    cell_value,
    label,
    letter_words,
    one_line,
)
from sachhon.writing.national.workbook.book import NARROW, Book, SheetColumn, Value


def list_sheets(book: Book, frame: Frame) -> None:
    taken: set[str] = set()
    for figure in frame.figures.figures.values():
        if not figure.rows:
            continue
        keys = _all_keys(figure)
        rows: list[Sequence[Value]] = []
        for row in figure.rows:
            code = frame.lineage.row(figure, row)
            cells: list[Value] = []
            for key in keys:
                answer = row.cells.get(key)
                column, _ = column_of(figure.field, key)
                if answer is None or answer.state is State.MISSING:
                    cells.append("")
                elif answer.state is not State.VALUE:
                    cells.append(STATES[answer.state])
                elif isinstance(answer.value, int | Decimal) and not isinstance(answer.value, bool):
                    cells.append(str(answer.value) if column and column.type == "year" else answer.value)
                else:
                    cells.append(one_line(cell_value(answer.value, column) if column else str(answer.value)))
            differs = ", ".join(column_label(figure.field, key) for key in row.conflicts)
            rows.append((row.unit_name, *cells, differs, code))
        heads = [SheetColumn(column_label(figure.field, key), 18) for key in keys]
        columns = [
            SheetColumn(frame.unit.capitalize()),
            *heads,
            SheetColumn("Khác nhau giữa các văn bản"),
            SheetColumn("Mã nguồn"),
        ]
        book.sheet(_sheet_name(label(figure.field), taken), columns, rows)


def _all_keys(figure: Figure) -> list[str]:
    """All columns, also those that the report leaves out for want of room."""
    shown = shown_columns(figure)
    used = {key for row in figure.rows for key in row.cells}
    return [*shown, *sorted(used - set(shown))]


def _sheet_name(title: str, taken: set[str]) -> str:
    """Within Excel's 31 characters, without what it forbids, and not twice."""
    kept = "".join(char for char in title if char not in "[]:*?/\\'")[:28].strip()
    name, number = kept, 2
    while name.casefold() in taken:
        name, number = f"{kept} {number}", number + 1
    taken.add(name.casefold())
    return name


def words_sheet(book: Book, frame: Frame) -> None:
    rows: list[Sequence[Value]] = []
    for figure in frame.figures.figures.values():
        for theme in figure.themes:
            for entry in theme.entries:
                title = theme.titles.get("vi", "") or "khác"
                code = frame.lineage.letter(entry.letter)
                rows.append(
                    (
                        label(figure.field),
                        title,
                        entry.unit_name,
                        one_line(entry.text),
                        letter_words(entry.letter),
                        code,
                    )
                )
    columns = (
        SheetColumn("Nội dung", 34),
        SheetColumn("Nhóm"),
        SheetColumn(frame.unit.capitalize()),
        SheetColumn("Ý kiến", 90),
        SheetColumn("Văn bản", 28),
        SheetColumn("Mã", NARROW),
    )
    book.sheet("Ý kiến", columns, rows)

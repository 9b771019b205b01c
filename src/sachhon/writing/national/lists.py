"""Lists that answers make together: facilities, tasks, documents, budgets, with the totals of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.formkit.definition import Field
from sachhon.formkit.rollup import Figure, MergedRow
from sachhon.formkit.values import State
from sachhon.writing.document import Block, Column, Heading, Para, Run, Table, Text
from sachhon.writing.document.blocks import Align, CellLike
from sachhon.writing.national.columns import (
    MILLION,
    NUMERIC,
    column_label,
    column_of,
    money_unit,
    numeric_cell,
    shown_columns,
)
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.totals import long_totals, totals
from sachhon.writing.national.wording import STATES, cell_value, label, part_value, shortened

MOST_ROWS_IN_BODY = 20
_WIDEST_IN_BODY = 5
_CELL_LENGTH = 220


def listed(frame: Frame, figure: Figure) -> list[Block]:
    """A list's totals, and its rows where they are few; where they are many an annex holds them."""
    if not stated(figure):
        return []
    code = frame.lineage.of(figure)
    blocks: list[Block] = [Heading(label(figure.field), 3)]
    if figure.method == "union":
        values = figure.value if isinstance(figure.value, tuple) else ()
        blocks.append(
            Para(
                (
                    f"{'; '.join(str(value) for value in values)} (",
                    *frame.coverage(figure),
                    ")",
                    *frame.lineage.reference(code),
                    ".",
                )
            )
        )
        return blocks
    if not figure.rows:
        if not in_annex(figure):
            return [*blocks, _answers(frame, figure)]
        told = ("Có ", *frame.coverage(figure), " trả lời", *frame.lineage.reference(code))
        return [*blocks, Para((*told, f". Danh mục đầy đủ tại phụ lục “{label(figure.field)}”."))]
    count: tuple[Run, ...] = frame.lineage.cite(f"{len(figure.rows)} dòng", code, shown=False)
    where = f"Danh mục đầy đủ tại phụ lục “{label(figure.field)}”." if in_annex(figure) else ""
    blocks.append(
        Para(
            (
                "Tổng hợp được ",
                *count,
                " từ báo cáo của ",
                *frame.coverage(figure),
                *frame.lineage.reference(code),
                f". {where}",
            )
        )
    )
    blocks += totals(frame, figure)
    if not in_annex(figure):
        blocks.append(rows_table(frame, figure))
    return blocks


def listed_in_annex(frame: Frame, figure: Figure) -> list[Block]:
    """What the text leaves to an annex: wide totals, and all rows."""
    if not figure.rows:
        return [_answers(frame, figure)]
    return [*long_totals(frame, figure), rows_table(frame, figure, size=9)]


def in_annex(figure: Figure) -> bool:
    """Whether the list is too long or too wide to stand in the text."""
    if figure.rows:
        return len(figure.rows) > MOST_ROWS_IN_BODY or len(shown_columns(figure)) > _WIDEST_IN_BODY
    return figure.method == "append" and figure.coverage.n > MOST_ROWS_IN_BODY


def is_wide(figure: Figure) -> bool:
    """Whether its annex needs pages on their side."""
    return bool(figure.rows) and len(shown_columns(figure)) > _WIDEST_IN_BODY


def _answers(frame: Frame, figure: Figure) -> Table:
    """Answers that are no table: a line a unit."""
    rows: list[tuple[CellLike, ...]] = []
    for contribution in frame.lineage.contributions[figure.field.id]:
        part = contribution.first
        said = shortened(part_value(part, figure.field), _CELL_LENGTH)
        rows.append((part.unit_name, frame.lineage.cite(said, contribution.code, shown=False)))
    columns = (Column(frame.unit.capitalize(), 1.4), Column(label(figure.field), 4.2))
    return frame.table(label(figure.field), columns, tuple(rows))


def rows_table(frame: Frame, figure: Figure, *, size: int = 10) -> Table:
    """All rows of a list, each leading to its lineage."""
    keys = shown_columns(figure)
    unit = money_unit(figure)
    columns = [
        Column(frame.unit.capitalize(), 1.1),
        *(_column(figure.field, key) for key in keys),
        Column("Nguồn", 0.8, "center"),
    ]
    rows = tuple(_row(frame, figure, row, keys, unit) for row in figure.rows)
    caption = label(figure.field) + (" (tiền: triệu đồng)" if unit == MILLION else "")
    return frame.table(caption, tuple(columns), rows, size=size)


def _column(field: Field, key: str) -> Column:
    column, _ = column_of(field, key)
    kind = column.type if column else "text"
    align: Align = "right" if kind in NUMERIC and kind != "year" else "left"
    width = 1.0 if kind in NUMERIC or kind in {"yes_no", "choice", "date", "period"} else 1.9
    if kind == "money":
        width = 1.3
    if column and len(label(column)) <= len("TT."):
        width = 0.5
    return Column(column_label(field, key), width, align)


def _row(frame: Frame, figure: Figure, row: MergedRow, keys: Sequence[str], unit: int) -> tuple[CellLike, ...]:
    code = frame.lineage.row(figure, row)
    cells: list[CellLike] = []
    for key in keys:
        answer = row.cells.get(key)
        column, _ = column_of(figure.field, key)
        cell: tuple[Run, ...] = ()
        if answer is not None and answer.state is State.VALUE:
            if column and column.type in NUMERIC:
                cell = frame.lineage.cite(numeric_cell(answer.value, column, unit), code, shown=False)
            else:
                cell = (shortened(cell_value(answer.value, column) if column else str(answer.value), _CELL_LENGTH),)
        elif answer is not None and answer.state is not State.MISSING:
            cell = (STATES[answer.state],)
        cells.append((*cell, Text(" (*)", bold=True)) if key in row.conflicts else cell)
    return (row.unit_name, *cells, frame.lineage.cite(code, code, shown=False))

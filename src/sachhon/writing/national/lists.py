"""Lists that answers make together: facilities, tasks, documents, budgets, with the totals of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.definition import Column as FieldColumn
from sachhon.formkit.definition import Field
from sachhon.formkit.rollup import Figure, MergedRow, TableTotal
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.document import Block, Column, Heading, Para, Row, Run, Table, Text
from sachhon.writing.document.blocks import Align, CellLike
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import stated
from sachhon.writing.national.wording import STATES, cell_value, label, number, one_line, part_value, shortened

MOST_ROWS_IN_BODY = 20
_WIDEST_IN_BODY = 5
_CELL_LENGTH = 220
_NUMERIC = frozenset({"integer", "decimal", "percent", "percent_range", "money", "year", "quantity"})
_YEARLY = re.compile(r"^(?P<year>\d{4})\.(?P<column>.+)$")
_MANY_MONEY_COLUMNS = 4
_MANY_COLUMNS = 11
_MILLION = 1_000_000
_BY_WORDS = {
    "year": "Năm",
    "province": "Tỉnh",
    "unit": "Đơn vị",
    "region": "Vùng",
    "source": "Nguồn",
    "column": "Chỉ tiêu",
}


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
        return [*blocks, _answers(frame, figure)]
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


def in_annex(figure: Figure) -> bool:
    """Whether the list is too long or too wide to stand in the text."""
    return len(figure.rows) > MOST_ROWS_IN_BODY or (bool(figure.rows) and len(shown_columns(figure)) > _WIDEST_IN_BODY)


def _answers(frame: Frame, figure: Figure) -> Table:
    """Answers that are no table: a line a unit."""
    rows: list[tuple[CellLike, ...]] = []
    for contribution in frame.lineage.contributions[figure.field.id]:
        part = contribution.first
        said = shortened(part_value(part, figure.field), _CELL_LENGTH)
        rows.append((part.unit_name, frame.lineage.cite(said, contribution.code, shown=False)))
    columns = (Column(frame.unit.capitalize(), 1.4), Column(label(figure.field), 4.2))
    return frame.table(label(figure.field), columns, tuple(rows))


def column_label(field: Field, key: str) -> str:
    """The title of a column, with its year where it is one of a yearly column."""
    column, year = column_of(field, key)
    title = label(column) if column else _BY_WORDS.get(key, key)
    return f"{title} {year}".strip()


def column_of(field: Field, key: str) -> tuple[FieldColumn | None, str]:
    """The column that a key stands for, and its year ("" for none)."""
    known = {column.id: column for column in field.columns}
    if key in known:
        return known[key], ""
    yearly = _YEARLY.match(key)
    if yearly and yearly["column"] in known:
        return known[yearly["column"]], yearly["year"]
    return None, ""


def shown_columns(figure: Figure) -> list[str]:
    """Keys of the columns that any row has something in: in the template's order, yearly ones together, year by year.

    Where they are too many for a page, yearly columns that are not added up are left to the Excel annex.
    """
    field = figure.field
    used = {key for row in figure.rows for key, answer in row.cells.items() if answer.state is not State.MISSING}
    order = {column.id: place for place, column in enumerate(field.columns)}
    yearly_from = min((order[column.id] for column in field.columns if column.repeat), default=0)

    def place(key: str) -> tuple[int, str, int, str]:
        column, year = column_of(field, key)
        own = order[column.id] if column else len(order)
        return (yearly_from, year, own, key) if year else (own, "", own, key)

    keys = sorted(used, key=place)
    if len(keys) > _MANY_COLUMNS:
        added = field.rollup_options.totals
        keys = [key for key in keys if not column_of(field, key)[1] or key.partition(".")[2] in added]
    return keys


def money_unit(figure: Figure) -> int:
    """What one unit of the list's money is worth: a million đồng where many columns of money stand side by side."""
    money = {column.id for column in figure.field.columns if column.type == "money"}
    columns = [
        key for key in shown_columns(figure) if (column_of(figure.field, key)[0] or key) and _id(figure, key) in money
    ]
    return _MILLION if len(columns) > _MANY_MONEY_COLUMNS else 1


def _id(figure: Figure, key: str) -> str:
    column, _ = column_of(figure.field, key)
    return column.id if column else key


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
    caption = label(figure.field) + (" (tiền: triệu đồng)" if unit == _MILLION else "")
    return frame.table(caption, tuple(columns), rows, size=size)


def _column(field: Field, key: str) -> Column:
    column, _ = column_of(field, key)
    kind = column.type if column else "text"
    align: Align = "right" if kind in _NUMERIC and kind != "year" else "left"
    width = 1.0 if kind in _NUMERIC or kind in {"yes_no", "choice", "date", "period"} else 1.9
    if kind == "money":
        width = 1.3
    if column and len(label(column)) <= len("TT."):
        width = 0.5
    return Column(column_label(field, key), width, align)


def _row(frame: Frame, figure: Figure, row: MergedRow, keys: Sequence[str], unit: int) -> tuple[CellLike, ...]:
    source = row.parts[0] if row.parts else None
    owner = source.unit_id if source else row.unit_id
    code = frame.lineage.part(figure.field.id, owner, source.row if source else None)
    cells: list[CellLike] = []
    for key in keys:
        answer = row.cells.get(key)
        column, _ = column_of(figure.field, key)
        cell: tuple[Run, ...] = ()
        if answer is not None and answer.state is State.VALUE:
            if column and column.type in _NUMERIC:
                cell = frame.lineage.cite(_numeric(answer.value, column, unit), code, shown=False)
            else:
                cell = (shortened(cell_value(answer.value, column) if column else str(answer.value), _CELL_LENGTH),)
        elif answer is not None and answer.state is not State.MISSING:
            cell = (STATES[answer.state],)
        cells.append((*cell, Text(" (*)", bold=True)) if key in row.conflicts else cell)
    return (row.unit_name, *cells, frame.lineage.cite(code, code, shown=False))


def _numeric(value: object, column: FieldColumn, unit: int) -> str:
    if column.type == "money" and isinstance(value, int | Decimal):
        return format_number((Decimal(value) / unit).normalize())
    return one_line(cell_value(value, column))


def totals(frame: Frame, figure: Figure) -> list[Block]:
    """The totals of a list's columns: one table for each way in which they are grouped."""
    groups: dict[tuple[str, ...], list[TableTotal]] = {}
    for total in figure.totals:
        groups.setdefault(tuple(column for column, _ in total.by), []).append(total)
    return [_totals_table(frame, figure, by, group) for by, group in groups.items()]


def _totals_table(frame: Frame, figure: Figure, by: tuple[str, ...], group: list[TableTotal]) -> Table:
    keys = list(dict.fromkeys(total.column for total in group))
    unit = money_unit(figure)
    labels: dict[tuple[str, ...], dict[str, TableTotal]] = {}
    for total in group:
        labels.setdefault(tuple(value for _, value in total.by), {})[total.column] = total
    rows: list[Row | tuple[CellLike, ...]] = []
    for values, found in labels.items():
        cells: list[CellLike] = list(values) or ["Tất cả"]
        for key in keys:
            one = found.get(key)
            if one is None:
                cells.append("–")
                continue
            column, _ = column_of(figure.field, key)
            value = _numeric(one.value, column, unit) if column else number(one.value)
            cells.append(frame.lineage.cite(value, frame.lineage.total(figure, one), shown=False))
        first = next(iter(found.values()))
        cells.append(frame.lineage.cite(str(first.rows), frame.lineage.total(figure, first), shown=False))
        rows.append(tuple(cells))
    heads = [Column(column_label(figure.field, key), 1.8) for key in by] or [Column("Phạm vi", 1.8)]
    columns = (
        *heads,
        *(Column(_total_label(figure.field, key, unit), 1.4, "right") for key in keys),
        Column("Số dòng", 0.8, "right"),
    )
    grouped = ", ".join(column_label(figure.field, key).lower() for key in by)
    caption = f"{label(figure.field)}: tổng theo {grouped}" if by else f"{label(figure.field)}: tổng cộng"
    return frame.table(caption, columns, tuple(rows))


def _total_label(field: Field, key: str, money: int) -> str:
    column, year = column_of(field, key)
    if column is None:
        return _BY_WORDS.get(key, key) if key != "rows" else "Số lượng"
    unit = column.unit
    if column.type == "money":
        unit = "triệu đồng" if money == _MILLION else "đồng"
    title = f"{label(column)} {year}".strip()
    return f"{title} ({unit})" if unit else title

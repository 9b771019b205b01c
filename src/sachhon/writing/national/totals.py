"""The columns of lists added up: over all, by kind, by who answered."""

from __future__ import annotations

from sachhon.formkit.definition import Field
from sachhon.formkit.rollup import Figure, TableTotal
from sachhon.formkit.rollup.tables import MEASURE_UNIT, RESPONDENT
from sachhon.vietnamese.collation import SortKey, sort_key
from sachhon.writing.document import Block, Column, Row, Run, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.national.columns import MILLION, column_label, column_of, money_unit, numeric_cell
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.wording import label, number

_WIDEST_IN_BODY = 6
_LONGEST_IN_BODY = 20
_NOT_SAID = "(không ghi)"
COUNT = "rows"

By = tuple[str, ...]
Amount = tuple[str, str]  # a column, and the unit of its quantities


def totals(frame: Frame, figure: Figure) -> list[Block]:
    """One table for each way in which the totals are grouped, of those that are short and fit the page upright."""
    return [_table(frame, figure, by, group) for by, group in _groups(figure).items() if not _is_long(by, group)]


def long_totals(frame: Frame, figure: Figure) -> list[Block]:
    """Those that an annex holds."""
    return [_table(frame, figure, by, group) for by, group in _groups(figure).items() if _is_long(by, group)]


def _groups(figure: Figure) -> dict[By, list[TableTotal]]:
    groups: dict[By, list[TableTotal]] = {}
    for total in figure.totals:
        groups.setdefault(tuple(name for name, _ in total.by if name != MEASURE_UNIT), []).append(total)
    return groups


def _is_wide(by: By, group: list[TableTotal]) -> bool:
    return bool(by) and len({_amount(total) for total in group}) + len(by) > _WIDEST_IN_BODY


def _is_long(by: By, group: list[TableTotal]) -> bool:
    return _is_wide(by, group) or len({total.by for total in group}) > _LONGEST_IN_BODY


def _amount(total: TableTotal) -> Amount:
    return total.column, next((value for name, value in total.by if name == MEASURE_UNIT), "")


def _table(frame: Frame, figure: Figure, by: By, group: list[TableTotal]) -> Table:
    amounts = list(dict.fromkeys(_amount(total) for total in group))
    unit = money_unit(figure)
    if not by:
        return _overall(frame, figure, group, unit)
    found: dict[tuple[str, ...], dict[Amount, TableTotal]] = {}
    for total in group:
        values = tuple(value for name, value in total.by if name != MEASURE_UNIT)
        found.setdefault(values, {})[_amount(total)] = total
    rows: list[Row | tuple[CellLike, ...]] = []
    for values, known in found.items() if by == (RESPONDENT,) else sorted(found.items(), key=_by_label):
        cells: list[CellLike] = [value or _NOT_SAID for value in values]
        for amount in amounts:
            total_ = known.get(amount)
            cells.append(_cell(frame, figure, total_, unit) if total_ else "–")
        rows.append(tuple(cells))
    heads = [Column(column_label(figure.field, key, frame.unit), 2.0) for key in by]
    columns = (*heads, *(Column(_title(figure.field, amount, unit), 1.2, "right") for amount in amounts))
    grouped = " và ".join(column_label(figure.field, key, frame.unit).lower() for key in by)
    wide = _is_wide(by, group)
    return frame.table(f"{label(figure.field)}: tổng theo {grouped}", columns, tuple(rows), size=9 if wide else 10)


def _by_label(item: tuple[tuple[str, ...], dict[Amount, TableTotal]]) -> list[tuple[bool, SortKey]]:
    """By the alphabet, what was not said last."""
    return [(not value, sort_key(value)) for value in item[0]]


def _overall(frame: Frame, figure: Figure, group: list[TableTotal], unit: int) -> Table:
    """One line an amount: read downwards, it fits any page."""
    rows = tuple(
        (
            _title(figure.field, _amount(total), unit),
            _cell(frame, figure, total, unit),
            frame.lineage.cite(str(total.rows), frame.lineage.total(figure, total), shown=False),
        )
        for total in group
    )
    columns = (Column("Chỉ tiêu", 3.4), Column("Tổng", 1.8, "right"), Column("Số dòng có số liệu", 1.2, "right"))
    return frame.table(f"{label(figure.field)}: tổng cộng", columns, rows, size=10)


def _cell(frame: Frame, figure: Figure, total: TableTotal, unit: int) -> tuple[Run, ...]:
    return frame.lineage.cite(total_value(figure, total, unit), frame.lineage.total(figure, total), shown=False)


def total_value(figure: Figure, total: TableTotal, money: int) -> str:
    """A total's number; money in units of `money` đồng."""
    column, _ = column_of(figure.field, total.column)
    return numeric_cell(total.value, column, money) if column and column.type == "money" else number(total.value)


def total_title(field: Field, total: TableTotal, money: int) -> str:
    """What a total is of, with its unit."""
    return _title(field, _amount(total), money)


def _title(field: Field, amount: Amount, money: int) -> str:
    key, measure = amount
    if key == COUNT:
        return "Số lượng"
    column, year = column_of(field, key)
    if column is None:
        return key
    unit = measure or column.unit
    if column.type == "money":
        unit = "triệu đồng" if money == MILLION else "đồng"
    title = f"{label(column)} {year}".strip()
    return f"{title} ({unit})" if unit else title

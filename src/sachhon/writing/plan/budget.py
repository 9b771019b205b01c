"""Annex II: the money by year, quantity and source. Where the years do not fit side by side the table is continued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sachhon.writing.document import Appendix, Block, Cell, Column, Para, Row, Table
from sachhon.writing.document.blocks import CellLike
from sachhon.writing.plan.model import BudgetAnnex, BudgetLine, MoneyUnit
from sachhon.writing.plan.wording import SOURCES, count, money, source_line, unbroken, unit_line

_PAGE_MM = 247.0
_DIGIT_MM = {9: 1.75, 10: 1.9}
_MARGINS_MM = 3.6
_NUMBER_MM, _TITLE_MM, _UNIT_MM, _LEAST_TITLE_MM = 9.0, 60.0, 16.0, 40.0
_LEAST_QUANTITY_MM = {9: 12.0, 10: 13.2}  # "lượng" in bold
_LEAST_SOURCE_MM = {9: 15.0, 10: 17.0}  # "phương" in bold


def budget_appendix(annex: BudgetAnnex, unit: MoneyUnit = MoneyUnit.MILLION, label: str = "PHỤ LỤC II") -> Appendix:
    """The annex on landscape pages."""
    return Appendix(
        label, unbroken(annex.title), tuple(_blocks(annex, unit)), source_line(annex.attached), landscape=True
    )


def _blocks(annex: BudgetAnnex, unit: MoneyUnit) -> Iterator[Block]:
    size, runs = _fitted(annex, unit)
    for place, years in enumerate(runs):
        last = place == len(runs) - 1
        part = replace(annex, years=tuple(years), sources=annex.sources if last else ())
        words = unit_line(unit) if len(runs) == 1 else f"{unit_line(unit)} (bảng {place + 1}/{len(runs)})"
        yield Para(words, style="plain", align="right", keep=True)
        yield _table(part, unit, size, last)


def _fitted(annex: BudgetAnnex, unit: MoneyUnit) -> tuple[int, list[Sequence[int]]]:
    """The type size and the years of each table: all in one where they fit."""
    for size in (10, 9):
        if _width(annex, unit, size, len(annex.years)) <= _PAGE_MM:
            return size, [annex.years]
    for tables in range(2, len(annex.years) + 1):
        most = -(-len(annex.years) // tables)
        if _width(annex, unit, 9, most) <= _PAGE_MM or most == 1:
            return 9, [annex.years[start : start + most] for start in range(0, len(annex.years), most)]
    return 9, [annex.years]


def _width(annex: BudgetAnnex, unit: MoneyUnit, size: int, years: int) -> float:
    figure = _figure_mm(annex, unit, size)
    quantity = _quantity_mm(annex, size)
    source = len(annex.sources) * max(figure, _LEAST_SOURCE_MM[size])
    return _NUMBER_MM + _LEAST_TITLE_MM + _UNIT_MM + years * (figure + quantity) + figure + source


def _figure_mm(annex: BudgetAnnex, unit: MoneyUnit, size: int) -> float:
    texts = [money(said, unit) for line in annex.lines for said in (*line.amounts.values(), line.total)]
    return max(12.0, max(map(len, texts), default=1) * _DIGIT_MM[size] + _MARGINS_MM)


def _quantity_mm(annex: BudgetAnnex, size: int) -> float:
    texts = [count(said) for line in annex.lines for said in line.quantities.values()]
    return max(_LEAST_QUANTITY_MM[size], max(map(len, texts), default=1) * _DIGIT_MM[size] + _MARGINS_MM)


def _table(annex: BudgetAnnex, unit: MoneyUnit, size: int, last: bool) -> Table:
    figure, quantity = _figure_mm(annex, unit, size), _quantity_mm(annex, size)
    top: list[CellLike] = [Cell("TT", rows=2), Cell("Nội dung", rows=2), Cell("Đơn vị tính", rows=2)]
    columns = [Column("TT", _NUMBER_MM, "center"), Column("Nội dung", _TITLE_MM), Column("ĐVT", _UNIT_MM, "center")]
    for year in annex.years:
        top += [Cell(f"Năm {year}", columns=2), None]
        columns += [Column("Số lượng", quantity, "center"), Column("Kinh phí", figure, "right")]
    if last:
        top.append(Cell("Tổng", rows=2))
        columns.append(Column("Tổng", figure, "right"))
    if annex.sources:
        top += [Cell("Nguồn kinh phí", columns=len(annex.sources)), *(None,) * (len(annex.sources) - 1)]
        columns += [Column(SOURCES[source], max(figure, _LEAST_SOURCE_MM[size]), "right") for source in annex.sources]
    rows = tuple(_row(annex, line, unit, len(columns), last) for line in annex.lines)
    return Table(tuple(columns), rows, about="Kinh phí triển khai", header=(tuple(top),), size=size)


def _row(annex: BudgetAnnex, line: BudgetLine, unit: MoneyUnit, columns: int, last: bool) -> Row:
    if line.is_heading:
        across: tuple[CellLike, ...] = (None,) * (columns - 2)
        return Row((Cell(line.number, bold=True), Cell(line.title, columns=columns - 1, bold=True), *across), keep=True)
    cells = [line.number, line.title, line.unit]
    for year in annex.years:
        cells += [count(line.quantities.get(year)), money(line.amounts.get(year), unit)]
    if last:
        cells.append(money(line.total, unit))
    cells += [money(line.sources.get(source), unit) for source in annex.sources]
    return Row(tuple(cells), "total" if line.is_total else "body")

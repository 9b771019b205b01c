"""Excel files (.xlsx, .xls, .ods) -> Source: each visible sheet as a table, numbers as written in Vietnamese."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lxml import etree

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Source
from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.errors import notice, refuse
from sachhon.reading.sources.extent import check_extent
from sachhon.reading.sources.incoming import Incoming
from sachhon.reading.sources.linear import Grid, GridCell, LinearText
from sachhon.reading.sources.percentcells import percent_cells
from sachhon.reading.sources.properties import custom_properties

_MARKS = "_sachhon"
"""Hidden sheet of our own blanks: A1 the template's id, B1 its version."""
_MACRO_TYPE = b"macroEnabled"

Value = str | int | float | bool | date | datetime | time | timedelta


def read_workbook(incoming: Incoming, format: str) -> Source:
    """`format`: xlsx, xls or ods. Raises UnreadableDocument where it is damaged, encrypted or without words."""
    import python_calamine as calamine  # wanted only for workbooks

    properties: dict[str, str] = {}
    percents: dict[str, frozenset[tuple[int, int]]] = {}
    if format != "xls":
        archive = Archive(incoming)
        if _MACRO_TYPE in (archive.part("[Content_Types].xml") or b""):
            raise refuse("macro_file", incoming.name)
        archive.check_all()
        check_extent(Archive(incoming), incoming.limits)
        properties.update(custom_properties(archive, incoming.limits))
        if format == "xlsx":
            percents = percent_cells(Archive(incoming), incoming.limits)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(incoming.data)) as book:
            return _read(book, calamine, incoming, format, properties, percents)
    except calamine.PasswordError as error:
        raise refuse("encrypted_file", incoming.name) from error
    except (calamine.CalamineError, etree.XMLSyntaxError) as error:
        raise refuse("damaged_file", incoming.name) from error


def _read(
    book: object,
    calamine: object,
    incoming: Incoming,
    format: str,
    properties: dict[str, str],
    percents: dict[str, frozenset[tuple[int, int]]],
) -> Source:
    out = LinearText()
    hidden = 0
    for sheet in book.sheets_metadata:  # type: ignore[attr-defined]
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:  # type: ignore[attr-defined]
            continue
        if sheet.name == _MARKS:
            properties |= _marks(book.get_sheet_by_name(sheet.name).to_python())  # type: ignore[attr-defined]
        elif sheet.visible != calamine.SheetVisibleEnum.Visible:  # type: ignore[attr-defined]
            hidden += 1
        else:
            data = book.get_sheet_by_name(sheet.name)  # type: ignore[attr-defined]
            _, (rows_end, columns_end) = (data.start, data.end or (0, 0))
            if (rows_end + 1) * (columns_end + 1) > incoming.limits.cells:
                raise refuse("too_large", incoming.name, "cells", limit=incoming.limits.cells)
            merged = data.merged_cell_ranges or []
            rows = data.to_python(skip_empty_area=False)
            grid = _grid(rows, merged, percents.get(sheet.name, frozenset()))
            if grid is not None:
                out.paragraph(sheet.name, kind="mark")
                out.table(grid, sheet=sheet.name)
    if not out.blocks:
        raise refuse("no_text", incoming.name)
    notices: list[Finding] = []
    if hidden and "template_id" not in properties:
        notices.append(notice("hidden_sheets", Severity.INFO, incoming.name, count=hidden))
    return Source(incoming.name, format, out.text, tuple(out.blocks), properties=properties, notices=tuple(notices))


def _marks(rows: Sequence[Sequence[Value]]) -> dict[str, str]:
    first = [shown(value) for value in rows[0]] if rows else []
    return dict(zip(("template_id", "template_version"), first, strict=False))


def _grid(
    rows: Sequence[Sequence[Value]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    percents: frozenset[tuple[int, int]],
) -> Grid | None:
    """The used part of a sheet, from A1; None for an empty one."""
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in merged}
    covered = {
        (row, column)
        for start, end in merged
        for row in range(start[0], min(end[0], len(rows)) + 1)
        for column in range(start[1], end[1] + 1)
        if (row, column) != start
    }
    shown_rows = [
        [shown(value, (at, column) in percents) if value != "" else "" for column, value in enumerate(row)]
        for at, row in enumerate(rows)
    ]
    height = max((at + 1 for at, row in enumerate(shown_rows) if any(row)), default=0)
    width = max((column + 1 for row in shown_rows for column, text in enumerate(row) if text), default=0)
    if not height:
        return None
    cells = []
    for row in range(height):
        for column, text in enumerate(shown_rows[row][:width]):
            if (row, column) not in covered:
                down, right = spans.get((row, column), (1, 1))
                cells.append(GridCell(text, row, column, min(down, height - row), min(right, width - column)))
    return Grid(height, width, cells)


def shown(value: Value, percent: bool = False) -> str:
    """A cell's value in words: 0.5 -> "0,5", a share of 0.1 -> "10%", a date -> dd/mm/yyyy; thousands not grouped."""
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n").replace("\t", " ")
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)) * 100) + "%" if percent else _number(Decimal(repr(value)))
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%d/%m/%Y" if midnight else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _number(value: Decimal) -> str:
    # Fifteen digits are what Excel keeps: more are the noise of binary fractions (0.1 + 0.2).
    if value.is_finite() and value:
        value = round(value, max(0, 14 - value.adjusted()))
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")

"""Targets in a table of indicators by year: "Chỉ tiêu | Đơn vị tính | Năm 2020 | Mục tiêu 2025 | Mục tiêu 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.reading.model import Cell, Source, Span, Table, Target
from sachhon.reading.quantities.indicators import indicator_of_words
from sachhon.reading.quantities.passages import Parts
from sachhon.reading.quantities.unit_words import unit_at
from sachhon.vietnamese.mapped import clean
from sachhon.vietnamese.quantities import QuantityMatch, find_quantities

_NAME = re.compile(
    r"(?:(?:các |tên |nội dung )?(?:chỉ tiêu|mục tiêu)(?:(?:,| và|/|\s?-) ?(?:chỉ tiêu|mục tiêu|nhiệm vụ))?"
    r"(?: (?:chủ yếu|cụ thể|kế hoạch|phát triển|đánh giá))*|tên mục tiêu)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:đơn vị|đơn vị tính|đvt|đv tính|đơn vị đo)", re.IGNORECASE)
_RESULT = re.compile(
    r"(?<!\w)(?:hiện trạng|thực hiện|th|ước|ưth|kết quả|đạt được|năm gốc|cơ sở|so sánh"
    r"|bình quân|tăng trưởng|ghi chú)(?!\w)",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|kế hoạch|kh|đến năm" r"|đến hết năm|định hướng)(?!\w)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MONEY_TABLE = re.compile(r"(?<!\w)(?:kinh phí|dự toán|nguồn vốn|vốn đầu tư|thành tiền)(?!\w)", re.IGNORECASE)
_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names, units and the years' values stand; `body` is the first row below the header."""

    name: int
    unit: int
    years: dict[int, int]
    body: int


def table_targets(source: Source, parts: Parts | None) -> Iterator[Target]:
    """The targets of every table whose header says that it is one of indicators with values for years to come."""
    written = _year_written(source, parts)
    for table in source.tables():
        columns = _columns(source, table, written)
        if columns is not None:
            yield from _rows(source, table, columns)


def _year_written(source: Source, parts: Parts | None) -> int | None:
    """The document's own year: what lies before it is no target."""
    if parts is None or parts.date_line is None:
        return None
    years = _YEAR.findall(source.words(parts.date_line))
    return int(years[-1]) if years else None


def _columns(source: Source, table: Table, written: int | None) -> _Columns | None:
    if table.columns < 3 or table.rows < 2:
        return None
    if not any(_NAME.fullmatch(_words(source, cell)) for cell in table.cells if cell.row < 2):
        return None
    grid = table.grid()[: _HEADER_ROWS + 1]
    words = [[_words(source, cell) for cell in row] for row in grid]
    top = next((row for row, cells in enumerate(words[:2]) if any(_NAME.fullmatch(cell) for cell in cells)), None)
    if top is None or any(_MONEY_TABLE.search(cell) for cell in words[top]):
        return None
    body = next((row for row in range(top + 1, len(words)) if not _is_header(words[row], words[top])), None)
    if body is None:
        return None
    paths = [" ".join(dict.fromkeys(words[row][column] for row in range(top, body))) for column in range(table.columns)]
    name = next((column for column in range(table.columns) if _NAME.fullmatch(words[top][column])), None)
    unit = next((column for column in range(table.columns) if _UNIT.fullmatch(words[top][column])), None)
    if name is None or unit is None:
        return None
    years = {}
    for column, path in enumerate(paths):
        found = _YEAR.findall(words[body - 1][column]) or _YEAR.findall(path)
        if column in (name, unit) or not found or (_RESULT.search(path) and not _AIMED.search(path)):
            continue
        year = int(found[-1])
        if _AIMED.search(path) or (written is not None and year >= written):
            years[column] = year
    return _Columns(name, unit, years, body) if years else None


def _is_header(cells: list[str], top: list[str]) -> bool:
    """Rows below the first that still head columns: years, index numbers, or the same words again."""
    below = [cell for cell, above in zip(cells, top, strict=True) if cell and cell != above]
    return all(_YEAR.search(cell) or re.fullmatch(r"\(?\d{1,2}\)?|[A-Z]", cell) for cell in below)


def _rows(source: Source, table: Table, columns: _Columns) -> Iterator[Target]:
    group = ""
    for row in table.grid()[columns.body :]:
        name, unit = row[columns.name], row[columns.unit]
        subject = _words(source, name)
        if name is None or unit is None or not subject:
            continue
        measure = _words(source, unit) if unit is not name else ""
        values = [(year, cell, _value(source, cell)) for column, year in columns.years.items() if (cell := row[column])]
        if not measure and not any(value for _, _, value in values):
            group = subject  # "Cà phê" above "Diện tích" and "Sản lượng"
            continue
        if not measure or not (measure[0].isalpha() or measure[0] in "%‰$"):
            continue
        whole = f"{group}: {subject}" if group and _words(source, row[0]) in ("-", "–", "+", "") else subject
        for year, cell, value in values:
            if cell in (name, unit) or value is None or value.low is None or value.high is None:
                continue
            span = Span(*clean(source.text, *cell.span).span(value.start, value.end))
            indicator = indicator_of_words(whole)
            yield Target(whole, indicator, value.comparator, value.low, value.high, _unit(measure), year, span)


def _value(source: Source, cell: Cell) -> QuantityMatch | None:
    """The one quantity that a cell holds, and nothing beside it but its unit."""
    text = clean(source.text, *cell.span).text
    if not text or len(text) > 40:
        return None
    found = find_quantities(text, everything=True)
    if len(found) != 1 or text[: found[0].start].strip(" (:-–"):
        return None
    behind = text[found[0].end :].strip(" .;)")
    return found[0] if not behind or unit_at(behind, 0).end == len(behind) else None


def _unit(measure: str) -> str:
    found = unit_at(measure, 0)
    return found.text if found.kind in ("share", "measure", "money") and found.end == len(measure) else measure


def _words(source: Source, cell: Cell | None) -> str:
    return "" if cell is None else clean(source.text, *cell.span).text.strip(" .:")

"""Stretches of lines that stand in columns without ruled lines: letterhead, signature, tables set with blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sachhon.reading.sources.linear import Grid, GridCell
from sachhon.reading.sources.pages.model import Line, Segment

_STRIP = 0.7
"""Least width, in letter heights, of the empty strip between two columns."""
_FAR = 2.6
"""A line further below than so many letter heights belongs to the stretch only in a column on the right."""
_SIDE_BY_SIDE = re.compile(
    r"CỘNG\s*H[OÒ][AÀ]|Độc\s*lập\s*[-–]|Nơi nhận|^\s*(?:TM|KT|TL|TUQ|Q)\s*\.|ỦY BAN|UỶ BAN|V/v|NGƯỜI LẬP|THỦ TRƯỞNG",
    re.M,
)
"""Words of the letterhead and of the signature, which stand side by side without being rows."""
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d+)*|[IVX]+|[a-zđ])[.)]?")

Interval = tuple[float, float]


def column_stretch(lines: Sequence[Line], at: int) -> tuple[int, list[Interval]]:
    """Where the stretch in columns that begins with line `at` ends, and its columns; (at, []) where there is none."""
    if len(lines[at].segments) < 2:
        return at, []
    columns = _united([], lines[at].segments, lines[at].height)
    end = at + 1
    while end < len(lines) and lines[end].page == lines[at].page:
        line, above = lines[end], lines[end - 1]
        wider = _united(columns, line.segments, line.height)
        if len(wider) < 2 or len(wider) < len(columns) - (len(columns) > 3):
            break
        single = len(line.segments) == 1
        if single and line.top - above.bottom > _FAR * above.height and line.x0 < columns[0][1]:
            break
        if single and len(wider) > len(columns):
            break
        columns, end = wider, end + 1
    while end - 1 > at and len(lines[end - 1].segments) == 1 and not _belongs(lines, at, end, columns):
        end -= 1
    return end, columns


def _belongs(lines: Sequence[Line], at: int, end: int, columns: list[Interval]) -> bool:
    """Lines of one segment at the end stay when a letterhead or signature goes on, not when a paragraph begins."""
    words = "\n".join(line.text for line in lines[at:end])
    return bool(_SIDE_BY_SIDE.search(words)) or lines[end - 1].x0 >= columns[1][0]


def _united(columns: Sequence[Interval], segments: Sequence[Segment], height: float) -> list[Interval]:
    out: list[Interval] = []
    for left, right in sorted([*columns, *((segment.x0, segment.x1) for segment in segments)]):
        if out and left - out[-1][1] < _STRIP * height:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def grid_of(lines: Sequence[Line], columns: Sequence[Interval]) -> Grid:
    """The stretch as a table: one row of whole columns for a letterhead or signature, else a row for each line."""
    placed = [_by_column(line, columns) for line in lines]
    words = "\n".join(line.text for line in lines)
    if len(columns) == 2 and _SIDE_BY_SIDE.search(words.replace("\t", "\n")):
        cells = [
            GridCell("\n".join(row[column] for row in placed if row[column]), 0, column)
            for column in range(len(columns))
        ]
        return Grid(1, len(columns), cells)
    rows: list[list[str]] = []
    numbered = _is_numbered(placed)
    for row in placed:
        if rows and not row[0] and (numbered or _goes_on(row)):
            rows[-1] = [f"{above} {more}".strip() for above, more in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    cells = [GridCell(text, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)]
    return Grid(len(rows), len(columns), cells)


def _is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column numbers the rows: then a line without a number goes on with the row above."""
    first = [row[0] for row in rows if row[0]]
    return len(first) >= 2 and sum(1 for text in first if _NUMBER.fullmatch(text)) * 2 > len(first)


def _by_column(line: Line, columns: Sequence[Interval]) -> list[str]:
    row = [""] * len(columns)
    for segment in line.segments:
        middle = (segment.x0 + segment.x1) / 2
        column = min(range(len(columns)), key=lambda at: _distance(columns[at], middle))
        row[column] = f"{row[column]} {segment.text}".strip()
    return row


def _distance(column: Interval, x: float) -> float:
    return 0.0 if column[0] <= x <= column[1] else min(abs(x - column[0]), abs(x - column[1]))


def _goes_on(row: Sequence[str]) -> bool:
    """A row without a first cell whose words begin small goes on with the row above."""
    words = [text for text in row if text]
    return bool(words) and all(text[0].islower() for text in words)

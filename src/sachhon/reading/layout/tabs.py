"""Tables by tabs: a cell on lines of its own that begins with a tab, or cells parted by tabs on one line."""

from __future__ import annotations

import re
from collections import Counter

from sachhon.reading.layout import grid
from sachhon.reading.layout.lines import Line
from sachhon.reading.model import Span, Table

# What stands in letterheads and at the end of letters, side by side.
_SIDE = re.compile(r"Nơi nhận|TM\.|KT\.|TL\.|CỘNG HÒA|CỘNG HOÀ|Độc lập|Kính gửi|Số\s*:|ngày\s.*\bnăm\b")
_EDGE = " \t\r\u00a0"
_AFTER = re.compile(
    r"\s*(?:PHỤ LỤC|Phụ lục\s*(?:\d|[IVX]+\b|:|số|$)|Ghi chú\s*:|\(\*\)|Điều\s+\d|[IVX]{1,5}\.\s|Kính gửi)"
)
_DATED = re.compile(r"[^\W\d_][^\t]{1,40},\s*ngày\s.{1,30}năm\s*(?:19|20)\d\d\W*")
_GROUP = re.compile(r"[*_]*(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/-]\s*[^\W\d_][^\t]{2,200}")
_ROW_NUMBER = re.compile(r"[*_]*(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVX]{1,5})[.)]?[*_]*")
_LEAST_WIDTH = 3
_DASH = re.compile(r"[-–+•]\s*[^\W\d_]")
_ANNEX = re.compile(r"\s*(?:PHỤ LỤC\b|Phụ lục\s*(?:\d+|[IVX]+|số \d+)?\s*:?\s*$)")


def tabbed_table(lines: list[Line], at: int, text: str) -> tuple[Table | None, int]:
    """The table whose cells begin with a tab at line `at`, and the line after it.

    None for the table when the lines are paragraphs whose first line is indented with a tab.
    """
    pieces, end = _pieces(lines, at)
    if _is_prose(pieces, text):
        return None, end
    rows = _rows(pieces)
    if len(rows) == 1:
        rows = _by_numbers(rows[0], text)
    cells = [cell for row in rows for cell in row]
    span = Span(min(cell.start for cell in cells), max(cell.end for cell in cells))
    return grid.build(rows, text, "tabs", span), end


def _by_numbers(cells: grid.Row, text: str) -> list[grid.Row]:
    """Cells in one run with no empty line between rows: parted where the rows' numbers 1, 2, 3 come at equal steps."""
    words = [text[cell.start : cell.end].strip("*. ") for cell in cells]
    if len(words) < 8 or "1" not in words[2:] or "2" not in words[3:]:
        return [cells]
    first = words.index("1", 2)
    for second in (at for at in range(first + 2, len(words)) if words[at] == "2"):
        step = second - first
        last = first + step * ((len(words) - first) // step)
        numbered = range(first, min(last, len(words)), step)
        if first % step or len(words) % step:
            continue
        if all(words[at] == str(count) for count, at in enumerate(numbered, 1)):
            return [list(cells[at : at + step]) for at in range(0, len(cells), step)]
    return [cells]


def _is_prose(pieces: list[tuple[int, grid.Row]], text: str) -> bool:
    """Paragraphs, not cells: one below the other, long or closed like sentences, hardly any of them blank."""
    rows = [row for _, row in pieces]
    cells = [text[cell.start : cell.end] for row in rows for cell in row]
    if len(cells) == 1:
        return "\n" not in cells[0]
    single = all(len(row) == 1 for row in rows)
    if len(rows) > 1 and not single:
        return False
    if single and len(rows) <= 3 and any(_SIDE.search(cell) for cell in cells):
        return False
    long = sum(1 for cell in cells if len(cell) >= 60 or cell[-1:] in ".;:…/")
    return (long * 5 >= len(cells) * 3 and "" not in cells) or (single and len(rows) > 1)


def _pieces(lines: list[Line], at: int) -> tuple[list[tuple[int, grid.Row]], int]:
    """Runs of cells with the number of empty lines before each, and the line where the table is over."""
    pieces: list[tuple[int, grid.Row]] = []
    gap = 0
    cursor = at
    first = True
    above = ""  # the last line with words
    while cursor < len(lines):
        line = lines[cursor]
        if line.tabbed:
            if pieces and (line.text.startswith("Nơi nhận") or (gap >= 2 and _complete(pieces))):
                break
            cells = _cells(line)
            if first or gap or len(cells) > 1:
                pieces.append((gap, cells))
            else:
                pieces[-1][1].extend(cells)
            first = False
            gap = 0
        elif line.blank:
            gap += 1
            if gap >= 2 and not _tab_follows(lines, cursor):
                break
        else:
            if gap and _DATED.fullmatch(above):
                break  # below a letterhead's date the letter begins
            if _ANNEX.match(line.raw) or (gap and _AFTER.match(line.raw) and _complete(pieces)) or gap >= 2:
                break
            row = pieces[-1][1]
            last = row[-1]
            row[-1] = Span(last.start if last.end > last.start else line.start, line.end)
            gap = 0
        above = line.text or above
        cursor += 1
    return pieces, cursor


def _tab_follows(lines: list[Line], cursor: int) -> bool:
    while cursor < len(lines) and lines[cursor].blank and not lines[cursor].tabbed:
        cursor += 1
    return cursor < len(lines) and lines[cursor].tabbed


def _complete(pieces: list[tuple[int, grid.Row]]) -> bool:
    """Has the last row as many cells as rows of this table have? With a single row there is no saying: then no."""
    counts = Counter(len(row) for _, row in pieces)
    return len(pieces) > 1 and len(pieces[-1][1]) >= counts.most_common(1)[0][0]


def _cells(line: Line) -> grid.Row:
    """The cells of one line: "\\tA" is one, "\\tA\\tB" two."""
    offset = line.start - line.raw.index(line.text) if line.text else line.start
    cells: grid.Row = []
    start = line.raw.index("\t") + 1
    for part in line.raw[start:].split("\t"):
        left = len(part) - len(part.lstrip(_EDGE))
        body = part.strip(_EDGE)
        cells.append(
            Span(offset + start + left, offset + start + left + len(body))
            if body
            else Span(offset + start, offset + start)
        )
        start += len(part) + 1
    return cells


def _rows(pieces: list[tuple[int, grid.Row]]) -> list[grid.Row]:
    """Runs of cells → rows: an empty line begins a row, unless a cell merely ended in empty lines."""
    if not pieces:
        return []
    width = Counter(len(row) for _, row in pieces).most_common(1)[0][0]
    if len(pieces) > 1 and all(len(row) == 1 for _, row in pieces):
        return [[cell for _, row in pieces for cell in row]]
    rows: list[grid.Row] = [list(pieces[0][1])]
    for gap, row in pieces[1:]:
        last = rows[-1]
        if gap >= 2 and (len(rows) == 1 or len(last) + len(row) <= width):
            last.extend(row)
        else:
            rows.append(list(row))
    return rows


def inline_table(lines: list[Line], at: int, text: str) -> tuple[Table, int] | None:
    """Rows on one line each, cells parted by tabs; at least two such lines.

    A line without tabs between rows of the same width names a group of them, where it begins like an item; one that
    completes a row whose last cell is cut goes on with it.
    """
    rows: list[grid.Row] = []
    end = at
    while end < len(lines):
        line = lines[end]
        if _lists_on(lines, end, rows):
            rows[-1][-1] = Span(rows[-1][-1].start, line.end)
        elif _completes(line, rows):
            cells = _inline_cells(line)
            rows[-1] = [*rows[-1][:-1], Span(rows[-1][-1].start, cells[0].end), *cells[1:]]
        elif "\t" in line.text or _fills_row(line, rows):
            rows.append(_inline_cells(line))
        elif _names_group(lines, end, rows):
            rows.append([Span(line.start, line.end)])
        else:
            break
        end += 1
    if len(rows) < 2:
        return None
    return grid.build(_evenly(rows), text, "tabs", Span(lines[at].start, lines[end - 1].end)), end


def _inline_cells(line: Line) -> grid.Row:
    """The cells of a line, blank ones at its beginning and end included."""
    lead, trail = line.raw[: line.raw.index(line.text)], line.raw[len(line.raw.rstrip(_EDGE)) :]
    row: grid.Row = [Span(line.start, line.start)] * lead.count("\t")
    start = 0
    for part in line.text.split("\t"):
        left = len(part) - len(part.lstrip(_EDGE))
        body = part.strip(_EDGE)
        row.append(Span(line.start + start + left, line.start + start + left + len(body)))
        start += len(part) + 1
    return row + [Span(line.end, line.end)] * trail.count("\t")


def opens_inline(lines: list[Line], at: int) -> bool:
    """Whether rows on one line each begin here: the next line is one too, or names the first group of them."""
    if "\t" not in lines[at].text or at + 1 >= len(lines):
        return False
    return "\t" in lines[at + 1].text or _names_group(lines, at + 1, [_inline_cells(lines[at])])


def _lists_on(lines: list[Line], at: int, rows: list[grid.Row]) -> bool:
    """A further dash of a whole row's last cell, which is a list of dashes."""
    line = lines[at]
    if not rows or not _DASH.match(line.text) or "\t" in line.raw or at == 0:
        return False
    above = lines[at - 1]
    listed = _DASH.match(above.text.rpartition("\t")[2]) is not None
    return listed and len(rows[-1]) == max(map(len, rows)) > 1


def _fills_row(line: Line, rows: list[grid.Row]) -> bool:
    """One word among blank cells, as many in all as a row has: a total without figures."""
    return bool(rows and line.text) and "\t" in line.raw and len(_inline_cells(line)) == max(map(len, rows))


def _completes(line: Line, rows: list[grid.Row]) -> bool:
    """The second line of a cell and the cells behind it, where a numbered row above ends early by just these."""
    if len(rows) < 2 or not line.text or line.tabbed:
        return False
    width, last, cells = max(map(len, rows[:-1])), rows[-1], _inline_cells(line)
    if len(last) < 2 or len(last) + len(cells) - 1 != width or _ROW_NUMBER.fullmatch(line.text.split("\t")[0]):
        return False
    return len(last) < width and (len(cells) > 1 or line.text[0] in "-–+•" or line.text[0].islower())


def _names_group(lines: list[Line], at: int, rows: list[grid.Row]) -> bool:
    line, follows = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if not rows or follows is None or "\t" not in follows.text or not _GROUP.match(line.text):
        return False
    width = max(len(row) for row in rows)
    below = _inline_cells(follows)
    first = follows.text.split("\t")[0].strip(_EDGE)
    return width >= _LEAST_WIDTH and width - 1 <= len(below) <= width and bool(_ROW_NUMBER.fullmatch(first))


def _evenly(rows: list[grid.Row]) -> list[grid.Row]:
    """Rows that begin with blanks and end early are filled up: their last cells are blank too."""
    width = max(len(row) for row in rows)
    return [
        [*row, *[Span(row[-1].end, row[-1].end)] * (width - len(row))]
        if len(row) > 1 and row[0].start == row[0].end
        else row
        for row in rows
    ]

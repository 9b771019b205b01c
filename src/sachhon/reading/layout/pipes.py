"""Tables by pipes: markdown rows, and cells on lines of their own between lines of a lone "|"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from sachhon.reading.layout import grid, headers
from sachhon.reading.layout.lines import Line
from sachhon.reading.model import Span, Table

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)(?:[-–+]?\d[\d.,]*%?|[IVX]+|[A-ZĐ]|\d+(?:\.\d+)+)[.)]?")
_PLAIN = 0.25
_PARENTS = 8  # cells of a header row that stand over several of the row below
_WORDS = 12  # code points; shorter words behind a number may be a unit
_SUMMED = 0.5  # what a total's row costs that is shorter than the others
_HIDDEN = 2.0  # what it costs to swallow the beginning of another row
_ROW = re.compile(r"[*\s]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]+[.)]?)[*\s]*")
_TOTAL = re.compile(r"[*\s]*(?:tổng(?: cộng| số| kinh phí)?|cộng|total)\b[^.;\d]{0,20}[*\s]*", re.IGNORECASE)
_EDGE = " \t\r\u00a0"


class _Signs(NamedTuple):
    """What tells rows of cells apart: `shifted`, blanks before a row's number; `totals`, cells that say "Tổng cộng";

    `opens`, before each cell the number of rows that plainly open: a blank, a number and words.
    """

    shifted: set[int]
    opens: list[int]
    totals: set[int]


def markdown_table(lines: list[Line], at: int, text: str) -> tuple[Table, int] | None:
    """The table whose rows `| a | b |` begin at line `at`, and the line after it."""
    rows: list[grid.Row] = []
    end = at
    while end < len(lines) and lines[end].pipe and len(lines[end].text) > 1:
        line = lines[end]
        end += 1
        if _RULE.fullmatch(line.text):
            continue
        rows.append(_pipe_cells(line))
    if not rows or max(len(row) for row in rows) < 1:
        return None
    span = Span(lines[at].start, lines[end - 1].end)
    return grid.build(rows, text, "pipes", span), end


def _pipe_cells(line: Line) -> grid.Row:
    bars = [match.start() for match in _PIPE.finditer(line.text)]
    if bars[-1] != len(line.text) - 1:
        bars.append(len(line.text))
    cells = []
    for left, right in itertools.pairwise(bars):
        cells.append(_trim(line.text, left + 1, right, line.start))
    return cells


def _trim(words: str, start: int, end: int, offset: int) -> Span:
    while start < end and words[start] in _EDGE:
        start += 1
    while end > start and words[end - 1] in _EDGE:
        end -= 1
    return Span(offset + start, offset + end)


def lone_pipe_table(lines: list[Line], at: int, text: str) -> tuple[Table, int] | None:
    """The table that begins with a lone "|" at line `at`, and the line after it. None when no second "|" follows."""
    bars = [at]
    cursor = at + 1
    while cursor < len(lines):
        line = lines[cursor]
        if line.pipe and len(line.text) == 1:
            if not lines[cursor - 1].raw.strip("\r") and cursor - 1 != bars[-1]:
                break  # an empty line, then "|": the next table begins
            bars.append(cursor)
            if cursor + 1 < len(lines) and not lines[cursor + 1].text and not _blank_cell(lines, cursor + 1):
                break  # "|", then an empty line: the table is over
        elif cursor - bars[-1] > 400:
            break
        cursor += 1
    if len(bars) < 2:
        return None
    cells: list[Span] = []
    for left, right in itertools.pairwise(bars):
        inside = [line for line in lines[left + 1 : right] if line.text or right - left == 2]
        if inside:
            first, last = inside[0], inside[-1]
            cells.append(Span(first.start, last.end if last.text else last.start + len(last.raw)))
        else:
            cells.append(Span(lines[right].start, lines[right].start))
    rows = split_rows(cells, text)
    if not rows:
        return None
    _part_headers(rows, text)
    return grid.build(rows, text, "pipes", Span(lines[at].start, lines[bars[-1]].end)), bars[-1] + 1


def _part_headers(rows: list[grid.Row], text: str) -> None:
    """A second and third header row taken for one (the gap between them for a blank cell) are told apart, in place.

    It shows when numbers or contents would stand over several columns, and does not once the rows are parted.
    """
    if len(rows) < 3:
        return
    columns = Counter(len(row) for row in rows[2:]).most_common(1)[0][0]
    if len(rows[0]) >= columns or len(rows[1]) < 3:
        return
    words = [[text[cell.start : cell.end] for cell in row] for row in rows[:2]]
    gaps = [at for at, cell in enumerate(rows[1]) if cell.end == cell.start]
    if len(gaps) != 1 or not 0 < gaps[0] < len(rows[1]) - 1:
        return
    if headers.sound(words, headers.place(words, columns)):
        return
    parted = [words[0], words[1][: gaps[0]], words[1][gaps[0] + 1 :]]
    if headers.sound(parted, headers.place(parted, columns)):
        rows[1:2] = [rows[1][: gaps[0]], rows[1][gaps[0] + 1 :]]


def _blank_cell(lines: list[Line], at: int) -> bool:
    """A line of blanks between two bars is a cell to be filled in, not the end of the table."""
    return bool(lines[at].raw.strip("\r")) and at + 1 < len(lines) and lines[at + 1].text == "|"


def split_rows(cells: list[Span], text: str) -> list[grid.Row]:
    """Cells between pipes → rows. Between two rows stands one empty stretch, and an empty cell is one too:

    the number of columns that explains the most rows decides which is which.
    """
    empty = [index for index, span in enumerate(cells) if span.start == span.end]
    runs: list[int] = []
    last = -1
    for index in [*empty, len(cells)]:
        if index - last > 1:
            runs.append(index - last - 1)
        last = index
    if not runs:
        return [cells]
    common = [*Counter(runs).most_common(3), *_with_blanks(cells).most_common(3)]
    widths = {runs[0], *(length for length, _ in common), max(runs)}
    if len(runs) > 1:
        widths.update(runs[0] + runs[1] - parents for parents in range(1, min(runs[0], _PARENTS) + 1))
    if len(runs) > 2:
        widths.update(runs[0] + runs[1] + runs[2] - parents for parents in range(2, 5))
    ends = [*empty, len(cells)]
    two = len(runs) > 1 and runs[1] > 1 and _words_only(cells[runs[0] + 1 : runs[0] + 1 + runs[1]], text)
    # A blank, then a row's number: rather the end of the row before and the beginning of the next.
    shifted = {
        at for at in empty if at + 1 < len(cells) and _ROW.fullmatch(text, cells[at + 1].start, cells[at + 1].end)
    }
    opens = (int(at > 0 and at - 1 in shifted and _titled(cells, at, text)) for at in range(len(cells)))
    totals = {at for at, cell in enumerate(cells) if _TOTAL.fullmatch(text, cell.start, cell.end)}
    signs = _Signs(shifted, [0, *itertools.accumulate(opens)], totals)
    best: tuple[float, int, list[int]] | None = None
    likely = Counter(runs) + _with_blanks(cells)
    for width in sorted(widths, key=lambda width: (-likely[width], width)):
        if width < 1:
            continue
        cost, cuts = _partition(cells, ends, width, two, signs)
        if best is None or (cost, width) < best[:2]:
            best = (cost, width, cuts)
        if cost <= _PLAIN * len(cuts):
            break  # hardly a row that it does not explain
    assert best is not None
    rows = []
    start = 0
    for end in best[2]:
        rows.append(cells[start:end])
        start = end + 1
    return rows


def _with_blanks(cells: list[Span]) -> Counter[int]:
    """Lengths of runs of words together with the blanks behind them but one: rows that end in empty cells."""
    lengths: Counter[int] = Counter()
    run = blanks = 0
    for span in [*cells, Span(0, 1)]:
        if span.end == span.start:
            blanks += 1
            continue
        if blanks:
            if run:
                lengths[run + blanks - 1] += 1
            run = blanks = 0
        run += 1
    return lengths


def _words_only(cells: list[Span], text: str) -> bool:
    """No cell is a figure or a row's number, except years: these may be a second row of the header."""
    words = [text[cell.start : cell.end].strip("* ") for cell in cells]
    return not any(_FIGURE.fullmatch(word) for word in words)


def _titled(cells: list[Span], at: int, text: str) -> bool:
    """Do words follow the number at `at`? Then it is the number of a row, hardly a quantity."""
    if at + 1 >= len(cells):
        return False
    span = cells[at + 1]
    return span.end - span.start >= _WORDS and any(char.isalpha() for char in text[span.start : span.start + _WORDS])


def _partition(cells: list[Span], ends: list[int], width: int, two: bool, signs: _Signs) -> tuple[float, list[int]]:
    """The cheapest cut into rows for a table `width` wide: (cost, the ends of the rows)."""
    count = len(cells)
    filled = [0]
    for span in cells:
        filled.append(filled[-1] + (1 if span.end > span.start else 0))
    infinite = float("inf")
    cost = [infinite] * (count + 2)
    empty_first = ends[0]
    back = [-1] * (count + 2)
    cost[0] = 0.0
    for start in range(count):
        here = cost[start]
        if here == infinite:
            continue
        if start in signs.shifted:
            here += 2.5
        first = bisect_left(ends, start + 1)
        for place in range(first, len(ends)):
            end = ends[place]
            length = end - start
            if length > width + 2 and place > first:
                break
            words = filled[end] - filled[start]
            price = here + _HIDDEN * (signs.opens[end] - signs.opens[start + 1])
            if start in signs.totals and 2 < length < width:
                price += _SUMMED  # its label stands over several columns
            else:
                price += _price(length, words, width, start, empty_first if two else -1)
            if price < cost[end + 1]:
                cost[end + 1] = price
                back[end + 1] = start
    cuts: list[int] = []
    at = count + 1
    while at > 0 and back[at] >= 0:
        cuts.append(at - 1)
        at = back[at]
    cuts.reverse()
    return cost[count + 1], cuts


def _price(length: int, words: int, width: int, start: int, first: int) -> float:
    """What a row of this length costs; `first`: of the first row, when a second header row follows; else -1."""
    if start == first + 1 and 2 < first < width:  # below a header whose cells span columns
        if length < width and words == length and length > 1:
            return 0.4
        if length == width and words < length:
            return 0.6
    if length == width:
        return 0.0 if words else 0.2
    if start == 0 and first > 0 and words == length and 2 < length < width:
        return 0.4  # a header whose cells span columns
    if start == 0 and first < 0 and 2 < length < width:
        return 2.0  # a header too short, with no second row below it
    if length == 1 and words == 1:
        return 0.7  # a heading over all columns
    if length == 2 and words == 2:
        return 0.8  # number and heading
    if length < width:
        return 1.5 + (0.5 if words < length else 0.0)
    return 3.0 + (length - width)

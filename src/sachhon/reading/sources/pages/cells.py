"""Words within ruled cells -> grids, and grids that go on over a page's end joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sachhon.reading.sources.linear import Grid, GridCell
from sachhon.reading.sources.pages.lines import lines_of
from sachhon.reading.sources.pages.model import Box, Line, RuledTable, Word
from sachhon.reading.sources.pages.paragraphs import ITEM
from sachhon.vietnamese.syllables import is_syllable

_NEAR = 3.0
"""Points within which two rules are one."""
_TIGHT = 1.0
"""Letter heights: a line that ends nearer to the cell's side fills it."""
_NUMBER = re.compile(r"\d[\d.,]*%?")
_NUMBER_REST = re.compile(r"[\d.,]*\d%?")
_INITIALS = re.compile(r"[A-ZĐƯ]{2,4}")
_MOST_PIECES = 6
_ROOM = 1.2
"""Letter heights of padding and blank that a cell keeps free at a line's end."""


def cell_text(words: Iterable[Word], box: Box, page: int) -> str:
    """The words of a cell: lines that go on joined by a blank, others parted by a line feed.

    Cells are narrow: a line mostly goes on, unless it begins like an item or follows one that ends early or is closed.
    Words that a very narrow cell broke into pieces are whole again.
    """
    lines = lines_of(words, page)
    out: list[str] = []
    pieces: list[str] = []
    for at, line in enumerate(lines):
        text = line.text.replace("\t", " ")
        begins = at > 0 and _begins(lines[at - 1], line, text, box)
        if begins or " " in text:
            out += whole_words(pieces)
            pieces = []
        if begins:
            out.append("\n")
        full = line.x1 + _TIGHT * line.height >= box.x1
        if " " in text or not (full or pieces):
            out.append(text)
        else:
            pieces.append(text)
            if not full:
                out += whole_words(pieces)
                pieces = []
    out += whole_words(pieces)
    return " ".join(out).replace(" \n ", "\n").strip()


def _begins(above: Line, line: Line, text: str, box: Box) -> bool:
    if ITEM.match(text):
        return True
    early = above.x1 + line.first_word + _ROOM * above.height < box.x1
    return text[0].isupper() and (early or above.text[-1] in ".;:")


def whole_words(pieces: Sequence[str]) -> list[str]:
    """Lines of one piece each, as words: put together where only together they are a syllable or a number.

    ["Ki", "n", "h", "p", "hí"] -> ["Kinh", "phí"]; ["Hỗ", "trợ"] stays; ["13.5", "00"] -> ["13.500"].
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        first = max(0, end - _MOST_PIECES)
        best.append(min((best[start][0] + _cost(pieces[start:end]), start) for start in range(first, end)))
    words: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        words.append("".join(pieces[start:end]))
        end = start
    return words[::-1]


def _cost(pieces: Sequence[str]) -> float:
    word = "".join(pieces)
    if _NUMBER.fullmatch(word):
        return 1.0
    if len(pieces) > 1 and _INITIALS.fullmatch(word):
        return 1.0 + 0.1 * len(pieces)
    if not is_syllable(word.lower()):
        return 10.0 * len(pieces) + (20.0 if len(pieces) > 1 else 0.0)
    return 2.5 if len(pieces) > 1 and all(is_syllable(piece.lower()) for piece in pieces) else 1.0


def ruled_grid(table: RuledTable, words: Sequence[Word], page: int) -> tuple[Grid, list[float]]:
    """A ruled table with its words, and the x of its rules. `words` are those within the table."""
    xs, ys = (
        _rules(v for c in table.cells for v in (c.x0, c.x1)),
        _rules(v for c in table.cells for v in (c.top, c.bottom)),
    )
    cells = []
    for box in table.cells:
        inside = [word for word in words if box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)]
        column, row = _nearest(xs, box.x0), _nearest(ys, box.top)
        cells.append(
            GridCell(
                cell_text(inside, box, page),
                row,
                column,
                max(1, _nearest(ys, box.bottom) - row),
                max(1, _nearest(xs, box.x1) - column),
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(len(ys) - 1, len(xs) - 1, cells), xs


def goes_on_below(above: list[float], below: list[float]) -> bool:
    """Whether two tables on following pages have the same columns."""
    return len(above) == len(below) and all(abs(a - b) < _NEAR for a, b in zip(above, below, strict=True))


def joined(above: Grid, below: Grid) -> Grid:
    """One table of both; a header that is repeated stands once, a row cut by the page's end is one row again."""
    repeated = _repeated_rows(above, below)
    rest = [cell for cell in below.cells if cell.row >= repeated]
    first = [cell for cell in rest if cell.row == repeated]
    last = {cell.column: cell for cell in above.cells if cell.row == above.rows - 1}
    shift = above.rows - repeated
    if first and _cut(first) and all(cell.column in last for cell in first):
        for cell in first:
            whole = last[cell.column]
            parted = "" if _NUMBER.fullmatch(whole.text) and _NUMBER_REST.fullmatch(cell.text) else " "
            whole.text = f"{whole.text}{parted}{cell.text}".strip()
        rest = [cell for cell in rest if cell.row > repeated]
        shift -= 1
    for cell in rest:
        cell.row += shift
    return Grid(below.rows + shift, above.columns, above.cells + rest)


def _repeated_rows(above: Grid, below: Grid) -> int:
    for row in range(min(above.rows, below.rows, 3)):
        upper = [(cell.column, cell.text) for cell in above.cells if cell.row == row]
        lower = [(cell.column, cell.text) for cell in below.cells if cell.row == row]
        if upper != lower or not any(text for _, text in upper):
            return row
    return min(below.rows, 3)


def _cut(row: list[GridCell]) -> bool:
    """Whether a row at the page's top goes on with the last row above: its words begin in the middle of sentences."""
    words = [cell.text for cell in row if cell.text and any(char.isalpha() for char in cell.text)]
    small = sum(1 for text in words if text.lstrip("(")[:1].islower())
    if len(words) == 1 and len(row) > 2 and sum(1 for cell in row if cell.text) == 1:
        # The last words of the longest cell; in a numbered table whatever they begin with.
        return small == 1 or not (row[0].text or words[0].isupper() or words[0][0] in "-–+•")
    if not row[0].text:
        return bool(words) and words[0][:1].islower()
    return small >= 2 and small * 2 > len(words)


def _rules(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _nearest(rules: Sequence[float], value: float) -> int:
    return min(range(len(rules)), key=lambda at: abs(rules[at] - value))

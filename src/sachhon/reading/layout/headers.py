"""The header rows of a text table as a grid: merged cells are left out, left blank or repeated there."""

from __future__ import annotations

import re

from sachhon.reading.layout.header_levels import LEAF, Place, Places, over_full_row, three_levels, two_levels
from sachhon.vietnamese.mapped import clean

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATA = re.compile(r"[-–+]?\d[\d.,\s]*%?|[ivxlc]+|[a-zđ]|\d+(?:\.\d+)+\.?")
_FIGURE = re.compile(r"[*\s]*(?:[-–+]?\d[\d.,\s]*%?|[-–])[*\s]*")
_INDEX = re.compile(r"\(?\d{1,2}\)?|[a-z]")
_DEEPEST = 4  # rows that a header may have


def place(rows: list[list[str]], columns: int) -> Places:
    """Places for the cells of the header rows; an empty list when the first row alone is the header, cell by cell.

    None stands for a cell that only repeats, or continues, another.
    """
    if not rows or columns < 2:
        return []
    heads = [[_plain(word) for word in row] for row in rows[:_DEEPEST]]
    if len(heads[0]) == columns:
        return _full_rows(heads, columns)
    if len(heads) < 2 or len(heads[0]) < 2 or not _is_header(heads[0]):
        return []
    full = next((at for at, row in enumerate(heads) if len(row) == columns), None)
    if full is not None and all(_is_header(row) for row in heads[1 : full + 1]):
        found = over_full_row(heads[: full + 1], columns)
        if found:
            return found
    if not _is_header(heads[1]):
        return []
    figures = _figures(rows[2:], columns)
    two = two_levels(heads[0], heads[1], columns, figures)
    three: Places = []
    if len(heads) > 2 and 1 < len(heads[2]) < columns and _is_header(heads[2]):
        three = three_levels(heads[0], heads[1], heads[2], columns, figures)
    return three or two


def sound(rows: list[list[str]], places: Places) -> bool:
    """Were the rows placed, and does no cell that heads one column ("TT", "Nội dung", "Tổng") stand over others?"""
    return bool(places) and not any(
        place is not None
        and (place.column_span > 1 or level + place.row_span < len(places))
        and LEAF.fullmatch(_plain(word))
        for level, (row, line) in enumerate(zip(rows, places, strict=False))
        for word, place in zip(row, line, strict=False)
    )


def _plain(word: str) -> str:
    return clean(word).text.casefold()


def _is_header(cells: list[str]) -> bool:
    return any(cells) and not any(_DATA.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def _figures(rows: list[list[str]], columns: int) -> list[float]:
    """For each column the share of figures among the filled cells of full rows; -1 where none is filled."""
    shares: list[float] = []
    full = [row for row in rows if len(row) == columns][:30]
    for column in range(columns):
        filled = [row[column] for row in full if row[column].strip("* ")]
        figures = sum(1 for word in filled if _FIGURE.fullmatch(word))
        shares.append(figures / len(filled) if filled else -1.0)
    return shares


def _full_rows(heads: list[list[str]], columns: int) -> Places:
    """Rows written in full: a merged cell is repeated, or followed by blanks, in all that it covers."""
    height = 1
    while height < len(heads) and _goes_on(heads, height, columns):
        height += 1
    owner: list[list[tuple[int, int]]] = []
    for row in range(height):
        owner.append([])
        for column in range(columns):
            owner[row].append(_owner(heads, owner, row, column, height))
    places: Places = []
    for row in range(height):
        line: list[Place | None] = []
        for column in range(columns):
            if owner[row][column] != (row, column):
                line.append(None)
                continue
            right = column
            while right + 1 < columns and owner[row][right + 1] == (row, column):
                right += 1
            down = row
            while down + 1 < height and owner[down + 1][column] == (row, column):
                down += 1
            line.append(Place(column, down - row + 1, right - column + 1))
        places.append(line)
    merged = any(place is None or place.column_span > 1 for place in places[0])
    return places if merged or height > 1 else []


def _goes_on(heads: list[list[str]], row: int, columns: int) -> bool:
    """Is this row still header? It has words under a cell that covers several columns, and goes on with others."""
    below, above = heads[row], heads[row - 1]
    if len(below) != columns or not _is_header(below) or sum(1 for word in below if _INDEX.fullmatch(word)) > 1:
        return False
    carried = [column for column in range(columns) if not below[column] or below[column] == above[column]]
    fresh = [column for column in range(columns) if below[column] and below[column] != above[column]]
    if not carried or len(fresh) < 2:
        return False
    named = [any(heads[above_row][column] for above_row in range(row)) for column in range(columns)]
    wide = [
        column
        for column in fresh
        if not all(named[column : column + 2])  # below a cell that goes on over columns without a word of their own
        or above[column]
        in (word for word in (*above[max(0, column - 1) : column], *above[column + 1 : column + 2]) if word)
    ]
    return len(wide) >= 2


def _owner(
    heads: list[list[str]], owner: list[list[tuple[int, int]]], row: int, column: int, height: int
) -> tuple[int, int]:
    """The cell (row, column of its beginning) that a place belongs to."""
    word = heads[row][column]
    over = owner[row - 1][column] if row else None
    beside = owner[row][column - 1] if column else None
    together = beside is not None and beside[0] == row and (not row or over == owner[row - 1][column - 1])
    if row and over is not None and word and word == heads[over[0]][over[1]]:
        return over
    if together and beside is not None:
        last = heads[row][beside[1]]
        if word and word == last and row + 1 < height and any(char.isalpha() for char in word):
            return beside
        if word and word == last and height == 1 and any(char.isalpha() for char in word):
            return beside
        lower = any(heads[deeper][column] for deeper in range(row + 1, height))
        if not word and last and lower and any(heads[deeper][column - 1] for deeper in range(row + 1, height)):
            return beside
    if not word and over is not None:
        return over
    return row, column

"""A table understood: its header, what each column holds by the header's words, and its rows sorted by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.model import Cell, Source, Span, Table
from sachhon.reading.plan.vocabulary import fold_header, role_of
from sachhon.vietnamese.folding import fold, nfc

_MARKS = re.compile(r"[\s*|\u00a0\u200b\ufeff]+")
_BREAK = re.compile(r"<br\s*/?>", re.I)  # a line end within a markdown cell
_INDEX = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?|\(?\d{1,2}\)?\s*=.*")
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])(?:\.\d{1,3})*[.)]?|[-+•*]")
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?|[IVX]+[.)]?")
_PREFIX = re.compile(r"((?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|[IVXLC]{1,6}[.)]|[A-ZĐ][.)]|[a-zđ][.)]))\s+(?=\S)")
_NUMERIC = re.compile(r"[-–+]?\(?\d[\d.,\s]*%?\)?|[-–]|")


def words(source: Source, span: Span) -> str:
    """A cell's words: NFC, blanks and marks collapsed."""
    text = source.text[span[0] : span[1]]
    if "*" in text or "|" in text or "\u200b" in text:
        text = _MARKS.sub(" ", text)
    if "<" in text:
        text = _BREAK.sub(" ", text)
    return nfc(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header cells from the top down, and the role of the lowest that has one."""

    path: tuple[str, ...]
    role: str | None

    @property
    def folded(self) -> str:
        """All levels of the header, folded, parted by " / "."""
        return " / ".join(fold_header(level) for level in self.path)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the body. `cells[c]` is the cell that covers column c; `kind`: item | group | total."""

    index: int
    cells: tuple[Cell | None, ...]
    texts: tuple[str, ...]
    kind: str
    number: str | None
    title: str
    span: Span  # all that stands in the row
    title_span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose header was found. `above`: words of rows over the header (a caption, a unit)."""

    table: Table
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    above: tuple[tuple[str, Span], ...] = ()
    inherited: bool = False  # the header is that of the table before, continued over a page
    header: Span | None = None
    title_at: int | None = None  # the column of the rows' titles

    def group_of(self, line: Line) -> str | None:
        """A group named in a column of its own: of two columns that name contents, the one with fewer words."""
        named = [at for at in self.having("title") if line.texts[at] and line.texts[at] != line.title]
        return line.texts[named[0]] if named else None

    def having(self, *roles: str) -> list[int]:
        """Columns with one of these roles."""
        return [index for index, column in enumerate(self.columns) if column.role in roles]


def read_sheet(source: Source, table: Table, before: Sheet | None = None) -> Sheet | None:
    """The table with its header, or None. `before`: the table right above, whose header may go on."""
    if table.columns < 2 or table.rows < 1:
        return None
    grid = table.grid()
    known = {id(cell): words(source, cell.span) for cell in table.cells}
    texts = [[known[id(cell)] if cell else "" for cell in row] for row in grid]
    top = _header_row(grid, texts)
    if top is None:
        if before is None or len(before.columns) != table.columns or not _continues(texts):
            return None
        lines = _lines(source, before.columns, grid, texts, list(range(len(grid))), before.title_at)
        return Sheet(table, before.columns, lines, (), inherited=True, title_at=before.title_at)
    bottom = _header_end(grid, texts, top)
    columns = _numbered(_columns(grid, texts, top, bottom), texts[bottom:])
    headings = [row for row in range(top) if texts[row][0] and _NUMBERED.fullmatch(texts[row][0])]
    above = tuple(
        (texts[row][0], cell.span)
        for row in range(top)
        if row not in headings
        for cell in {id(cell): cell for cell in grid[row] if cell and cell.span.end > cell.span.start}.values()
    )
    above = tuple((words(source, span), span) for _, span in above)
    header_cells = [cell.span for row in grid[top:bottom] for cell in row if cell and cell.span.end > cell.span.start]
    header = Span(min(span.start for span in header_cells), max(span.end for span in header_cells))
    title_at = _title_column(columns, texts, bottom)
    lines = _lines(source, columns, grid, texts, [*headings, *range(bottom, len(grid))], title_at)
    return Sheet(table, columns, lines, above, header=header, title_at=title_at)


def _numbered(columns: tuple[Column, ...], body: list[list[str]]) -> tuple[Column, ...]:
    """Where no header says so: a first column that holds numbers holds the rows' numbers."""
    if any(column.role == "number" for column in columns) or columns[0].path:
        return columns
    first = [row[0] for row in body if row[0]]
    if sum(1 for text in first if _NUMBERED.fullmatch(text)) * 3 < len(first) * 2 or not first:
        return columns
    return (Column((), "number"), *columns[1:])


def _distinct(grid_row: list[Cell | None], texts: list[str]) -> list[str]:
    """The row's filled texts, a merged cell once."""
    seen: list[str] = []
    last: Cell | None = None
    for cell, text in zip(grid_row, texts, strict=True):
        if cell is not last and text:
            seen.append(text)
        last = cell
    return seen


def is_header(texts: list[str]) -> bool:
    """Do these cells read as a header? At least two roles of different kinds, and hardly anything else."""
    if len(texts) < 2 or _ROW_NUMBER.fullmatch(texts[0]):
        return False
    roles = [role_of(text) for text in texts if len(text) <= 160]
    known = [role for role in roles if role]
    return (
        len(set(known)) >= 2
        and len(known) * 2 >= len(texts)
        and any(
            role in ("number", "title", "lead", "responsible", "period", "unit", "outcome", "year") for role in known
        )
    )


def _header_row(grid: list[list[Cell | None]], texts: list[list[str]]) -> int | None:
    for row in range(min(len(grid), 16)):
        distinct = _distinct(grid[row], texts[row])
        if len(distinct) >= 2 and _headish(distinct):
            return row
    return None


def _headish(distinct: list[str]) -> bool:
    if is_header(distinct):
        return True
    roles = [role_of(text) for text in distinct]
    return (roles[0] == "number" or "title" in roles) and sum(1 for role in roles if role) >= 2


def _header_end(grid: list[list[Cell | None]], texts: list[list[str]], top: int) -> int:
    """The first row after the header."""
    end = top + 1
    width = len(grid[top])
    while end < len(grid) and end - top < 4:
        row = grid[end]
        covered = any(cell is not None and cell.row < end for cell in row)
        parents = [
            cell
            for cell in {id(cell): cell for cell in grid[end - 1] if cell and cell.row == end - 1}.values()
            if 1 < cell.column_span < width
        ]
        own = [
            text for cell, text in zip(row, texts[end], strict=True) if cell is not None and cell.row == end and text
        ]
        if not own:
            if covered:
                end += 1
                continue
            break
        if _is_index(own):
            break
        lowers = bool(parents) and not any(
            _NUMERIC.fullmatch(text) and not re.fullmatch(r"(?:19|20)\d\d", text) for text in own
        )
        if covered and not lowers:
            lowers = (
                all(
                    cell is None or cell.row < end or not text or not _NUMERIC.fullmatch(text)
                    for cell, text in zip(row, texts[end], strict=True)
                )
                and not any(cell is not None and cell.row < end and cell.column_span == width for cell in row)
                and any(cell is not None and cell.row < end and cell.row >= top for cell in row)
            )
        if not lowers:
            break
        end += 1
    return end


def _is_index(texts: list[str]) -> bool:
    """A row of column numbers: 1 2 3, A B 1 2, (1) (2) (3)=(1)+(2)."""
    if len(texts) < 3 or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    numbers = [int(match.group()) for text in texts if (match := re.search(r"\d+", text))]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _columns(grid: list[list[Cell | None]], texts: list[list[str]], top: int, bottom: int) -> tuple[Column, ...]:
    columns: list[Column] = []
    for at in range(len(grid[top])):
        path: list[str] = []
        last: Cell | None = None
        for row in range(top, bottom):
            cell = grid[row][at]
            if cell is not None and cell is not last and cell.row >= top and texts[row][at]:
                path.append(texts[row][at])
            last = cell
        numbered = any(column.role == "number" for column in columns)
        columns.append(Column(tuple(path), _path_role(path, numbered)))
    return tuple(columns)


def _path_role(path: list[str], numbered: bool) -> str | None:
    """The lowest level that says what the column holds; "chủ trì" under "Trách nhiệm thực hiện" is the lead.

    `numbered`: a column of numbers stands to the left, so a second "TT" is no number ("thành tiền").
    """
    for level in reversed(path):
        role = role_of(level)
        if role and not (role == "number" and numbered):
            return role
    return None


def _continues(texts: list[list[str]]) -> bool:
    """Does a table without a header look like rows of a list? Its first cell is a number or blank."""
    first = next((row for row in texts if any(row)), None)
    return first is not None and bool(_NUMBERED.fullmatch(first[0]) or not first[0] or _PREFIX.match(first[0]))


def _lines(
    source: Source,
    columns: tuple[Column, ...],
    grid: list[list[Cell | None]],
    texts: list[list[str]],
    rows: list[int],
    title_at: int | None,
) -> tuple[Line, ...]:
    number_at = next((at for at, column in enumerate(columns) if column.role == "number"), None)
    heads = {fold(level) for column in columns for level in column.path}
    lines = []
    for row in rows:
        own = [
            text if cell is not None and cell.row == row else ""
            for cell, text in zip(grid[row], texts[row], strict=True)
        ]
        distinct = _distinct(grid[row], own)
        if not distinct or _is_index(distinct) or _repeats(distinct, heads):
            continue
        line = _line(source, row, grid[row], texts[row], number_at, title_at)
        if line:
            lines.append(line)
    return tuple(lines)


def _repeats(distinct: list[str], heads: set[str]) -> bool:
    """A header row that stands again inside the table."""
    if len(distinct) < 2 or _ROW_NUMBER.fullmatch(distinct[0]) or len(distinct[-1]) > 160:
        return False
    if any(_NUMERIC.fullmatch(text) and fold(text) not in heads for text in distinct):
        return False
    known = sum(1 for text in distinct if fold(text) in heads)
    short = all(len(text) <= 60 for text in distinct)
    return known * 3 >= len(distinct) * 2 or (short and len(distinct) >= 3 and is_header(distinct))


def _title_column(columns: tuple[Column, ...], texts: list[list[str]], start: int) -> int | None:
    """Of several columns that name contents the one with the most different words; groups stand in the others."""
    found = [at for at, column in enumerate(columns) if column.role == "title"]
    if not found and columns[0].role == "year" and len(columns[0].path) == 1:
        return 0  # the rows are years
    if len(found) <= 1:
        return found[0] if found else _longest(columns, texts, start)
    return max(found, key=lambda at: (len({row[at] for row in texts[start:] if row[at]}), -at))


def _longest(columns: tuple[Column, ...], texts: list[list[str]], start: int) -> int | None:
    """Without a header word for it: the first column that holds words, whatever its header says of them."""
    for at, column in enumerate(columns[:4]):
        if column.role in ("number", "quantity", "price", "note", "period", "year", "total"):
            continue
        if column.role == "unit" and fold_header(column.path[-1]) != "don vi":
            continue
        filled = [row[at] for row in texts[start:] if row[at]]
        if filled and sum(1 for text in filled if not _NUMERIC.fullmatch(text)) * 3 >= len(filled) * 2:
            return at
    return None


def _line(
    source: Source,
    row: int,
    cells: list[Cell | None],
    texts: list[str],
    number_at: int | None,
    title_at: int | None,
) -> Line | None:
    own = [cell for cell in cells if cell is not None and cell.span.end > cell.span.start and cell.row == row]
    if not own:
        return None
    span = Span(min(cell.span.start for cell in own), max(cell.span.end for cell in own))
    distinct = list({id(cell): cell for cell in own}.values())
    number: str | None = None
    title_cell: Cell | None = None
    if number_at is not None:
        cell = cells[number_at]
        text = texts[number_at]
        if cell is not None and text and cell.column_span == 1 and _NUMBERED.fullmatch(text):
            # Merged downwards it is the number of the row where it begins.
            number = text.rstrip(".)") if text not in "-+•*" and cell.row == row else None
        elif cell is not None and text and cell.row == row:
            title_cell = cell  # a heading that begins in the number's column
    if title_cell is None and title_at is not None:
        title_cell = cells[title_at]
    if title_cell is None or title_cell.span.end == title_cell.span.start:
        rest = [cell for cell in distinct if number_at is None or cell.column != number_at]
        if len(rest) == 1 and not _NUMERIC.fullmatch(words(source, rest[0].span)):
            title_cell = rest[0]
        elif title_cell is None:
            return None
    title = words(source, title_cell.span)
    title_span = trimmed(source, title_cell.span)
    if number is None:
        prefix = _PREFIX.match(title)
        if prefix:
            number = prefix.group(1).rstrip(".)")
    others = [
        cell for cell in distinct if cell is not title_cell and not (number_at is not None and cell.column == number_at)
    ]
    filled = [cell for cell in cells if cell is not None and cell is not title_cell and cell.span.end > cell.span.start]
    filled = [cell for cell in filled if number_at is None or cell.column != number_at]
    kind = "item" if others or filled else "group"
    return Line(row, tuple(cells), tuple(texts), kind, number, title, span, title_span)


def trimmed(source: Source, span: Span) -> Span:
    """The span without blanks, emphasis marks and a list mark at its ends."""
    text = source.text
    start, end = span
    while start < end and text[start] in " \t\r\n\u00a0*_|":
        start += 1
    while end > start and text[end - 1] in " \t\r\n\u00a0*_|":
        end -= 1
    return Span(start, end)

"""Tasks from tables: a row a task, rows without data groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sachhon.reading.model import Cell, Source, Span, Table, Task
from sachhon.reading.plan.bodies import begins_body, responsible, split_bodies
from sachhon.reading.plan.periods import years_of
from sachhon.reading.plan.sheet import Line, Sheet, read_sheet, trimmed, words
from sachhon.reading.plan.vocabulary import is_total_label, strong_title
from sachhon.vietnamese.folding import fold

TITLE_MARK = re.compile(
    r"^(?:[-–+•*]\s*|(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[IVXLC]{1,6}[.)]|[a-zđ]\))\s+)"
)
_TICK = re.compile(r"[xX✓✔√v+●•*]{1,3}")
_YEAR_HEAD = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.I)
_PAIRED = re.compile(r"chu tri.{0,20}phoi hop")  # "Chủ trì/Phối hợp": the cell parts them alike
_BULLETED = re.compile(r"[-–+•]|[^:]{0,40}:")
_DITTO = re.compile(r"[\"“”'-]*\s*(?:nt|như trên|n/t)\s*[\"“”'-]*|\"|”|“", re.I)
_DASHES = re.compile(r"[-–—.…/\s]*")


_latest: tuple[Source, list[Sheet]] | None = None  # tasks, budgets and checks look at the same tables in turn


def sheets(source: Source) -> list[Sheet]:
    """All tables with a header, in order; a table without one right below another of the same width continues it."""
    global _latest
    known = _latest
    if known is None or known[0] is not source:
        known = _latest = (source, _read_sheets(source))
    return known[1]


def _read_sheets(source: Source) -> list[Sheet]:
    found: list[Sheet] = []
    last: Sheet | None = None
    for block in source.blocks:
        if not isinstance(block, Table):
            if last is not None and block.kind == "body":
                last = None
            continue
        sheet = read_sheet(source, block, last)
        if sheet:
            found.append(sheet)
        last = sheet
    return found


def is_task_sheet(sheet: Sheet) -> bool:
    """Does the table list tasks: who does what, until when, with what result?"""
    roles = {column.role for column in sheet.columns}
    if "title" not in roles and "number" not in roles:
        return False
    if roles & {"lead", "responsible", "coordinating"}:
        return True
    strong = any(strong_title(level) for column in sheet.columns if column.role == "title" for level in column.path)
    return strong and bool(roles & {"period", "start", "end", "outcome"})


def table_tasks(source: Source, found: list[Sheet]) -> Iterator[Task]:
    """The tasks of all task tables among `found`."""
    for sheet in found:
        if is_task_sheet(sheet):
            yield from _tasks(source, sheet)


def _tasks(source: Source, sheet: Sheet) -> Iterator[Task]:
    groups: list[Line] = []
    aside: str | None = None  # the group that a column of its own names; a blank there goes on with it
    for at, line in enumerate(sheet.lines):
        if not line.title or is_total_label(fold(line.title)):
            continue
        if line.kind == "group" or not _has_data(sheet, line) or _is_sum(sheet, at):
            if _is_group(sheet, at):
                _open(groups, line)
            elif _is_plain_task(sheet, line):
                yield _task(source, sheet, line, groups)
            continue
        while groups and line.number and not _below(line.number, groups[-1]):
            groups.pop()
        aside = sheet.group_of(line) or aside
        yield _task(source, sheet, line, groups, aside)


def _has_data(sheet: Sheet, line: Line) -> bool:
    roles = ("lead", "responsible", "coordinating", "period", "start", "end", "outcome", "purpose")
    if any(
        line.texts[at] for at in sheet.having(*roles) if line.cells[at] is not None and line.texts[at] != line.title
    ):
        return True
    own = [at for at in range(len(line.texts)) if line.texts[at] and line.texts[at] != line.title]
    return any(sheet.columns[at].role not in ("number", "title", "note") for at in own if at < len(sheet.columns))


def _is_sum(sheet: Sheet, at: int) -> bool:
    """A group with what its rows cost: of all that tells a task only money, and rows of a lower rank follow."""
    line = sheet.lines[at]
    after = sheet.lines[at + 1] if at + 1 < len(sheet.lines) else None
    if after is None or not line.number or not after.number or _level(after.number) <= _level(line.number):
        return False
    told = sheet.having("lead", "responsible", "coordinating", "period", "start", "end")
    return not any(line.texts[column] not in ("", line.title) for column in told) and any(
        other.texts[column] for other in sheet.lines for column in told
    )


def _level(number: str | None) -> int:
    """Depth of a number: A 0, I 1, 1 2, 1.1 3; none 4."""
    if not number:
        return 4
    if "." in number:
        return 2 + number.count(".")
    if number.isdigit():
        return 2
    if re.fullmatch(r"[IVX]+|[IVXLC]{2,}", number):
        return 1
    return 0 if number.isupper() else 4


def _below(number: str, group: Line) -> bool:
    """May a row with this number stand under the group? "1.2" does not under "2", nor "1" under "3.1"."""
    if not group.number:
        return True
    return _level(number) >= _level(group.number)


def _is_group(sheet: Sheet, at: int) -> bool:
    """A row of words alone heads what follows, unless nothing does or what follows stands above it."""
    line = sheet.lines[at]
    following = sheet.lines[at + 1 :]
    if not following:
        return False
    if line.number is None:
        return True
    after = following[0]
    if after.number is None or _level(after.number) > _level(line.number):
        return True
    if _level(after.number) < _level(line.number):
        return False
    # A row of the same rank below: a group without rows, unless its neighbours of that rank are tasks with data.
    peers = [other for other in sheet.lines if other is not line and _level(other.number) == _level(line.number)]
    return not any(_has_data(sheet, other) for other in peers)


def _is_plain_task(sheet: Sheet, line: Line) -> bool:
    """A numbered row whose other cells are there, but blank; a heading's cell covers them."""
    if any(line.texts[at] == line.title for at in sheet.having("number")):
        return False  # the words begin in the numbers' column: a heading
    wide = any(cell is not None and cell.column_span > 1 and cell.row == line.index for cell in line.cells)
    return not wide and line.number is not None and _level(line.number) >= 2 and len(line.title) > 12


def _open(groups: list[Line], line: Line) -> None:
    while groups and _level(groups[-1].number) >= _level(line.number) and (line.number or not groups[-1].number):
        groups.pop()
    groups.append(line)


def _cell(sheet: Sheet, line: Line, *roles: str) -> list[tuple[str, Cell]]:
    """The filled cells in columns of these roles, each once; "nt" stands for the cell above."""
    cells: list[tuple[str, Cell]] = []
    for at in sheet.having(*roles):
        if _DITTO.fullmatch(line.texts[at]):
            line = _above(sheet, line, at)
        cell = line.cells[at]
        if cell is None or not line.texts[at] or line.texts[at] == line.title or _DASHES.fullmatch(line.texts[at]):
            continue
        if all(other is not cell for _, other in cells):
            cells.append((line.texts[at], cell))
    return cells


def _above(sheet: Sheet, line: Line, column: int) -> Line:
    """The nearest row above whose cell in this column says something of its own."""
    for other in reversed(sheet.lines):
        if other.index < line.index and other.texts[column] and not _DITTO.fullmatch(other.texts[column]):
            return other
    return line


def _joined(cells: list[tuple[str, Cell]]) -> str | None:
    return " ".join(text for text, _ in cells) or None


def _task(source: Source, sheet: Sheet, line: Line, groups: list[Line], aside: str | None = None) -> Task:
    lead: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    for text, cell in _cell(sheet, line, "responsible"):
        first, second = responsible(spaced(source, cell.span))
        if not second and "/" in text and _PAIRED.search(sheet.columns[cell.column].folded):
            first, second = (split_bodies(part) for part in text.split("/", 1))
        lead, along = lead + first, along + second
    for _, cell in _cell(sheet, line, "lead"):
        first, second = responsible(spaced(source, cell.span))
        lead, along = lead + first, along + second
    for _, cell in _cell(sheet, line, "coordinating"):
        first, second = responsible(spaced(source, cell.span))
        along += (second or first) if not second else first + second
    period_text, from_year, to_year = _period(sheet, line)
    title, span = bare_title(source, line.title, line.title_span)
    row = _row_span(line, span)
    group = groups[-1] if groups else None
    return Task(
        number=line.number,
        group=aside or (group.title if group else None),
        title=title,
        purpose=_joined(_cell(sheet, line, "purpose")),
        outcome=_joined(_cell(sheet, line, "outcome")),
        lead=lead,
        coordinating=along,
        from_year=from_year,
        to_year=to_year,
        period_text=period_text,
        span=span,
        row=row,
        cells=_places(source, sheet, line, group, lead, along),
    )


def _places(
    source: Source, sheet: Sheet, line: Line, group: Line | None, lead: tuple[str, ...], along: tuple[str, ...]
) -> dict[str, Span]:
    """Where each column of the task stands; bodies that share a cell stand in their own words of it."""
    found: dict[str, Span] = {}
    for name in ("purpose", "outcome", "number"):
        found |= _place(source, name, _cell(sheet, line, name))
    period = _cell(sheet, line, "period", "year", "start", "end")
    found |= _place(source, "from_year", period) | _place(source, "to_year", period)
    for name, bodies, roles in (
        ("lead", lead, ("lead", "responsible")),
        ("coordinating", along, ("coordinating", "lead", "responsible")),
    ):
        cells = _cell(sheet, line, *roles)
        if bodies and cells:
            found[name] = _own_words(source, _around(source, cells), bodies)
    if group is not None:
        found["group"] = group.title_span
    return found


def _place(source: Source, name: str, cells: list[tuple[str, Cell]]) -> dict[str, Span]:
    return {name: _around(source, cells)} if cells else {}


def _around(source: Source, cells: list[tuple[str, Cell]]) -> Span:
    spans = [trimmed(source, cell.span) for _text, cell in cells]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _own_words(source: Source, cell: Span, bodies: tuple[str, ...]) -> Span:
    """From the first body's words to the last one's; the whole cell where they are printed otherwise."""
    first, last = (_printed(body).search(source.text, *cell) for body in (bodies[0], bodies[-1]))
    return Span(first.start(), last.end()) if first and last and first.start() < last.end() else cell


@lru_cache(maxsize=1024)
def _printed(words: str) -> re.Pattern[str]:
    """Words as they may be printed: over several lines, with more blanks."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _row_span(line: Line, title: Span) -> Span:
    return Span(min(line.span.start, title.start), max(line.span.end, title.end))


def _period(sheet: Sheet, line: Line) -> tuple[str | None, int | None, int | None]:
    text = _joined([cell for cell in _cell(sheet, line, "period", "year") if not _TICK.fullmatch(cell[0])])
    start = _joined(_cell(sheet, line, "start"))
    end = _joined(_cell(sheet, line, "end"))
    if text:
        return text, *years_of(text)
    if start and end:
        return f"{start} - {end}", years_of(start)[0], years_of(end)[1]
    if start or end:
        first, last = years_of(start or end or "")
        return start or end, first, last
    ticked = _ticked_years(sheet, line)
    return None, min(ticked, default=None), max(ticked, default=None)


def _ticked_years(sheet: Sheet, line: Line) -> list[int]:
    """Years of a timetable: columns headed by years, with a mark where the task runs."""
    years: list[int] = []
    for at, column in enumerate(sheet.columns):
        head = _YEAR_HEAD.fullmatch(column.path[-1]) if column.path else None
        if head and line.cells[at] is not None and _TICK.fullmatch(line.texts[at]):
            years.append(int(head.group(1)))
    return years


def bare_title(source: Source, title: str, span: Span) -> tuple[str, Span]:
    """A title without the list mark or number that opens it, and its place."""
    mark = TITLE_MARK.match(title)
    if not mark or mark.end() == len(title):
        return title, span
    left = mark.end()
    head = re.sub(r"[\s*|]", "", title[:left])
    at = span.start
    for char in head:
        at = source.text.find(char, at, span.end) + 1 or at
    while at < span.end and source.text[at] in " \t\r\n\u00a0*_|":
        at += 1
    return title[left:], Span(at, span.end)


def _lists(parts: list[str], text: str) -> bool:
    """Does a line with a dash go on with a list? "Sở Lao động" / "- Thương binh và Xã hội" is one name."""
    return bool(_BULLETED.match(parts[0])) or parts[-1][-1:] in ".;,:" or begins_body(text.lstrip("-–+• "))


def spaced(source: Source, span: Span) -> str:
    """A cell's words with its lines told apart by two blanks, so that list marks at line starts can be seen."""
    lines = source.text[span.start : span.end].split("\n")
    parts: list[str] = []
    for line in lines:
        text = (
            words(source, Span(0, 0))
            if not line.strip()
            else " ".join(line.replace("*", " ").replace("|", " ").split())
        )
        if not text:
            continue
        opens = not parts or (bool(re.match(r"[-–+•]", text)) and _lists(parts, text))
        parts.append(("  " if parts and opens else " " if parts else "") + text)
    return "".join(parts)

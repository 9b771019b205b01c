"""Rows of a table field from the grids of a document: Word grids, HTML, Excel, tabs and pipes alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sachhon.formkit.definition import Field
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.headers import Fit, money_unit, total_words
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.tables.broken import join, rest_of_row
from sachhon.reading.answers.tables.going_on import goes_on_in
from sachhon.reading.answers.tables.said_above import address_column, place_of_group, says_as_above, within
from sachhon.reading.answers.tables.ticked import Ticks, chosen, ticks_of
from sachhon.reading.answers.typed.model import Offer, Row
from sachhon.reading.answers.words import holds_phrase, words_of
from sachhon.reading.model import Cell, Found, Span, Table
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number

_ENOUGH = 0.5
_NOTHING = re.compile(r"[\s.…\-–—_:x×/]*", re.IGNORECASE)
_BLANKS = re.compile(r"[\s.…\-–—_:/]*")
_NUMBERING = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zA-ZđĐ])\s*[.)]?")
_GROUP_NUMBER = re.compile(r"(?P<number>[IVXLC]+|\d+(?:\.\d+)*|[a-zA-ZđĐ])\s*[.)]?\s+(?=[^\W\d_])")
_UNIT_HEADS = (("don", "vi", "tinh"), ("don", "vi"), ("dvt",), ("dv", "tinh"))
_COMMON = re.compile(r"công(?!\w)|cộng đồng", re.IGNORECASE)
"""Words that without their marks, or by their beginning, look like "cộng"."""
_DIGITS = re.compile(
    r"[\s,;:.(–-]*(?:(?:điện thoại|đt|sđt|tel|di động|dđ)\s*[:.]?\s*)?(?P<digits>\+?\d[\d .()-]{5,}\d)", re.IGNORECASE
)
_TELEPHONE = ("dien", "thoai")
_TRUE_MARKS = frozenset(("x", "v", "√", "✓", "✔", "☑", "☒"))


@dataclass(frozen=True, slots=True)
class _Grid:
    question: Question
    table: Table
    head: Table
    """The grid that has the head: itself, or the one that it goes on with."""
    heads: int
    columns: Mapping[int, Question]
    score: float
    unit_vnd: int
    units: int | None
    ticks: Ticks


@dataclass(slots=True)
class _Above:
    """What a row may lean on: the row before it, the group that it stands in, and whether that is a place."""

    row: Row
    group: tuple[list[Cell], Span] | None = None
    place: str = ""


def rows_from_grids(desk: Desk, question: Question) -> Offer | None:
    """All rows of the grids whose headings are the field's columns; None where no grid fits."""
    fits = [fit for fit in (_fit(desk, question, table) for table in desk.source.tables()) if fit is not None]
    if not fits:
        return None
    best = max(fit.score for fit in fits)
    rows: list[Row] = []
    spans: list[Span] = []
    above = _Above({})
    last: Table | None = None
    for fit in fits:
        if fit.score >= best - 0.12:
            if last is None or not goes_on_in(desk, last, fit.table):
                above = _Above({})
            found: list[Row] = []
            for part in (fit, *_further(desk, fit)):
                found += _rows(desk, question, part, above)
                last = part.table
            rows.extend(found)
            if found:
                spans.append(fit.table.span)
    if not rows or (len(question.columns) > 2 and all(len(row) < 2 for row in rows)):
        return None
    span = Span(spans[0].start, spans[0].end)
    confidence = min(0.96, 0.5 + 0.5 * best)
    return Offer(State.VALUE, None, span, confidence, ("bảng có các cột của biểu mẫu",), rows=tuple(rows), passage=span)


def _fit(desk: Desk, question: Question, table: Table) -> _Grid | None:
    heads, columns = desk.grids.heads_of(table)
    if not heads or table.rows <= heads:
        return None
    ticks = ticks_of(desk, question, table, heads)
    fit = _besides(desk.grids.fit_of(question, table), ticks)
    needed = [column.id for column in question.columns if column.field.required]
    if not fit.columns or any(name not in [column.id for column in fit.columns.values()] for name in needed):
        return None
    if len(fit.columns) < min(2, len(question.columns)):
        return None
    owner = desk.passages.owner_at(table.span.start)
    near = 0.0
    if owner is not None:
        own = desk.prompts.place_of_item(question.item)
        if owner.place.item == question.item:
            near = 0.15
        elif own is not None and own.index not in desk.prompts.ancestors[owner.place.index]:
            near = -0.2
    rivals = [
        desk.grids.fit_of(other, table) for other in desk.prompts.questions if other.columns and other.id != question.id
    ]
    score = fit.score + near
    if score < _ENOUGH or any(rival.score > score + 0.1 for rival in rivals):
        return None
    if any(
        len(rival.columns) > len(fit.columns) and set(fit.columns) <= set(rival.columns)
        and rival.score >= fit.score - 0.15
        for rival in rivals
    ):  # fmt: skip
        return None  # another table of the template has a place for these columns and for more
    if near <= 0 and any(_narrower(desk, other, question, fit, table) for other in desk.prompts.questions):
        return None
    units = next((place for place, words in columns.items() if words in _UNIT_HEADS and place not in fit.columns), None)
    return _Grid(
        question, table, table, heads, fit.columns, min(1.0, score), money_unit(table, desk.text) or 1, units, ticks
    )


def _narrower(desk: Desk, other: Question, question: Question, fit: Fit, table: Table) -> bool:
    """Whether another table of the template has just these columns, where this one has more that the grid lacks."""
    if not other.columns or len(other.columns) >= len(question.columns):
        return False
    rival = desk.grids.fit_of(other, table)
    return set(fit.columns) <= set(rival.columns) and rival.score >= fit.score - 0.15


def _besides(fit: Fit, ticks: Ticks) -> Fit:
    """The fit without the columns that are ticked: one of them alone is not the choice."""
    ticked = {column.id for column, _ in ticks.values()}
    columns = {place: column for place, column in fit.columns.items() if place not in ticks and column.id not in ticked}
    return replace(fit, columns=columns)


def _further(desk: Desk, grid: _Grid) -> Iterator[_Grid]:
    """The grids right below that go on with this one without a head of their own, as over a page's end."""
    last = grid.table
    tables = list(desk.source.tables())
    for table in tables[tables.index(last) + 1 :]:
        if not goes_on_in(desk, last, table):
            return
        if desk.grids.heads_of(table)[0] and any(
            desk.grids.fit_of(other, table).columns for other in desk.prompts.questions if other.columns
        ):
            return
        yield replace(grid, table=table, heads=0)
        last = table


def _rows(desk: Desk, question: Question, grid: _Grid, above: _Above) -> Iterator[Row]:
    heads = desk.grids.heads_of(grid.head)[1]
    spare = _spare(question)
    totals = _total_phrases(question)
    for number in range(grid.heads, grid.table.rows):
        cells = grid.table.row_cells(number)
        filled = [cell for cell in cells if not _BLANKS.fullmatch(desk.clean(cell.span).text)]
        if not filled or _repeats_head(desk, grid, filled) or _only_numbers(desk, filled):
            continue
        if _is_total(desk, filled, totals):
            continue
        if rest := rest_of_row(desk, grid.columns, heads, filled, above.row):
            join(desk, above.row, rest)
            continue
        if _is_group(desk, filled, grid) and not (above.group is not None and _is_bare_row(desk, filled, grid, spare)):
            above.group = (filled, filled[-1].span)
            above.place = place_of_group([desk.clean(cell.span).text for cell in filled])
            continue
        row = _row(desk, grid, number, above.row)
        if not row:
            continue
        required = [column.id for column in question.columns if column.field.required]
        if any(name not in row for name in required):
            continue
        if above.group is not None:
            _take_from_group(desk, question, grid, row, above)
        above.row = row
        yield row


def _take_from_group(desk: Desk, question: Question, grid: _Grid, row: Row, above: _Above) -> None:
    """What a row leaves to the heading of its group: the place that it lies in, its industry, its kind."""
    assert above.group is not None
    cells, span = above.group
    addresses = address_column(question)
    if above.place and addresses is not None:
        row[addresses.id] = within(row.get(addresses.id), above.place, Found(above.place, span))
        return
    spare = _spare(question)
    if spare is not None and spare.id not in row:
        parsed = _parse_group(desk, spare, cells, grid.unit_vnd)
        if parsed is not None:
            row[spare.id] = Found(parsed, span, certain=False)


def _spare(question: Question) -> Question | None:
    return next((column for column in question.columns if column.type in ("industry", "choice")), None)


def _row(desk: Desk, grid: _Grid, number: int, above: Row) -> Row:
    row: Row = {}
    marks: dict[str, list[tuple[str, Cell]]] = {}
    for cell in _covering(grid.table, number):
        if cell.column in grid.ticks:
            ticked, option = grid.ticks[cell.column]
            marks.setdefault(ticked.id, []).append((option, cell))
            continue
        column = grid.columns.get(cell.column)
        if column is None:
            continue
        text = desk.clean(cell.span).text
        if says_as_above(text):
            if column.id in above:
                row[column.id] = above[column.id]
            continue
        if not text or (_NOTHING.fullmatch(text) and column.type != "yes_no"):
            continue
        parsed = _parse(column, text, grid.unit_vnd, _unit_of_row(desk, grid, number))
        if parsed is not None:
            row[column.id] = Found(parsed, _content_span(desk, cell))
            row.update(_second_half(desk, grid, cell, column))
    for name, told in marks.items():
        ticked_one = chosen((one, desk.clean(cell.span).text) for one, cell in told)
        if ticked_one:
            row[name] = Found(ticked_one, next(_content_span(desk, cell) for one, cell in told if one == ticked_one))
        elif ticked_one == "" and name in above:
            row[name] = above[name]
    return row


def _second_half(desk: Desk, grid: _Grid, cell: Cell, column: Question) -> Row:
    """Of a heading that names two columns ("Đội trưởng và điện thoại") the words are the one, the digits the other."""
    head = desk.grids.heads_of(grid.head)[1].get(cell.column, ())
    fitted = {fit.id for fit in grid.columns.values()}
    others = [
        other
        for other in grid.question.columns
        if other.id not in fitted and any(holds_phrase(phrase, head) for phrase in other.headings)
    ]
    mapped = desk.clean(cell.span)
    digits = _DIGITS.search(mapped.text)
    if column.type != "text" or len(others) != 1 or others[0].type != "text" or digits is None:
        return {}
    named, numbered = (others[0], column) if _is_telephone(column) else (column, others[0])
    row: Row = {numbered.id: Found(digits["digits"], Span(*mapped.span(digits.start("digits"), digits.end("digits"))))}
    if digits.start():
        row[named.id] = Found(mapped.text[: digits.start()], Span(*mapped.span(0, digits.start())))
    return row


def _is_telephone(column: Question) -> bool:
    return any(holds_phrase(_TELEPHONE, heading) for heading in column.headings[:1])


def _unit_of_row(desk: Desk, grid: _Grid, number: int) -> str:
    """What stands in the row's column of units, "" where there is none."""
    if grid.units is None:
        return ""
    cell = next((cell for cell in _covering(grid.table, number) if cell.column == grid.units), None)
    return desk.clean(cell.span).text if cell else ""


def _covering(table: Table, number: int) -> Iterator[Cell]:
    """The cells of a row, those that reach down from above among them."""
    for cell in table.cells:
        if cell.row <= number < cell.row + cell.row_span:
            yield cell


def _content_span(desk: Desk, cell: Cell) -> Span:
    mapped = desk.clean(cell.span)
    return Span(mapped.starts[0], mapped.ends[-1])


def _parse(column: Question, text: str, unit_vnd: int, unit: str = "") -> object:
    """The cell as the column's type; None where it is not one."""
    if column.type == "yes_no" and text.strip(" .").casefold() in _TRUE_MARKS:
        return True
    if column.type == "money" and any(char.isdigit() for char in text):
        try:
            number = parse_number(text.strip(" ."))
        except (NotANumber, AmbiguousNumber):
            pass
        else:
            amount = number * unit_vnd
            return int(amount) if amount == amount.to_integral_value() else None
    if column.type == "quantity" and unit and text.strip(" .")[-1:].isdigit():
        text = f"{text.strip(' .')} {unit}"
    try:
        parsed: object = field_type(column.type).parse(text.strip(" "), column.field)
    except FieldError:
        return _closest_option(column, text) if column.type == "choice" else None
    return parsed


def _closest_option(column: Question, text: str) -> str | None:
    """The one option whose wording holds the cell's words, or the other way round; None where none or several do."""
    words = words_of(text)
    fitting = [
        option.id
        for option in column.field.options
        if any(
            holds_phrase(phrase, words) or holds_phrase(words, phrase)
            for phrase in map(words_of, (option.labels.get("vi", ""), *option.words))
            if phrase and words
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_group(desk: Desk, filled: list[Cell], grid: _Grid) -> bool:
    """A row that names a group: one text (besides its number), set over several columns or alone in its row."""
    numbered = len(filled) > 1 and _NUMBERING.fullmatch(desk.clean(filled[0].span).text)
    texts = filled[1:] if numbered else filled
    if len(texts) > 1 and len({desk.clean(cell.span).text for cell in texts}) == 1:
        return True
    if len(texts) != 1:
        return False
    return texts[0].column_span > 1 or (len(grid.columns) > 2 and grid.table.columns > 2)


def _is_bare_row(desk: Desk, filled: list[Cell], grid: _Grid, spare: Question | None) -> bool:
    """Within a group: a numbered row of which only the name is filled in, and the name is no group's."""
    if spare is None or len(filled) != 2 or filled[1].column_span > 1:
        return False
    column = grid.columns.get(filled[1].column)
    named = column is not None and column.field.required
    return named and _parse(spare, desk.clean(filled[1].span).text, grid.unit_vnd) is None


def _parse_group(desk: Desk, column: Question, filled: list[Cell], unit_vnd: int) -> object:
    """The group's name, else its number, as a value of the column."""
    texts = [desk.clean(cell.span).text for cell in filled]
    name = max(texts, key=len)
    number = _GROUP_NUMBER.match(name)
    tries = [name[number.end() :] if number else name, number["number"] if number else "", *texts]
    return next((parsed for text in tries if text and (parsed := _parse(column, text, unit_vnd)) is not None), None)


def _repeats_head(desk: Desk, grid: _Grid, filled: list[Cell]) -> bool:
    _, heads = desk.grids.heads_of(grid.head)
    same = sum(1 for cell in filled if words_of(desk.clean(cell.span).text) == heads.get(cell.column))
    return same >= max(2, len(filled) - 1)


def _only_numbers(desk: Desk, filled: list[Cell]) -> bool:
    """The row "(1) (2) (3)" that numbers the columns."""
    texts = [desk.clean(cell.span).text.strip("() ") for cell in filled]
    return (
        len(texts) > 2
        and texts == [str(i) for i in range(int(texts[0]) if texts[0].isdigit() else 1, 99)][: len(texts)]
    )


def _total_phrases(question: Question) -> tuple[tuple[str, ...], ...]:
    field = question.field
    if isinstance(field, Field) and field.total_row is not None:
        return total_words(field.total_row.words)
    return total_words(("tổng cộng", "tổng số", "cộng", "tổng"))


def _is_total(desk: Desk, filled: list[Cell], totals: tuple[tuple[str, ...], ...]) -> bool:
    text = next((text for cell in filled if not (text := desk.clean(cell.span).text).isdigit()), "")
    words = words_of(text)
    if _COMMON.match(text):
        return False
    return any(words[: len(phrase)] == phrase and len(words) <= len(phrase) + 2 for phrase in totals)

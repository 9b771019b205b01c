"""Rows from a list: each dash that names a sum of money is a row, its year that of the heading above it."""

from __future__ import annotations

import re
from dataclasses import replace

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.mentions import mentions_of
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement, inside
from sachhon.reading.answers.typed.model import Offer, Row
from sachhon.reading.model import Found, Span

_CONFIDENCE = 0.7
_BEFORE_MONEY = re.compile(
    r"[\s,;:(–-]*(?:(?:với|dự kiến|ước|tổng|có)\s)*(?:kinh phí|số tiền|dự toán|chi phí)?"
    r"(?:\s(?:thực hiện|dự kiến|khoảng|là|ước tính))*[\s:(–-]*$",
    re.IGNORECASE,
)
_YEAR_LABEL = re.compile(r"(?:trong )?năm (?:19|20)\d\d\s*[:,–-]?\s+(?=\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def rows_from_list(desk: Desk, question: Question) -> Offer | None:
    """For tables of a text and a sum; None where the item lists nothing with a sum."""
    named = next((column for column in question.columns if column.type == "text" and column.field.required), None)
    money = next((column for column in question.columns if column.type == "money"), None)
    year = next((column for column in question.columns if column.type == "year"), None)
    passage = desk.passages.of_item(question.item)
    if named is None or money is None or passage is None or passage.span is None:
        return None
    rows: list[Row] = []
    places: list[Span] = []
    before: Statement | None = None
    for statement in inside(desk.statements, passage.span):
        row = (
            None
            if statement.table is not None
            else _row(desk, _with_label(desk, before, statement), named, money, year)
        )
        before = statement
        if row:
            rows.append(row)
            places.append(Span(statement.text.starts[0], statement.text.ends[-1]))
    if not rows:
        return None
    span = Span(places[0].start, places[-1].end)
    return Offer(
        State.VALUE, None, span, _CONFIDENCE, ("các gạch đầu dòng có số tiền",), rows=tuple(rows), passage=span
    )


def _with_label(desk: Desk, before: Statement | None, statement: Statement) -> Statement:
    """The statement with the label that was taken for its heading: "Tập huấn năm 2019: 90 triệu đồng"."""
    if before is None or not before.is_title:
        return statement
    start, end = before.text.starts[0], statement.text.starts[0]
    gap = desk.source.text[before.text.ends[-1] : end].strip(" *")
    if gap != ":":
        return statement
    return replace(statement, text=desk.text.clean(Span(start, statement.text.ends[-1])))


def _row(desk: Desk, statement: Statement, named: Question, money: Question, year: Question | None) -> Row | None:
    text = statement.text.text
    sums = [one for one in mentions_of(text) if one.kind == "money" and not one.rate and one.low == one.high]
    if len(sums) != 1 or sums[0].low is None:
        return None
    lead = _BEFORE_MONEY.search(text, 0, sums[0].start)
    end = lead.start() if lead else sums[0].start
    year_label = _YEAR_LABEL.match(text)
    begin = year_label.end() if year_label and year is not None else 0
    if len(text[begin:end].split()) < 3:
        return None
    row: Row = {
        named.id: Found(text[begin:end].strip(), statement.span(begin, end)),
        money.id: Found(int(sums[0].low), statement.span(sums[0].start, sums[0].end)),
    }
    if year is not None:
        own = [one for one in mentions_of(text) if one.kind == "year" and one.low is not None]
        if own:
            row[year.id] = Found(int(own[0].low or 0), statement.span(own[0].start, own[0].end))
        else:
            row.update(_year_above(desk, statement, year))
    return row


def _year_above(desk: Desk, statement: Statement, year: Question) -> Row:
    """The one year that the nearest heading names, with its place."""
    for words in statement.headings:
        years = {word for word in words if _YEAR.fullmatch(word)}
        if len(years) != 1:
            continue
        written = years.pop()
        at = desk.source.text.rfind(written, 0, statement.text.starts[0])
        if at >= 0:
            return {year.id: Found(int(written), Span(at, at + len(written)))}
    return {}

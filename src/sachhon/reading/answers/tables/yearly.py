"""Rows by year from running text: "Năm 2010 đã tổ chức 02 hội thảo và 01 khóa đào tạo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.mentions import Mention, mentions_of
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.typed.model import Offer, Row
from sachhon.reading.answers.words import holds_phrase, words_of
from sachhon.reading.model import Found, Span

_HELD = re.compile(r"(?<!\w)(?:tổ chức|mở|đăng|phát sóng|phát hành|thực hiện) (?:được )?(?:\w+ )?(?=\d)", re.IGNORECASE)
_SAID = re.compile(r"(?:19|20)\d\d\D{1,40}\d+ [^\W\d_]|\d+ [^\W\d_]\D{1,60}(?:19|20)\d\d")
"""A cell that speaks of a year and counts something by words."""
_BY_YEAR = re.compile(
    r"\(\s*(?:(?:năm )?(?:19|20)\d\d\s*[:,–-]\s*\d{1,5}(?:\s[^\W\d_]+){0,3}\s*[;,.]?\s*){2,}\)", re.IGNORECASE
)
_PAIR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[:,–-]\s*(?P<value>\d{1,5})")
_ITS_YEAR = re.compile(r"(?:\s(?!và\s|còn\s|đến\s)[^\W\d_]+){1,5}\s(?:trong )?(?:năm\s)?", re.IGNORECASE)
_REACH = 60
_OWN, _NEAR = 0.8, 0.4
_SURE, _UNDATED, _ELSEWHERE = 0.9, 0.65, 0.6
_COUNTED = ("integer", "decimal", "money", "quantity")


def rows_by_year(desk: Desk, question: Question) -> Offer | None:
    """A row for each year (and for figures without one); None where no figure has a column's unit."""
    year_column = next((column for column in question.columns if column.type == "year"), None)
    counted = [column for column in question.columns if column.type in _COUNTED]
    if year_column is None or not counted:
        return None
    told = [one for one in desk.statements if one.table is None or _SAID.search(one.text.text)]
    own = [one for one in told if desk.weigher.place_of(question, one)[0] >= _OWN]
    offer = _offer(own, year_column, counted, _SURE)
    if offer is not None or desk.passages.of_item(question.item) is not None:
        return offer
    near = [one for one in told if desk.weigher.place_of(question, one)[0] >= _NEAR and _HELD.search(one.text.text)]
    elsewhere = _offer(near, year_column, counted, _ELSEWHERE)
    # Outside its item only what names its year is taken for an answer.
    return elsewhere if elsewhere is not None and all(year_column.id in row for row in elsewhere.rows) else None


def _offer(
    statements: Sequence[Statement], year_column: Question, counted: list[Question], confidence: float
) -> Offer | None:
    rows: dict[int | None, Row] = {}
    places: list[Span] = []
    for statement in statements:
        for year, year_span, column, value, span in _figures(statement, counted):
            row = rows.setdefault(year, {})
            if year is not None and year_span is not None:
                row.setdefault(year_column.id, Found(year, year_span))
                places.append(year_span)
            if column.id not in row:
                row[column.id] = Found(value, span)
            places.append(span)
    if not rows:
        return None
    ordered = tuple(rows[year] for year in sorted(rows, key=lambda year: (year is None, year or 0)))
    whole = Span(min(place.start for place in places), max(place.end for place in places))
    sure = confidence if None not in rows else min(confidence, _UNDATED)
    return Offer(State.VALUE, None, whole, sure, ("số liệu theo năm trong lời văn",), rows=ordered, passage=whole)


def _figures(
    statement: Statement, counted: list[Question]
) -> Iterator[tuple[int | None, Span | None, Question, object, Span]]:
    text = statement.text.text
    mentions = mentions_of(text)
    years = [mention for mention in mentions if mention.kind == "year"]
    if "lần lượt" in text.casefold():
        return  # several years and several figures at once: nothing is guessed
    listed = list(_listed(statement, counted))
    if listed:
        yield from listed
        mentions = tuple(one for one in mentions if not _summed(text, one))
    for mention in mentions:
        if mention.kind not in ("number", "money") or mention.low is None or mention.low != mention.high:
            continue
        column = _column_of(mention, text, counted)
        if column is None:
            continue
        year = _year_behind(text, mention, years) or _year_of(mention, years)
        value = int(mention.low) if mention.low == mention.low.to_integral_value() else mention.low
        span = statement.span(mention.start, min(len(text), mention.unit_start + len(mention.following)))
        where = statement.span(year.start, year.end) if year else None
        yield (int(year.low) if year and year.low else None), where, column, value, span


def _listed(
    statement: Statement, counted: list[Question]
) -> Iterator[tuple[int | None, Span | None, Question, object, Span]]:
    """Figures by year in brackets behind what they count: "26 tin bài (2013: 06; 2015: 10; 2017: 10)"."""
    text = statement.text.text
    for bracket in _BY_YEAR.finditer(text):
        near = range(bracket.start() - _REACH, bracket.start())
        before = [one for one in mentions_of(text) if one.kind == "number" and one.start in near]
        column = _column_of(before[-1], text, counted) if before else None
        if column is None or not before or ")" in text[before[-1].end : bracket.start()]:
            continue
        for pair in _PAIR.finditer(text, bracket.start(), bracket.end()):
            year_span = statement.span(pair.start("year"), pair.end("year"))
            yield (
                int(pair["year"]), year_span, column, int(pair["value"]),
                statement.span(pair.start("value"), pair.end("value")),
            )  # fmt: skip


def _summed(text: str, mention: Mention) -> bool:
    """Whether a figure stands with the brackets of years: before them as their sum, or inside of them."""
    for bracket in _BY_YEAR.finditer(text):
        if bracket.start() <= mention.start < bracket.end():
            return True
        if mention.end <= bracket.start() < mention.end + _REACH and ")" not in text[mention.end : bracket.start()]:
            return mention.kind == "number"
    return False


def _column_of(mention: Mention, text: str, counted: list[Question]) -> Question | None:
    """The column whose unit follows the figure; the longest unit wins."""
    following = words_of(mention.following)
    best: tuple[int, Question] | None = None
    for column in counted:
        for unit in column.units:
            if following[: len(unit)] == unit and (best is None or len(unit) > best[0]):
                best = (len(unit), column)
    if best is None and not following:
        label = words_of(text[: mention.start].rsplit(";", 1)[-1])[-8:]
        for column in counted:
            for unit in column.units:
                if holds_phrase(unit, label) and (best is None or len(unit) > best[0]):
                    best = (len(unit), column)
    return best[1] if best else None


def _year_behind(text: str, mention: Mention, years: list[Mention]) -> Mention | None:
    """The year that follows the figure's own words: "52 tin bài năm 2017"."""
    behind = next((year for year in years if year.start >= mention.end), None)
    if behind is None or not _ITS_YEAR.fullmatch(text[mention.end : behind.start]):
        return None
    return behind


def _year_of(mention: Mention, years: list[Mention]) -> Mention | None:
    """The nearest year before the figure, else the first one behind it."""
    before = [year for year in years if year.start < mention.start]
    if before:
        return before[-1]
    return years[0] if years else None

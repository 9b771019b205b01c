"""A grid's headings, and which of its columns answers which column of a table field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sachhon.reading.answers.document_text import DocumentText
from sachhon.reading.answers.prompts import Phrase, Prompts, Question
from sachhon.reading.answers.words import spoken, words_of
from sachhon.reading.model import Table
from sachhon.vietnamese.money import MoneyUnitMatch, find_money_units

_ENOUGH = 0.55
RUNNING = (("tt",), ("stt",), ("so", "tt"))
"""Heads of the column that numbers the rows."""
_LATER = 0.002
"""So much less a wording says than the one before it: the label comes first, the loosest last."""
_LIST = 0.6
_AMOUNT = re.compile(r"[-–+]?\d[\d.,]*\s+[^\W\d_]")
"""A number with its unit: what stands under headings."""
_LIST_COLUMNS = 3
_LONE_WORD = 0.3
"""A single word of a longer heading does not say what the column holds."""
_MONEY_ENDS = ("đồng", "đ", "vnđ", "vnd", "triệu", "tỷ", "tỉ")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Fit:
    """`columns`: grid column -> column question; `score` from 0 to 1: how much of both sides found a partner."""

    columns: Mapping[int, Question]
    score: float


def fit_columns(question: Question, heads: Mapping[int, tuple[str, ...]]) -> Fit:
    """The best one-to-one pairing of grid columns and the field's columns."""
    pairs: list[tuple[float, int, int]] = []
    for place, words in heads.items():
        if not words:
            continue
        for i, column in enumerate(question.columns):
            score = likeness(column.headings, words)
            if score >= _ENOUGH:
                pairs.append((score, place, i))
    chosen: dict[int, int] = {}
    total = 0.0
    # Of headings that fit alike the one that says more.
    said = {place: 0 if words in RUNNING else len(words) for place, words in heads.items()}
    for score, place, i in sorted(pairs, key=lambda pair: (-pair[0], -said[pair[1]], pair[1], pair[2])):
        if place not in chosen and i not in chosen.values():
            chosen[place] = i
            total += score
    named = [words for words in heads.values() if words and words not in RUNNING]
    possible = max(1, min(len(named), len(question.columns)))
    score = total / possible if named else 0.0
    return Fit({place: question.columns[i] for place, i in sorted(chosen.items())}, min(1.0, score))


@lru_cache(maxsize=16384)
def likeness(phrases: tuple[Phrase, ...], words: tuple[str, ...]) -> float:
    """How well a heading's words say one of the phrases (1 where they are the same)."""
    heading = spoken(tuple(word for word in words if not word.isdigit()))
    best = 0.0
    for place, phrase in enumerate(phrases):
        wanted = spoken(phrase)
        common = len(wanted.known & heading.known)
        if not common:
            continue
        recall, precision = common / len(wanted.known), common / len(heading.known)
        score = 2 * recall * precision / (recall + precision)
        if wanted.line in heading.line and (len(wanted.known) > 1 or precision > _LONE_WORD):
            score = max(score, 0.72 + 0.28 * precision)
            if heading.line.endswith(wanted.line):
                score = max(score, 0.8)
        best = max(best, score - _LATER * place)
    return best


def total_words(words: Sequence[str]) -> tuple[Phrase, ...]:
    """The wordings of a totals row as phrases."""
    return tuple(phrase for phrase in map(words_of, words) if phrase)


def money_unit(table: Table, text: DocumentText) -> int:
    """What one unit of the table's money is: from its first rows or the line above it; 0 where nothing is said."""
    inside = " ".join(text.clean(cell.span).text for cell in table.cells if cell.row < 3)
    for words in (inside, text.clean((max(0, table.span.start - 200), table.span.start)).text):
        units = find_money_units(words)
        if units:
            return units[-1].unit_vnd
    return 0


def money_units_of(cell: str) -> list[MoneyUnitMatch]:
    """The unit of money that a cell holds and nothing else: "triệu đồng" in a column of units."""
    words = cell.strip(" ().").casefold()
    return find_money_units(f"ĐVT: {words}") if 2 <= len(words) <= 12 and words.endswith(_MONEY_ENDS) else []


def head_rows(table: Table, text: DocumentText) -> int:
    """How many rows on top hold headings: rows of words, up to the first row that opens with a number.

    Below a row that heads every column by itself stands no other.
    """
    count = 0
    for row in range(min(3, table.rows)):
        filled = [words for cell in table.row_cells(row) if (words := text.clean(cell.span).text)]
        if not filled or len(filled) < 2:
            break
        if not all(is_wordy(words) and len(words) < 120 for words in filled):
            break
        if filled[0][:1].isdigit() or (count and any(_AMOUNT.match(words) for words in filled)):
            break
        count += 1
        if not _goes_on(table, row, text):
            break
    return count if count < table.rows else 0


def _goes_on(table: Table, row: int, text: DocumentText) -> bool:
    """Whether a row of headings leaves something to say below: a cell over several columns, a blank, a repetition."""
    cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span]
    if any(cell.column_span > 1 for cell in cells):
        return True
    words = [text.clean(cell.span).text for cell in cells]
    return len(set(filter(None, words))) < table.columns


def column_heads(table: Table, heads: int, text: DocumentText) -> dict[int, tuple[str, ...]]:
    """Column -> the words of all its headings, from the top down."""
    result: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < heads:
            words = words_of(text.clean(cell.span).text)
            for column in range(cell.column, cell.column + cell.column_span):
                result.setdefault(column, []).extend(words)
    return {column: tuple(words) for column, words in result.items()}


def is_wordy(text: str) -> bool:
    """Whether a cell holds words rather than figures."""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return letters >= 2 and letters > digits - 4 * (len(_YEARS.findall(text)) if digits >= 4 else 0)


class Grids:
    """What the document's grids are for the template: found once for each."""

    def __init__(self, text: DocumentText, prompts: Prompts) -> None:
        self._text = text
        self._prompts = prompts
        self._heads: dict[int, tuple[int, dict[int, tuple[str, ...]]]] = {}
        self._fits: dict[tuple[str, int], Fit] = {}
        self._lists: dict[int, bool] = {}

    def heads_of(self, table: Table) -> tuple[int, dict[int, tuple[str, ...]]]:
        """How many rows of a grid are headings, and the words above each column."""
        known = self._heads.get(id(table))
        if known is None:
            heads = head_rows(table, self._text)
            known = self._heads[id(table)] = (heads, column_heads(table, heads, self._text))
        return known

    def fit_of(self, question: Question, table: Table) -> Fit:
        """Which of the grid's columns answer which of the table field's."""
        known = self._fits.get((question.id, id(table)))
        if known is None:
            known = self._fits[question.id, id(table)] = fit_columns(question, self.heads_of(table)[1])
        return known

    def is_list(self, table: Table) -> bool:
        """Whether a grid's columns are those of one of the template's tables: its cells answer no other question."""
        known = self._lists.get(id(table))
        if known is None:
            fits = [self.fit_of(question, table) for question in self._prompts.questions if question.columns]
            known = any(fit.score >= _LIST and len(fit.columns) >= _LIST_COLUMNS for fit in fits)
            self._lists[id(table)] = known
        return known

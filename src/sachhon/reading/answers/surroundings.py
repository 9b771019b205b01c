"""What stands right beside a figure: its unit, and the clause that it is said in."""

from __future__ import annotations

from functools import lru_cache

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.words import holds_phrase, tokens_of


def unit_fit(question: Question, statement: Statement, mention: Mention) -> float:
    """1 where the question's own unit follows the number, 0.7 where none does, little for another unit."""
    if mention.kind in ("percent", "money"):
        return 1.0
    if not question.units:
        return 0.7
    following = following_words(statement, mention)
    if following:
        for unit in question.units:
            if following[: len(unit)] == unit:
                return 1.0
        for unit in question.units:
            if holds_phrase(unit, following[:4]):
                return 0.8
        if len(following) > 1:
            for length in (2, 3, 4):
                opening = following[:length]
                for cue in question.cues:
                    if cue[-length:] == opening:
                        return 0.9  # "07 giảng viên" for "đào tạo giảng viên"
        return 0.15
    heads = (*statement.row, *statement.column)
    if any(holds_phrase(unit, heads) for unit in question.units):
        return 0.9
    return 0.7


def following_words(statement: Statement, mention: Mention) -> tuple[str, ...]:
    """The words that follow the number directly, up to the next mark."""
    return _words_after(statement.text.text, mention.end)


@lru_cache(maxsize=4096)
def _words_after(text: str, place: int) -> tuple[str, ...]:
    found: list[str] = []
    last = place
    for word, start, end in tokens_of(text):
        if start < place:
            continue
        if any(mark in text[last:start] for mark in ",;:.()–+") or word.isdigit():
            break
        found.append(word)
        last = end
    return tuple(found)


def clause_of(text: str, mention: Mention) -> tuple[int, int]:
    end = text.find(";", mention.end)
    return text.rfind(";", 0, mention.start) + 1, len(text) if end < 0 else end


def words_of_clause(statement: Statement, mention: Mention) -> tuple[str, ...]:
    start, end = clause_of(statement.text.text, mention)
    return tuple(token.word for token in statement.tokens if start <= token.start < end and not token.word.isdigit())

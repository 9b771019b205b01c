"""The documents by which something was issued, and the single one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sachhon.formkit.fields import DocumentRef
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.evidence import Weighed
from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import with_rest
from sachhon.reading.answers.typed.model import Offer, Read
from sachhon.reading.answers.windows import share_out
from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.docnumbers import find_document_numbers

_ENOUGH = 0.62
_ALSO = 0.18
"""So much less sure a further document may be and still be listed."""
_DATE_REACH = 12
_LISTED = re.compile(r"\s*(?:[;,]\s*(?:và\s+)?|và\s+)(?:[^\W\d_]+\s+){0,3}(?:số\s*:?\s*)?")
_NAME_WORDS = 4
"""A document's kind before its number: "Quyết định số"."""
_BEHIND = 45
"""So far behind a number its issuer may be named ("của Thủ tướng Chính phủ")."""


def read_all(desk: Desk, question: Question) -> Sequence[Offer]:
    """tuple[DocumentRef, ...], each number once, in the order said."""
    weighed = [one for one in _weighed(desk, question) if one.score >= _ENOUGH]
    if not weighed:
        return ()
    best = max(one.score for one in weighed)
    kept: dict[str, Weighed] = {}
    for one in weighed:
        ref = one.mention.value
        if isinstance(ref, DocumentRef) and ref.number and one.score >= best - _ALSO:
            kept.setdefault(ref.number, one)
    refs = tuple(one.mention.value for one in kept.values())
    first = next(iter(kept.values()))
    span = first.statement.span(first.mention.start, first.mention.end)
    dated = all(isinstance(ref, DocumentRef) and ref.date for ref in refs)
    return (Offer(State.VALUE, refs, span, _confidence(best, dated), first.why),)


def read_one(desk: Desk, question: Question) -> Sequence[Offer]:
    """DocumentRef; other documents that fit as well compete with it."""
    offers: list[Offer] = []
    seen: set[object] = set()
    for one in sorted(_weighed(desk, question), key=lambda one: -one.score):
        if one.score < _ENOUGH or one.mention.value in seen:
            continue
        seen.add(one.mention.value)
        span = one.statement.span(one.mention.start, one.mention.end)
        dated = isinstance(one.mention.value, DocumentRef) and one.mention.value.date is not None
        offers.append(Offer(State.VALUE, one.mention.value, span, _confidence(one.score, dated), one.why))
    return offers


def _confidence(score: float, dated: bool) -> float:
    """A number without its date is less sure: numbers are used again every year."""
    return min(0.97 if dated else 0.85, 0.45 + 0.55 * score)


def _weighed(desk: Desk, question: Question) -> Iterator[Weighed]:
    for statement in desk.near[question.id]:
        if statement.text.text.endswith(";"):
            statement = with_rest(desk.statements, statement, _opens_with_document, desk.text)
        text = statement.text.text
        mentions = list(_document_mentions(text))
        if not mentions:
            continue
        last: Weighed | None = None
        for window in share_out(statement, mentions, reach_behind=_BEHIND):
            weighed = desk.weigher.weigh(question, statement, window)
            if last is not None and _LISTED.fullmatch(text[last.mention.end : window.mention.start]):
                # What is said of a document is said of those listed with it.
                same = replace(last, mention=window.mention)
                weighed = same if weighed is None or weighed.score < same.score else weighed
            if weighed is not None:
                yield weighed
            last = weighed


def _opens_with_document(text: str) -> bool:
    """Whether a part of a list goes on with a document: "Kế hoạch số 12/KH-UBND ..."."""
    found = find_document_numbers(text)
    return bool(found) and len(text[: found[0].start].split()) <= _NAME_WORDS


def _document_mentions(text: str) -> Iterator[Mention]:
    for number in find_document_numbers(text):
        dates = [match for match in find_dates(text[number.end : number.end + 40]) if match.start <= _DATE_REACH]
        on = dates[0].value if dates else None
        end = number.end + dates[0].end if dates else number.end
        yield Mention("document", number.start, end, value=DocumentRef(number.value, on))


READER = Read(read_all)
SINGLE = Read(read_one)

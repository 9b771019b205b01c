"""Yes or no: a mark under "Đã" or "Chưa", or words that say it was done or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.form_words import typed_span
from sachhon.reading.answers.prompts import Phrase, Question
from sachhon.reading.answers.statements import Statement, inside
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.typed.model import Offer, Read
from sachhon.reading.answers.words import holds_phrase, words_of
from sachhon.reading.model import Span, Table

_MARKS = frozenset(("x", "v", "√", "✓", "✔", "☑", "☒", "có", "đã", "1", "+"))
_YES_HEADS, _NO_HEADS = frozenset(("da", "co")), frozenset(("chua", "khong"))
_OPENS_YES = re.compile(r"^\W*(?:đã|có|hoàn thành|xong|x)(?!\w)", re.IGNORECASE)
_OPENS_NO = re.compile(r"^\W*(?:chưa|không)(?!\w)", re.IGNORECASE)
_NO = re.compile(r"(?<!\w)(?:chưa|không)(?!\w)", re.IGNORECASE)
_YES = re.compile(r"(?<!\w)(?:đã|có)(?!\w)", re.IGNORECASE)
_DONE = re.compile(
    r"(?<!\w)(?:đã|hiện có|có \d|được (?:thành lập|ban hành|tổ chức|giao|tập huấn|đào tạo))(?!\w)", re.IGNORECASE
)


def read(desk: Desk, question: Question) -> Sequence[Offer]:
    """bool."""
    offers = [*_from_marks(desk, question), *_from_words(desk, question)]
    return sorted(offers, key=lambda offer: (-offer.confidence, offer.span or (0, 0)))


def _from_marks(desk: Desk, question: Question) -> Iterator[Offer]:
    for block in desk.source.tables():
        heads, columns = desk.grids.heads_of(block)
        yes, no = _mark_columns(columns)
        if yes is None and no is None:
            continue
        row = _row_of(desk, question, block, heads)
        if row is None:
            continue
        marked = {
            cell.column: cell.span
            for cell in block.row_cells(row)
            if desk.clean(cell.span).text.strip(" .").casefold() in _MARKS
        }
        said = [(value, marked[column]) for value, column in ((True, yes), (False, no)) if column in marked]
        if len(said) == 1:
            value, span = said[0]
            yield Offer(State.VALUE, value, span, 0.96, ("dấu đánh trong bảng",))
        elif len(said) == 2:
            yield Offer(State.VALUE, True, said[0][1], 0.45, ("đánh dấu cả hai cột",))


def _mark_columns(heads: dict[int, tuple[str, ...]]) -> tuple[int | None, int | None]:
    yes = next(
        (column for column, words in heads.items() if words[:1] and words[0] in _YES_HEADS and len(words) < 7), None
    )
    no = next(
        (column for column, words in heads.items() if words[:1] and words[0] in _NO_HEADS and len(words) < 7), None
    )
    return yes, no


def _row_of(desk: Desk, question: Question, table: Table, heads: int) -> int | None:
    """The row whose words say the question best."""
    best, place = 0.55, None
    for row in range(heads, table.rows):
        words = tuple(word for cell in table.row_cells(row) for word in words_of(desk.clean(cell.span).text))
        score = max((_coverage(cue, words) for cue in question.cues), default=0.0)
        if score > best:
            best, place = score, row
    return place


def _coverage(cue: Phrase, words: Sequence[str]) -> float:
    if holds_phrase(cue, words):
        return 1.0 + 0.01 * len(cue)
    present = sum(1 for word in cue if word in words)
    return 0.9 * present / len(cue) if len(cue) > 2 else 0.0


def _from_words(desk: Desk, question: Question) -> Iterator[Offer]:
    passage = desk.passages.of_field(question.id) or desk.passages.of_item(question.item)
    if passage is None or passage.span is None:
        return
    span = typed_span(desk, question, passage)
    if span is None:
        return
    text = desk.clean(span).text
    told = inside(desk.statements, span)
    if not told or told[0].text.starts[0] > span.start + 2:  # the answer stands behind its label in one sentence
        word = text.split(" ")[0]
        if text.strip(" .").casefold() in _MARKS or _OPENS_YES.match(word):
            yield Offer(State.VALUE, True, span, 0.93 * min(1.0, passage.score), ("trả lời ngay sau nhãn",))
        elif _OPENS_NO.match(word):
            yield Offer(State.VALUE, False, span, 0.93 * min(1.0, passage.score), ("trả lời ngay sau nhãn",))
        return
    first = told[0]
    if first.cell is not None and first.table is not None:
        return
    spoken = list(_from_own_words(question, told, passage.score))
    if spoken:
        yield from spoken
    elif not _speaks_of_another(desk, question, first):
        yield from _judge(first, text, span, passage.score)


def _from_own_words(question: Question, told: Sequence[Statement], score: float) -> Iterator[Offer]:
    """The first sentence that holds the question's own words: behind them "có" or "không", or all of it says which."""
    for place, statement in enumerate(told):
        words = [token.word for token in statement.tokens]
        cue = next((cue for cue in question.cues if holds_phrase(cue, words)), None)
        if cue is None or statement.continues:
            continue
        text = statement.text.text
        said = statement
        if ": " in text:
            text = text[text.index(": ") + 2 :]
        elif place + 1 < len(told) and told[place + 1].headings[:1] == (tuple(words),):
            said = told[place + 1]
            text = said.text.text
        span = Span(said.text.starts[0], said.text.ends[-1])
        if _NO.search(text):
            yield Offer(State.VALUE, False, span, 0.93 * min(1.0, score), ("câu dùng lời của câu hỏi nói chưa",))
        elif _YES.search(text):
            yield Offer(State.VALUE, True, span, 0.93 * min(1.0, score), ("câu dùng lời của câu hỏi nói có",))
        else:
            continue
        return


def _speaks_of_another(desk: Desk, question: Question, statement: Statement) -> bool:
    """Whether a sentence answers another question of the item, one that is no detail of this one."""
    words = [token.word for token in statement.tokens]
    return any(
        other.item == question.item
        and other.id != question.id
        and getattr(other.field, "details_of", "") != question.id
        and any(holds_phrase(cue, words) for cue in other.cues)
        for other in desk.prompts.questions
    )


def _judge(first: Statement, text: str, span: Span, score: float) -> Iterator[Offer]:
    opening = first.text.text
    place = Span(first.text.starts[0], first.text.ends[-1])
    if _OPENS_NO.match(opening):
        yield Offer(State.VALUE, False, place, 0.93 * min(1.0, score), ("câu mở đầu nói chưa",))
    elif lone_state(text) is State.NIL:
        yield Offer(State.VALUE, False, span, 0.9 * min(1.0, score), ("mục chỉ nói chưa có",))
    elif lone_state(text) is State.UNKNOWN:
        yield Offer(State.UNKNOWN, None, span, 0.85 * min(1.0, score), ("mục nói chưa có số liệu",))
    elif _OPENS_YES.match(opening):
        yield Offer(State.VALUE, True, place, 0.93 * min(1.0, score), ("câu mở đầu nói đã có",))
    elif _DONE.search(opening):
        yield Offer(State.VALUE, True, place, 0.85 * min(1.0, score), ("câu trong mục nói đã làm",))
    elif any(char.isdigit() for char in opening):
        yield Offer(State.VALUE, True, place, 0.75 * min(1.0, score), ("mục nêu con số cụ thể",))


READER = Read(read)

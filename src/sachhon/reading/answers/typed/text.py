"""A short text: what stands behind its label, or the body that the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.labelled import labelled_values
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.typed.model import Offer, Read
from sachhon.reading.answers.words import holds_phrase

_BODY_HEADS = (
    "Trung tâm|Văn phòng|Sở|Phòng|Ban|Chi cục|Cục|Vụ|Viện|Công ty|Tổng công ty|Tập đoàn|Tổ công tác|Tổ|Hội|Hiệp hội|"
    "Liên hiệp|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Trường|Quỹ|Bộ phận|Tổng cục|Hợp tác xã|Nhà máy|Xí nghiệp|Trạm"
)
_BODY = re.compile(rf"(?<!\w)(?:{_BODY_HEADS})(?=\s)[^,.;:()]*")
_BODY_ENDS = re.compile(
    r"\s(?:đã|được|là|làm|để|tại|theo|với|có|nhằm|thực hiện|chịu|phối hợp|chủ trì|từ|ngày|giao|thành lập|ban hành|"
    r"kiện toàn|"
    r"đảm nhận|đóng vai trò|trong việc|trên cơ sở|bằng|vào|do|hướng dẫn|triển khai|tham mưu|số \d|năm \d{4}|"
    r"và (?:các|giao|đã|là|Sở|UBND|đơn vị|phân công))(?=\s|$)|\s[–-]\s(?=(?:là|đơn vị)\s)"
)
_GIVEN = re.compile(
    r"(?:thành lập|giao(?: nhiệm vụ)?(?: cho)?|giao (?:trách nhiệm|chức năng)(?: [^\W\d_]+){0,4} cho|chỉ định|"
    r"kiện toàn|phân công|là|gồm có|gồm|do|cho|"
    r"nay là|:|\bđầu mối)\s*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"\s*(?:được giao |được chỉ định )?(?:làm|là)\s+(?:đơn vị |cơ quan |bộ phận )?(?:đầu mối|thường trực)",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(
    r"\s*(?:đã |tỉnh [^\s]+ [^\s]+ đã |cũng )?(?:thành lập|giao|ban hành|chỉ đạo|phê duyệt|có Quyết định|quyết định)",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\s*(?:\([^()]{2,60}\)\s*)?(?:trực thuộc|thuộc)\s[^,.;:()]{3,80}?(?=\s(?:được|làm|là)\s)", re.IGNORECASE
)
"""Behind a body's name: whom it belongs to, before what it was made."""
_BELONGS = re.compile(r"(?:trực thuộc|thuộc|của)\s*$", re.IGNORECASE)
_ITS_ROOM = re.compile(rf"\s*\((?:{_BODY_HEADS})\s[^()]{{3,80}}\)")
"""A room of the body in brackets: "Sở Công Thương (Phòng Quản lý công nghiệp)"."""
_LEAST_PLACE = 0.4
_LONGEST_VALUE = 28


def read(desk: Desk, question: Question) -> Sequence[Offer]:
    """The words as they stand, on one line."""
    offers = [*_bodies(desk, question), *_behind_labels(desk, question)]
    return sorted(offers, key=lambda offer: (-offer.confidence, offer.span or (0, 0)))


def _behind_labels(desk: Desk, question: Question) -> Iterator[Offer]:
    for value in labelled_values(desk, question):
        text = value.statement.text.text[value.start : value.end]
        whole = text.strip(" .;,")
        if not whole or whole.strip("….:- _") == "" or value.place < _LEAST_PLACE:
            continue
        if whole.endswith(":"):
            continue  # the next label: nothing stands behind this one
        span = value.statement.span(value.start, value.start + len(text.rstrip(" .;,")))
        confidence = value.score * (0.75 + 0.23 * value.place)
        why = ("đứng sau nhãn của câu hỏi",)
        state = lone_state(whole)
        if state is not None:
            yield Offer(state, None, span, confidence, (*why, "chỉ nói không có hoặc chưa rõ"))
        elif len(whole.split()) <= _LONGEST_VALUE:
            long = 0.6 if len(whole.split()) > 14 else 0.9
            yield Offer(State.VALUE, whole, span, confidence * long, why)


def _bodies(desk: Desk, question: Question) -> Iterator[Offer]:
    """Bodies that are set up or named: "thành lập X thuộc Y", "giao X làm đầu mối"."""
    for statement in desk.near[question.id]:
        place, where = desk.weigher.place_of(question, statement)
        if place < 0.4:
            continue
        words = tuple(token.word for token in statement.tokens)
        if any(holds_phrase(phrase, words) for phrase in question.excludes):
            continue
        cue = _strength(question, words)
        if cue == 0.0 and statement.headings:
            cue = 0.85 * _strength(question, statement.headings[0])
        if cue == 0.0 and statement.row:
            cue = 0.95 * _strength(question, statement.row)
        if cue == 0.0:
            continue
        yield from _in_statement(statement, cue, place, where)


def _strength(question: Question, words: Sequence[str]) -> float:
    return max(
        (keen for cue, keen in zip(question.cues, question.keenness, strict=True) if holds_phrase(cue, words)),
        default=0.0,
    )


def _in_statement(statement: Statement, cue: float, place: float, where: str) -> Iterator[Offer]:
    text = statement.text.text
    end = 0
    while found := _BODY.search(text, end):
        ends = _BODY_ENDS.search(text, found.start(), found.end())
        end = ends.start() if ends else found.end()
        name = text[found.start() : end].strip(" -–")
        if len(name.split()) < 2:
            continue
        room = _ITS_ROOM.match(text, end)
        if room:
            end = room.end()
            name = text[found.start() : end]
        before, after = text[: found.start()], text[end:]
        whom = _OF_WHOM.match(after)
        after = after[whom.end() :] if whom else after
        if _BELONGS.search(before) and _NAMED_AFTER.match(after):
            continue
        sign = 0.0
        if _NAMED_AFTER.match(after):
            sign = 1.0
        elif _GIVEN.search(before) and not _ACTS_AFTER.match(after):
            sign = 0.95
        if not sign:
            continue
        span = statement.span(found.start(), found.start() + len(name))
        confidence = sign * (0.45 + 0.35 * min(1.0, cue) + 0.17 * place)
        if any(char.isdigit() for char in name):
            confidence *= 0.85
        yield Offer(State.VALUE, name, span, confidence, ("tên đơn vị được thành lập hoặc được giao", where))


READER = Read(read)

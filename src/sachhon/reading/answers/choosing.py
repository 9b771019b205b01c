"""Which reading wins, how sure that is, and what is left for a person."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.evidence import Weighed, is_value
from sachhon.reading.answers.mentions import mentions_of
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.typed import READERS, Measured, Offer
from sachhon.reading.answers.typed.model import Taken
from sachhon.reading.answers.windows import Window, share_out
from sachhon.reading.model import Candidate, FieldAnswer, Span

_ENOUGH = 0.58
_RIVAL_WITHIN = 0.2
_RIVAL_PLACE = 0.3
"""What stands in a part of the document that is about something else does not compete."""
_OTHER_CLAIMS = 0.07
"""A mention that fits another question better by this much is not this one's answer."""
_LEFT_TO_PERSON = 0.5
_MOST = 0.98
_STATED = ("text", "document", "documents", "choice", "industry", "industries", "unit", "facility", "contact", "table")
"""Types read from passages for which a sentence may say "none" too."""
_SAID_IN_PASSING = 0.88
_NAMED = 0.95
"""A question that the words name outright is meant as well as others that they name."""
_OWN_SPLITS = ("year", "date", "period")

Claims = dict[str, list[tuple[Weighed, Taken | None]]]


def measured_claims(desk: Desk) -> Claims:
    """For each measured question the mentions that may answer it, without those that fit another one better."""
    questions = [
        (question, reader)
        for question in desk.prompts.questions
        if isinstance(reader := READERS.get(question.type), Measured)
    ]
    stated = [question for question in desk.prompts.questions if question.type in _STATED]
    claims: Claims = {question.id: [] for question in [*(question for question, _ in questions), *stated]}
    for statement, window in desk.windows:
        if window.mention.kind == "state":
            _claim_state(desk, [*(question for question, _ in questions), *stated], statement, window, claims)
    of_kind: dict[str, list[tuple[Question, Measured]]] = {}
    for question, reader in questions:
        for kind in reader.kinds:
            of_kind.setdefault(kind, []).append((question, reader))
    for statement, window in desk.windows:
        _claim(desk, of_kind.get(window.mention.kind, ()), statement, window, claims)
    splitting = {kind for _, reader in questions for kind in reader.kinds if kind in _OWN_SPLITS}
    for kind in sorted(splitting):
        for statement in desk.statements:
            mentions = [mention for mention in mentions_of(statement.text.text) if mention.kind == kind]
            for window in share_out(statement, mentions):
                _claim(desk, of_kind.get(kind, ()), statement, window, claims)
    return claims


def _claim(
    desk: Desk, questions: Sequence[tuple[Question, Measured]], statement: Statement, window: Window, claims: Claims
) -> None:
    """`questions` are those that a mention of this kind may answer."""
    fitting: list[tuple[Question, Weighed, Taken | None]] = []
    near = desk.weigher.questions_near(statement)
    item = statement.owner.place.item if statement.owner else ""
    for question, reader in questions:
        if question.id not in near and question.item != item:
            continue
        taken = reader.take(window.mention, question)
        weighed = desk.weigher.weigh(question, statement, window) if taken is not None else None
        if weighed is not None:
            fitting.append((question, weighed, taken))
    for question, weighed, taken in fitting:
        better = max((other.score for rival, other, _ in fitting if rival.id != question.id), default=0.0)
        if better <= weighed.score + _OTHER_CLAIMS:
            claims[question.id].append((weighed, taken))


def _claim_state(
    desk: Desk, questions: Sequence[Question], statement: Statement, window: Window, claims: Claims
) -> None:
    """ "Chưa có" may be said of several questions at once, but not of one that it fits much less than another."""
    near = desk.weigher.questions_near(statement)
    item = statement.owner.place.item if statement.owner else ""
    fitting = [
        (question, weighed)
        for question in questions
        if (question.id in near or question.item == item)
        and (weighed := desk.weigher.weigh(question, statement, window)) is not None
    ]
    best = max((weighed.score for _, weighed in fitting), default=0.0)
    for question, weighed in fitting:
        if weighed.score >= best - 3 * _OTHER_CLAIMS or (weighed.cue >= _NAMED and question.type not in _STATED):
            claims[question.id].append((weighed, None))


def choose_measured(desk: Desk, question: Question, claims: Claims) -> FieldAnswer:
    """The best mention, its rivals, and the state; what the item as a whole says where no mention speaks."""
    weighed = sorted(
        (pair for pair in claims.get(question.id, ()) if pair[0].score >= _ENOUGH),
        key=lambda pair: (-round(pair[0].score, 3), not is_value(pair[0]), pair[0].statement.text.starts[0]),
    )
    if not weighed:
        return _of_the_whole_item(desk, question)
    best, taken = weighed[0]
    span = _span_of(best)
    candidates = tuple(_candidate(one, value) for one, value in weighed[:6])
    rivals = _rivals(best, taken, weighed[1:], parts=bool(question.parts))
    confidence = _confidence(best.score)
    if taken is not None:
        confidence *= 1 - taken.doubt
    if _claimed_elsewhere(question, best, claims):
        confidence = min(confidence, 0.6)
    if best.mention.kind == "state" and question.type in _STATED:
        confidence = min(confidence, _SAID_IN_PASSING)
    others = [_candidate(one, value) for one, value in rivals]
    if taken is not None:
        others += [
            Candidate(value, State.VALUE, span, best.score, ("cách đọc khác của cùng con số",))
            for value in taken.others
        ]
    if others:
        confidence = min(confidence, _LEFT_TO_PERSON)
    return FieldAnswer(
        template=desk.template.id,
        field=question.id,
        state=best.mention.state,
        value=taken.value if taken else None,
        low=taken.low if taken else None,
        high=taken.high if taken else None,
        unit=_unit(question) if taken else None,
        confidence=max(0.0, min(_MOST, confidence)),
        span=span,
        others=tuple(others),
        candidates=candidates,
        passage=Span(best.statement.text.starts[0], best.statement.text.ends[-1]),
    )


def choose_offer(desk: Desk, question: Question, offers: Sequence[Offer], claims: Claims) -> FieldAnswer:
    """The first offer; others of another value that are nearly as sure compete. Without one: what says "none"."""
    candidates = tuple(Candidate(o.value, o.state, o.span, o.confidence, o.why) for o in offers[:6])
    if not offers:
        if question.id in claims:
            return choose_measured(desk, question, claims)
        return FieldAnswer(desk.template.id, question.id, State.MISSING, confidence=0.8)
    best = offers[0]
    others = tuple(
        Candidate(o.value, o.state, o.span, o.confidence, o.why)
        for o in offers[1:]
        if o.state is State.VALUE
        and not best.rows
        and not _alike(o.value, best.value)
        and o.confidence >= best.confidence - 0.08
        and o.confidence >= 0.6
    )
    confidence = min(_MOST, best.confidence)
    return FieldAnswer(
        template=desk.template.id,
        field=question.id,
        state=best.state,
        value=best.value if best.state is State.VALUE else None,
        low=best.low,
        high=best.high,
        unit=None,
        confidence=min(confidence, _LEFT_TO_PERSON) if others else confidence,
        span=best.span,
        rows=best.rows,
        others=others,
        candidates=candidates,
        passage=best.passage or best.span,
    )


def _of_the_whole_item(desk: Desk, question: Question) -> FieldAnswer:
    passage = desk.passages.of_item(question.item)
    if passage is not None and passage.span is not None and not passage.shared:
        state = lone_state(desk.clean(passage.span).text)
        if state is not None:
            alone = not any(other.item == question.item and other.id != question.id for other in desk.prompts.questions)
            confidence = (0.9 if alone else 0.7) * min(1.0, passage.score)
            why = ("cả mục chỉ nói không có hoặc chưa rõ",)
            return FieldAnswer(
                desk.template.id, question.id, state, confidence=confidence, span=passage.span, passage=passage.span,
                candidates=(Candidate(None, state, passage.span, confidence, why),),
            )  # fmt: skip
    return FieldAnswer(desk.template.id, question.id, State.MISSING, confidence=0.8)


def _confidence(score: float) -> float:
    return 0.5 + 0.48 * (score - _ENOUGH) / (0.93 - _ENOUGH)


def _rivals(
    best: Weighed, taken: Taken | None, rest: Sequence[tuple[Weighed, Taken | None]], parts: bool
) -> list[tuple[Weighed, Taken | None]]:
    found: list[tuple[Weighed, Taken | None]] = []
    for one, value in rest:
        if one.place < _RIVAL_PLACE <= best.place:
            continue
        if one.score < best.score - _RIVAL_WITHIN or one.mention.state is not best.mention.state:
            continue
        if taken is None or value is None or value.value == taken.value:
            continue
        if parts and isinstance(value.value, int) and isinstance(taken.value, int) and value.value < taken.value:
            continue  # less than the total: one of its parts
        earlier = one.year is not None and one.year != best.year
        if (
            (one.part and one.score < best.score)
            or earlier
            or any(value.value == other.value for _, other in found if other)
        ):
            continue
        found.append((one, value))
    return found


def _claimed_elsewhere(question: Question, best: Weighed, claims: Claims) -> bool:
    """Whether another question took the same figure as its own best."""
    for other, pairs in claims.items():
        if other == question.id or best.mention.state is not State.VALUE:
            continue
        for one, _ in pairs:
            same = one.mention is best.mention and one.statement is best.statement
            if same and one.score > best.score - _OTHER_CLAIMS:
                return True
    return False


def _candidate(one: Weighed, taken: Taken | None) -> Candidate:
    why = (*one.why, taken.why) if taken and taken.why else one.why
    return Candidate(taken.value if taken else None, one.mention.state, _span_of(one), one.score, why)


def _span_of(one: Weighed) -> Span:
    mention, text = one.mention, one.statement.text.text
    end = mention.end
    if mention.following and mention.kind == "number":
        end = min(len(text), mention.unit_start + len(" ".join(mention.following.split()[:3])))
    return one.statement.span(mention.start, max(mention.end, end))


def _unit(question: Question) -> str | None:
    return question.field.unit or None


def _alike(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() in other.casefold() or other.casefold() in one.casefold()
    return one == other

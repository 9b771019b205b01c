"""A text in the unit's own words: the passage behind the item's heading."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.formkit.definition import Field
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.form_words import typed_span
from sachhon.reading.answers.headers import likeness
from sachhon.reading.answers.mentions import mentions_of
from sachhon.reading.answers.passages import Passage
from sachhon.reading.answers.prompts import Phrase, Question
from sachhon.reading.answers.statements import Statement, inside
from sachhon.reading.answers.states import bare_state, points_to_annex
from sachhon.reading.answers.typed.model import Offer, Read
from sachhon.reading.answers.words import holds_phrase, words_of
from sachhon.reading.model import Span

_SHARED_FACTOR = 0.65
_FOUND_BY_WORDS = 0.8
_FROM_PARENT = 0.6
_TELLING = 0.45
_IN_ANNEX = 0.75
_LIKE = 0.6
_REST = 0.7
_FIGURES = ("number", "percent", "money", "state")
_UNDIVIDED = 0.45
"""Where several questions share a passage that does not say which part answers which: left to a person."""


def read(desk: Desk, question: Question) -> Sequence[Offer]:
    """The text as one line without page numbers. State nil or unknown where the passage says only that."""
    own = desk.passages.of_field(question.id)
    if own is not None:
        return _offer(desk, typed_span(desk, question, own), _confidence(own), "dưới đề mục riêng")
    item = desk.passages.of_item(question.item)
    if _own_cues(question):
        around = desk.passages.around_item(question.item)
        return _by_cues(desk, question, around, around.span) if around and around.span else ()
    if item is None or item.span is None:
        return _of_parent(desk, question) if item is None else ()
    if question.field.reading.heading:
        return _by_siblings(desk, question, item, item.span)
    why = f"dưới đề mục {question.item}"
    return _offer(desk, typed_span(desk, question, item), _confidence(item), why, question.item)


def _of_parent(desk: Desk, question: Question) -> Sequence[Offer]:
    """The first of an item's parts, where its heading is left out: what the item says before its next part."""
    prompts = desk.prompts
    place = prompts.place_of_item(question.item)
    if place is None or place.parent is None or prompts.places[place.parent].parent is None:
        return ()
    parts = [other for other in prompts.places if other.parent == place.parent and not other.field]
    above = desk.passages.by_place.get(place.parent)
    if above is None or above.span is None or above.shared or parts[0].index != place.index:
        return ()
    named = {word for phrase in prompts.places[place.parent].phrases for word in phrase}
    if not any(prompts.weigh(set(phrase) & named) >= _TELLING for phrase in place.phrases):
        return ()
    followers = [
        found.node.start
        for found in desk.passages.by_place.values()
        if found.place.index != above.place.index and above.span.start < found.node.start < above.span.end
        and above.place.index in prompts.ancestors[found.place.index]
    ]  # fmt: skip
    begins = above.span.start  # behind the dash with which the next part may begin
    inner = [
        found
        for found in desk.passages.by_place.values()
        if above.node.start < found.node.start <= begins < max(found.node.body, found.node.start + 1)
    ]
    if inner and any(above.place.index in prompts.ancestors[found.place.index] for found in inner):
        return ()
    return _offer(
        desk, Span(above.span.start, min([above.span.end, *followers])), _FROM_PARENT * min(1.0, above.score),
        f"đầu mục {above.place.item}",
    )  # fmt: skip


def _confidence(passage: Passage) -> float:
    return 0.97 * min(1.0, passage.score) * (_SHARED_FACTOR if passage.shared else 1.0)


def _own_cues(question: Question) -> tuple[Phrase, ...]:
    return tuple(words for words in map(words_of, question.field.reading.cues) if words)


def _by_cues(desk: Desk, question: Question, item: Passage, span: Span) -> Sequence[Offer]:
    """The sentences of the item that use the question's own words; a heading that repeats them does not count."""
    told = [
        statement
        for statement in inside(desk.statements, span)
        if not statement.is_title
        and tuple(token.word for token in statement.tokens) not in desk.prompts.labels
        and any(holds_phrase(cue, [token.word for token in statement.tokens]) for cue in _own_cues(question))
    ]
    if told:
        return _offer(
            desk, _from_to(told), _FOUND_BY_WORDS * min(1.0, item.score), "câu trong mục dùng lời của câu hỏi"
        )
    if not _is_title(desk, question):
        return ()
    rest = [statement for statement in inside(desk.statements, span) if not _speaks_of_figures(statement)]
    return _offer(desk, _from_to(rest), _REST * min(1.0, item.score), "câu không nêu con số của mục") if rest else ()


def _is_title(desk: Desk, question: Question) -> bool:
    """Whether the item is called what the question asks, so that all that it says beside figures answers it."""
    place = desk.prompts.place_of_item(question.item)
    cues = _own_cues(question)
    return place is not None and any(
        holds_phrase(cue, phrase) and 2 * len(cue) >= len(phrase) for cue in cues for phrase in place.phrases
    )


def _speaks_of_figures(statement: Statement) -> bool:
    return any(mention.kind in _FIGURES for mention in mentions_of(statement.text.text))


def _by_siblings(desk: Desk, question: Question, item: Passage, span: Span) -> Sequence[Offer]:
    """Several questions share an item without headings: each takes the sentences from its word to the next's."""
    siblings = [
        other
        for other in desk.prompts.questions
        if other.item == question.item and isinstance(other.field, Field) and other.field.reading.heading
        and other.type == "narrative"
    ]  # fmt: skip
    if len(siblings) == 1:
        typed = typed_span(desk, question, item)
        return _offer(desk, typed, _FOUND_BY_WORDS * min(1.0, item.score), f"toàn bộ mục {question.item}")
    headed = [other.id for other in siblings if any(holds_phrase(words, item.node.words) for words in other.headings)]
    if headed and question.id not in headed and not item.node.opening:
        return ()
    mine: list[Statement] = []
    speaker = _named_last(siblings, item)
    for statement in inside(desk.statements, span):
        speaker = _speaker(siblings, statement) or speaker
        if speaker == question.id:
            mine.append(statement)
    if not speaker:
        return _offer(desk, span, _UNDIVIDED, f"mục {question.item} không tách riêng từng ý")
    if not mine:
        return ()
    return _offer(desk, _from_to(mine), _FOUND_BY_WORDS * min(1.0, item.score), "từ câu mở đầu của ý này")


def _named_last(siblings: Sequence[Question], item: Passage) -> str:
    """A heading that ran into its first label ("4. Thuận lợi và khó khăn Thuận lợi: ...") names the first speaker."""
    words = item.node.words
    for question in siblings:
        for phrase in question.headings:
            twice = sum(words[i : i + len(phrase)] == phrase for i in range(len(words))) > 1
            if twice and words[-len(phrase) :] == phrase:
                return question.id
    return ""


def _speaker(siblings: Sequence[Question], statement: Statement) -> str:
    """The question whose heading words come last in the statement's opening, "" where none does."""
    words = words_of(statement.text.text)
    found: list[tuple[int, str]] = []
    for question in siblings:
        for phrase in question.headings:
            if not holds_phrase(phrase, words):
                continue
            for i in range(len(words) - len(phrase) + 1):
                if words[i : i + len(phrase)] == phrase:
                    found.append((i, question.id))
    if not found:
        return ""
    contrast = {"tuy nhien", "ben canh", "ngoai"} & {" ".join(words[:2]), words[0] if words else ""}
    return max(found)[1] if contrast else min(found)[1]


def _from_to(statements: Sequence[Statement]) -> Span:
    return Span(statements[0].text.starts[0], statements[-1].text.ends[-1])


def _annex_of(desk: Desk, item: str) -> Span | None:
    """The annex that is headed like the item."""
    place = desk.prompts.place_of_item(item)
    for node in desk.nodes.nodes:
        if place is not None and node.style == "annex" and likeness(place.phrases, node.words) >= _LIKE:
            return Span(node.body, node.end) if node.body < node.end else None
    return None


def _offer(desk: Desk, span: Span | None, confidence: float, why: str, item: str = "") -> Sequence[Offer]:
    if span is None:
        return ()
    text = desk.clean(span).text
    if not any(char.isalnum() for char in text):
        return ()
    state = bare_state(text)
    if state is not None:
        return (Offer(state, None, span, confidence, (why, "chỉ nói không có hoặc chưa rõ"), passage=span),)
    if points_to_annex(text):
        annex = _annex_of(desk, item)
        if annex is not None:
            said = desk.clean(annex).text
            return (Offer(State.VALUE, said, annex, _IN_ANNEX * confidence, (why, "trong phụ lục"), passage=annex),)
        return (Offer(State.MISSING, None, span, confidence, (why, "chỉ dẫn tới phụ lục"), passage=span),)
    return (Offer(State.VALUE, text, span, confidence, (why,), passage=span),)


READER = Read(read)

"""A table: rows of named columns, from the facts of earlier stages, a grid, or sentences that name years."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import inside
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.tables import (
    is_provided,
    rows_by_year,
    rows_from_facts,
    rows_from_grids,
    rows_from_list,
    rows_from_turned_grid,
)
from sachhon.reading.answers.typed.model import Offer, Read


def read(desk: Desk, question: Question) -> Sequence[Offer]:
    """Offers with rows, what earlier stages have found before all; nil or unknown where the item says only that."""
    facts = rows_from_facts(desk, question)
    if facts is not None:
        return (facts,)
    ways = (rows_from_grids, rows_from_turned_grid, rows_by_year, rows_from_list)
    # What an earlier stage looks for all over the document, and has not found, is at most a grid of the field's own.
    tried = ways[:1] if is_provided(question) else ways
    offers = [offer for way in tried if (offer := way(desk, question)) is not None]
    if offers:
        return sorted(offers, key=lambda offer: -offer.confidence)
    passage = desk.passage_of(question)
    if passage is None or passage.span is None:
        return ()
    told = inside(desk.statements, passage.span)
    # The last item's passage may run on to the letter's closing words.
    state = lone_state(desk.clean(passage.span).text) or (lone_state(told[0].text.text) if told else None)
    if state in (State.NIL, State.UNKNOWN) and state is not None:
        return (Offer(state, None, passage.span, 0.85 * min(1.0, passage.score), ("mục chỉ nói không có",)),)
    return ()


READER = Read(read)

"""Targets, counts and amounts in running text.

Owns which figures of a document are goals, which are results and which are money, and the words by which they are told
apart (goal_words, unit_words, funding_words, indicators). May import: sachhon.reading.outline, .layout, .model,
sachhon.vietnamese.
"""

from sachhon.reading.quantities.amounts import find_amounts
from sachhon.reading.quantities.counts import find_counts
from sachhon.reading.quantities.judging import Judgement, judgements
from sachhon.reading.quantities.passages import Passage, passages_of
from sachhon.reading.quantities.targets import find_targets

__all__ = ["Judgement", "Passage", "find_amounts", "find_counts", "find_targets", "judgements", "passages_of"]

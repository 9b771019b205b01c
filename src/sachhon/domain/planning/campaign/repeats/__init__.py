"""Likely repeats of earlier tasks: what two descriptions share, how alike they are, and where they say the same.

Plain Python, no model to train: words brought to one form (catalogue/classifiers/task_words.csv), weighed by how rare
they are among the tasks at hand, and held against what sets tasks apart: another kind of work, another industry, and,
for work that is done at a place, another province.
"""

from sachhon.domain.planning.campaign.repeats.model import Described, Likely, Passage
from sachhon.domain.planning.campaign.repeats.passages import passages
from sachhon.domain.planning.campaign.repeats.search import LIKELY, likely_repeats

__all__ = ["LIKELY", "Described", "Likely", "Passage", "likely_repeats", "passages"]

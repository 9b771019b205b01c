"""Likely repeats of earlier tasks: what two descriptions share, how alike they are, and where they say the same.

Plain Python, no model to train. Words are brought to one form (catalogue/classifiers/task_words.csv), slips of the
keyboard are read as what was meant, and each work that a registration takes in is compared with each earlier one by
what makes it what it is: the kind of work, the industry, the topic, and, for work that is done at a place, the place,
for whom, and the company, village or zone that is named. A word tells more the rarer it is among the tasks at hand.
"""

from sachhon.domain.planning.campaign.repeats.model import APART, Described, Likely, Passage
from sachhon.domain.planning.campaign.repeats.passages import passages
from sachhon.domain.planning.campaign.repeats.search import LIKELY, likely_repeats

__all__ = ["APART", "LIKELY", "Described", "Likely", "Passage", "likely_repeats", "passages"]

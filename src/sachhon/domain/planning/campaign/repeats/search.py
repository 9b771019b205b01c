"""Finds among many tasks those that a task may repeat: candidates that share a topic, then each compared whole."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sachhon.domain.planning.campaign.repeats.comparing import likeness
from sachhon.domain.planning.campaign.repeats.model import FIELDS, Described, Likely
from sachhon.domain.planning.campaign.repeats.spelling import Spelling
from sachhon.domain.planning.campaign.repeats.traits import Aspect, aspects
from sachhon.domain.planning.campaign.repeats.words import folded_words, known_phrases, listed_forms

LIKELY = 0.55
"""From this likeness on a pair is laid before a person; measured on composed tasks (tests of this package)."""
_TOO_COMMON = 0.1
"""A topic's word that more than this share of the tasks hold brings no candidates by itself."""
_FEW = 50
_UNLISTED = 0.6
"""A syllable by itself tells less than a phrase of the list."""
_ONCE = 0.35
"""A syllable met once may be a slip."""


def likely_repeats(
    new: Sequence[Described],
    earlier: Sequence[Described] = (),
    *,
    above: float = LIKELY,
    most: int = 5,
    progress: Callable[[int, int], None] | None = None,
) -> list[Likely]:
    """Pairs (a new task, one earlier or registered before it) at least `above` alike, the likeliest first for each.

    New tasks are also held against one another, each against those before it in the order given. At most `most` a task.
    `progress(done, all)` is told after every text.
    """
    everything = [*earlier, *new]
    spelling = Spelling((folded_words(task.text(part)) for task in everything for part in FIELDS), known_phrases())
    known = [aspects(task, spelling) for task in everything]
    rarity = _rarity(known)
    common = max(_FEW, _TOO_COMMON * len(everything))
    holders: dict[str, list[int]] = defaultdict(list)
    found: list[Likely] = []
    for place, works in enumerate(known):
        keys = {key for work in works for key in work.industries | work.topic | work.names}
        keys |= {f"{kind} {where}" for work in works for kind in work.kinds for where in work.places}
        keys |= {f"{kind} alone" for work in works if not (work.industries or work.topic) for kind in work.kinds}
        if place >= len(earlier):
            others: set[int] = set()
            wider = {key.partition(".")[0] for key in keys if key.startswith("industry-")}
            for key in keys | wider:
                if key.startswith("industry-") or len(holders[key]) <= common:
                    others.update(holders[key])
            likely = []
            for other in others:
                alike, apart = _alike(works, known[other], rarity)
                if alike >= above:
                    likely.append(Likely(everything[place].key, everything[other].key, round(alike, 4), apart))
            likely.sort(key=lambda pair: (-pair.likeness, pair.there))
            found.extend(likely[:most])
        for key in keys:
            holders[key].append(place)
            if "." in key and key.startswith("industry-"):
                holders[key.partition(".")[0]].append(place)
        if progress is not None:
            progress(place + 1, len(known))
    return found


def _alike(
    works: Sequence[Aspect], others: Sequence[Aspect], rarity: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    return max((likeness(one, other, rarity) for one in works for other in others), key=lambda pair: pair[0])


def _rarity(known: Iterable[Sequence[Aspect]]) -> Mapping[str, float]:
    holding: Counter[str] = Counter()
    total = _FEW
    for works in known:
        total += 1
        holding.update({word for work in works for word in work.industries | work.topic | work.names})
    listed = listed_forms()
    return {
        word: math.log(total / (count + 1)) * (1.0 if word in listed else _UNLISTED if count > 1 else _ONCE)
        for word, count in holding.items()
    }

"""Finds among many tasks those that a task may repeat: candidates by rare words, then each held against it whole."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sachhon.domain.planning.campaign.repeats.model import Described, Likely
from sachhon.domain.planning.campaign.repeats.traits import Traits, traits

LIKELY = 0.52
"""From this likeness on a pair is laid before a person; measured on composed tasks (tests of this package)."""
_CANDIDATES = 30
_SMALL = 50
_OTHER_WORK = 0.55
_OTHER_MAIN_WORK = 0.8
_OTHER_INDUSTRY = 0.45
_INDUSTRY_UNSAID = 0.85
_OTHER_PLACE = 0.6


def likely_repeats(
    new: Sequence[Described], earlier: Sequence[Described] = (), *, above: float = LIKELY, most: int = 5
) -> list[Likely]:
    """Pairs (a new task, one earlier or registered before it) at least `above` alike, the likeliest first for each.

    New tasks are also held against one another, each against those before it in the order given. At most `most` a task.
    """
    everything = [*earlier, *new]
    known = [traits(task) for task in everything]
    weighed, norms = _weighed(known)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place in range(len(earlier)):
        _post(postings, place, weighed[place])
    found: list[Likely] = []
    for place in range(len(earlier), len(everything)):
        scores = _shared(postings, weighed[place])
        likely = []
        for other, shared in scores:
            alike, apart = _held(shared / (norms[place] * norms[other] or 1.0), known[place], known[other])
            if alike >= above:
                likely.append(Likely(everything[place].key, everything[other].key, round(alike, 4), apart))
        likely.sort(key=lambda pair: -pair.likeness)
        found.extend(likely[:most])
        _post(postings, place, weighed[place])
    return found


def _weighed(known: Iterable[Traits]) -> tuple[list[dict[str, float]], list[float]]:
    known = list(known)
    holding: Counter[str] = Counter()
    for one in known:
        holding.update(one.terms.keys())
    total = len(known) + _SMALL
    rarity = {term: math.log(total / (count + 1)) for term, count in holding.items()}
    weighed = [{term: weight * rarity[term] for term, weight in one.terms.items()} for one in known]
    return weighed, [math.sqrt(sum(weight * weight for weight in terms.values())) for terms in weighed]


def _post(postings: dict[str, list[tuple[int, float]]], place: int, terms: Mapping[str, float]) -> None:
    for term, weight in terms.items():
        postings[term].append((place, weight))


def _shared(postings: Mapping[str, list[tuple[int, float]]], terms: Mapping[str, float]) -> list[tuple[int, float]]:
    scores: dict[int, float] = defaultdict(float)
    for term, weight in terms.items():
        for other, their_weight in postings.get(term, ()):
            scores[other] += weight * their_weight
    return sorted(scores.items(), key=lambda score: -score[1])[:_CANDIDATES]


def _held(alike: float, one: Traits, other: Traits) -> tuple[float, tuple[str, ...]]:
    apart = []
    if one.activities and other.activities and not one.activities & other.activities:
        alike *= _OTHER_WORK
        apart.append("work")
    elif one.main_activities and other.main_activities and not one.main_activities & other.main_activities:
        alike *= _OTHER_MAIN_WORK
        apart.append("main_work")
    if one.industries and other.industries:
        if not one.industries & other.industries:
            alike *= _OTHER_INDUSTRY
            apart.append("industry")
    elif one.industries or other.industries:
        alike *= _INDUSTRY_UNSAID
    if one.is_local and other.is_local and one.places and other.places and not one.places & other.places:
        alike *= _OTHER_PLACE
        apart.append("place")
    return alike, tuple(apart)

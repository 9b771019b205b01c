"""What a task is about: its weighed words, the kind of work, the industry, the province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sachhon.domain.planning.campaign.repeats.model import FIELDS, Described
from sachhon.domain.planning.campaign.repeats.words import local_activities, tokens
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.places import find_provinces

_FIELD_WEIGHT = {"name": 2.0, "content": 1.0, "outputs": 0.5}
_KIND_WEIGHT = {"": 1.0, "word": 0.8, "activity": 1.6, "industry": 2.2}
_PAIR_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Traits:
    """`terms`: common forms (and pairs of neighbours) with their weight before rarity."""

    terms: Mapping[str, float]
    activities: frozenset[str]
    main_activities: frozenset[str]
    industries: frozenset[str]
    places: frozenset[str]

    @property
    def is_local(self) -> bool:
        """Whether the work is done at a place, so that the same elsewhere is another task."""
        main = self.main_activities or self.activities
        return bool(main) and main <= local_activities()


def traits(task: Described) -> Traits:
    """Read from what it says; its province also from who registers it, where the words name none."""
    terms: dict[str, float] = defaultdict(float)
    activities: set[str] = set()
    main: set[str] = set()
    industries: set[str] = set()
    places: set[str] = set()
    for name in FIELDS:
        text = task.text(name)
        if not text:
            continue
        named, spans = _places(text)
        places |= named
        kept = []
        for token in tokens(text):
            if token.kind in ("stock", "number") or any(start <= token.start < end for start, end in spans):
                continue
            kept.append(token.form)
            terms[token.form] += _FIELD_WEIGHT[name] * _KIND_WEIGHT[token.kind]
            if token.kind == "activity":
                activities.add(token.form)
                if name == "name":
                    main.add(token.form)
            elif token.kind == "industry" and name != "outputs":
                industries.add(token.form)
        for before, after in pairwise(kept):
            terms[f"{before} {after}"] += _FIELD_WEIGHT[name] * _PAIR_WEIGHT
    if not places and task.place:
        places = set(_of_unit(task.place))
    return Traits(
        {term: min(weight, 4.0) for term, weight in terms.items()},
        frozenset(activities),
        frozenset(main),
        frozenset(industries),
        frozenset(places),
    )


def _places(text: str) -> tuple[set[str], list[tuple[int, int]]]:
    found = find_provinces(text)
    return {fold(match.name) for match in found}, [(match.start, match.end) for match in found]


@cache
def _of_unit(name: str) -> frozenset[str]:
    return frozenset(fold(match.name) for match in find_provinces(name)) or frozenset({fold(name)})

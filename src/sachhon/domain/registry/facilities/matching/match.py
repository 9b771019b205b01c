"""The register in memory, and what each arriving row finds in it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from sachhon.domain.registry.facilities.matching.evidence import weigh
from sachhon.domain.registry.facilities.matching.forms import Form, form_of
from sachhon.domain.registry.facilities.matching.model import Candidate, Described

LINK = 7.2
"""Evidence from which on a row is linked without asking, where nothing else comes near."""
MARGIN = 2.6
ASK = -1.2
"""Evidence from which on a candidate is laid before a person."""
MOST = 5
_CROWD = 400
"""A key that so many share tells nothing by itself."""
_HELD = 60


class Decision(StrEnum):
    """What becomes of an arriving row by itself."""

    LINKED = "linked"
    UNSURE = "unsure"
    NEW = "new"


class Match(NamedTuple):
    """An arriving row with its candidates, the likeliest first; where linked, the first is it."""

    key: str
    decision: Decision
    candidates: tuple[Candidate, ...]


class Matcher:
    """Registered facilities, ready to be looked up. Add what was registered in the meantime with `add`."""

    def __init__(self, registered: Iterable[Described] = ()) -> None:
        self._forms: list[Form] = []
        self._by: dict[str, list[int]] = defaultdict(list)
        self._names: Counter[str] = Counter()
        for row in registered:
            self.add(row)

    def add(self, row: Described) -> None:
        """Register one more."""
        form = form_of(row)
        number = len(self._forms)
        self._forms.append(form)
        self._names[form.squashed] += 1
        for key in _keys(form):
            self._by[key].append(number)

    def match(self, row: Described) -> Match:
        """What a row is: linked, unsure with at most MOST candidates, or new."""
        form = form_of(row)
        count = self._names.get(form.squashed, 0)
        rarity = 1.0 / (1.0 + math.log2(1 + count)) if count else 0.8
        found = sorted(
            (weigh(form, self._forms[number], rarity) for number in self._near(form)),
            key=lambda candidate: -candidate.score,
        )
        likely = tuple(candidate for candidate in found[:MOST] if candidate.score >= ASK)
        if not likely:
            return Match(row.key, Decision.NEW, ())
        next_best = found[1].score if len(found) > 1 else -math.inf
        sure = likely[0].score >= LINK and likely[0].score - next_best >= MARGIN and likely[0].tax != "branch"
        return Match(row.key, Decision.LINKED if sure else Decision.UNSURE, likely)

    def _near(self, form: Form) -> list[int]:
        votes: Counter[int] = Counter()
        for key in _keys(form):
            numbers = self._by.get(key, ())
            if len(numbers) <= _CROWD:
                votes.update(numbers)
        return [number for number, _ in votes.most_common(_HELD)]


def _keys(form: Form) -> Iterator[str]:
    """What two rows of one facility have in common, however either is written."""
    if form.tax:
        yield f"t{form.tax}"
    for place in form.places or ("",):
        core = sorted(set(form.core))
        yield f"s{place}{form.squashed}"
        if len(core) > 1:
            for one, other in combinations(core[:6], 2):
                yield f"p{place}{one} {other}"
        if len(form.core) <= 2:
            squashed = form.squashed
            for at in range(len(squashed)):
                yield f"d{place}{squashed[:at]}{squashed[at + 1 :]}"
            for word in core:
                yield f"w{place}{word} {form.industry}"
        for at, word in enumerate(form.address):
            if word in form.numbers:
                for near in form.address[at + 1 : at + 4]:
                    yield f"a{place}{word} {near}"

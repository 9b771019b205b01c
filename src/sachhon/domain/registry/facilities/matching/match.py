"""The register in memory, and what each arriving row finds in it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from sachhon.domain.registry.facilities.matching.block import Block
from sachhon.domain.registry.facilities.matching.evidence import WITHOUT_TAX, weigh
from sachhon.domain.registry.facilities.matching.forms import Form, form_of
from sachhon.domain.registry.facilities.matching.model import Candidate, Described

LINK = 7.2
"""Evidence from which on a row is linked without asking, where nothing else comes near."""
MARGIN = 2.6
SURE_BY_TAX = WITHOUT_TAX + MARGIN
"""With the same tax code and so much evidence, none without that code can come near: no other is looked for."""
ASK = -1.2
"""Evidence from which on a candidate is laid before a person."""
MOST = 5
_HELD = MOST + 1
"""So many candidates are kept of each search: what is shown, and the row itself where it stands in the register."""
_CROWD = 40
"""A tax code that so many give is none ("0000000000")."""
_SELDOM = 0.8
"""How seldom a name is held to be that nobody registered has, or that is found by its tax code."""


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
        self._blocks: dict[str, Block] = {}
        self._everyone: list[Form] = []
        self._country: Block | None = None
        self._by_tax: dict[str, list[Form]] = {}
        for row in registered:
            self.add(row)

    def add(self, row: Described, among: Collection[str] | None = None) -> None:
        """Register one more. One whose province is unclear is found from everywhere. `among`: as in `search`."""
        form = form_of(row)
        held = [place for place in form.places or ("",) if among is None or place in among]
        for place in held:
            self._blocks.setdefault(place, Block()).add(form)
        if held:
            self._everyone.append(form)
            if self._country is not None:
                self._country.add(form)
        if form.tax:
            self._by_tax.setdefault(form.tax, []).append(form)

    def match(self, row: Described, *, itself: bool = False) -> Match:
        """What a row is: linked, unsure with at most MOST candidates, or new. `itself`: it is a registered one."""
        return decided(row.key, self.search(row), itself=itself)

    def search(self, row: Described, among: Collection[str] | None = None) -> list[Candidate]:
        """The likeliest candidates, and one more than is shown. `among`: the provinces looked in, if not all."""
        form = form_of(row)
        best: dict[str, Candidate] = {}
        having = self._by_tax.get(form.tax, ()) if form.tax else ()
        for other in having if len(having) <= _CROWD else ():
            _keep(best, weigh(form, other, _SELDOM))
        if any(map(_sure_by_tax, best.values())):
            return likeliest(best.values())
        if not form.places:
            self._search_country(form, best, among)
            return likeliest(best.values())
        for place in (*form.places, ""):
            if place in self._blocks and (among is None or place in among):
                block = self._blocks[place]
                rarity = _rarity(block.named(form))
                for other in block.near(form):
                    _keep(best, weigh(form, other, rarity))
        return likeliest(best.values())

    def _search_country(self, form: Form, best: dict[str, Candidate], among: Collection[str] | None) -> None:
        """A row that says no province is looked up in all at once: each by itself takes as many times as long.

        How seldom a name is, is told within the province of each candidate, as for a row that says it.
        """
        if self._country is None:
            self._country = Block(wide=True)
            for other in self._everyone:
                self._country.add(other)
        rarities: dict[str, float] = {}
        for other in self._country.near(form):
            place = next((one for one in other.places or ("",) if among is None or one in among), None)
            if place is None:
                continue
            if place not in rarities:
                rarities[place] = _rarity(self._blocks[place].named(form))
            _keep(best, weigh(form, other, rarities[place]))


def _rarity(count: int) -> float:
    """How seldom a name is that so many have."""
    return 1.0 / (1.0 + math.log2(1 + count)) if count else _SELDOM


def decided(key: str, found: list[Candidate], *, itself: bool = False) -> Match:
    """What is done with a row for which these were found, the likeliest first."""
    if itself:
        found = [candidate for candidate in found if candidate.key != key]
    likely = tuple(found[:MOST])
    if not likely:
        return Match(key, Decision.NEW, ())
    next_best = found[1].score if len(found) > 1 else -math.inf
    sure = likely[0].score >= LINK and likely[0].score - next_best >= MARGIN and likely[0].tax != "branch"
    return Match(key, Decision.LINKED if sure else Decision.UNSURE, likely)


def likeliest(found: Iterable[Candidate]) -> list[Candidate]:
    """Those that are kept of all that were found, the likeliest first; of each only what speaks most for it."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        if candidate.score >= ASK:
            _keep(best, candidate)
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.key))
    if any(map(_sure_by_tax, ranked)):
        ranked = [candidate for candidate in ranked if candidate.tax in ("same", "branch")]
    return ranked[:_HELD]


def _sure_by_tax(candidate: Candidate) -> bool:
    return candidate.tax == "same" and candidate.score >= SURE_BY_TAX


def _keep(best: dict[str, Candidate], candidate: Candidate) -> None:
    known = best.get(candidate.key)
    if known is None or known.score < candidate.score:
        best[candidate.key] = candidate

"""The registered facilities of one province (or of all: `wide`), filed so that the few that a row may be are found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sachhon.domain.registry.facilities.matching.forms import Form

_ENOUGH = 600
"""So many that share a word are looked at; of a common word's, those that share a rarer one come first."""
_ENOUGH_WIDE = 150
"""Of a whole country, where a word that many share says less still."""
_ALIKE = 0.74
"""How alike names must be that share but one word, a slip apart or so."""
_HELD = 12
"""So many are weighed of each kind."""
_CROWD = 30
"""An address that so many share says nothing by itself."""
_SHORT = 3
"""A name of one word so short is not looked for with slips."""


class _Sharing(NamedTuple):
    """Those whose names have a word, side by side: their numbers and their whole names.

    The names stand here so that all are compared at once, without a look at each facility.
    """

    numbers: list[int]
    names: list[str]


class Block:
    """Facilities by the words of their names, by their whole names and by the numbers of their addresses."""

    __slots__ = ("_by_name", "_by_slip", "_by_spot", "_by_word", "_forms", "_wide")

    def __init__(self, *, wide: bool = False) -> None:
        self._wide = wide
        self._forms: list[Form] = []
        self._by_name: dict[str, int | list[int]] = {}
        self._by_word: dict[str, _Sharing] = {}
        self._by_spot: dict[str, int | list[int]] = {}
        self._by_slip: dict[str, int | list[int]] = {}

    def add(self, form: Form) -> None:
        """Files one more."""
        number = len(self._forms)
        self._forms.append(form)
        _file(self._by_name, form.squashed, number)
        for word in dict.fromkeys(form.core):
            sharing = self._by_word.get(word)
            if sharing is None:
                sharing = self._by_word[word] = _Sharing([], [])
            sharing.numbers.append(number)
            sharing.names.append(form.squashed)
        for spot in form.spots:
            _file(self._by_spot, spot, number)
        if len(form.core) == 1:
            for slip in _slips(form.squashed):
                _file(self._by_slip, slip, number)

    def named(self, form: Form) -> int:
        """How many here have a row's name."""
        return len(_filed(self._by_name, form.squashed))

    def near(self, form: Form) -> list[Form]:
        """Those that a row may be: of its name, of much of its name, or where it is."""
        named = dict.fromkeys(_filed(self._by_name, form.squashed)[:_ENOUGH])
        beside: dict[int, None] = {}
        for spot in form.spots:
            at_it = _filed(self._by_spot, spot)
            if len(at_it) <= _CROWD:
                beside.update(dict.fromkeys(at_it))
        if self._wide:
            beside.update(dict.fromkeys(self._where_crowded(form)))
        found = named | beside
        # Where one has the name and the number in the street, what only sounds alike elsewhere adds nothing.
        if not named.keys() & beside.keys():
            found.update(dict.fromkeys(self._sharing(form)))
            if len(form.core) == 1:
                for slip in _slips(form.squashed):
                    found.update(dict.fromkeys(_filed(self._by_slip, slip)[:_HELD]))
        return [self._forms[number] for number in found]

    def _where_crowded(self, form: Form) -> Iterator[int]:
        """Those at a spot that many share ("12 tran" in a whole country): at two such, or with a word of the name."""
        crowds = [set(at_it) for spot in form.spots if len(at_it := _filed(self._by_spot, spot)) > _CROWD]
        for one, other in pairwise(crowds):
            both = one & other
            if len(both) <= _CROWD:
                yield from both
        sharing = [self._by_word[word].numbers for word in dict.fromkeys(form.core) if word in self._by_word]
        for crowd in crowds:
            for numbers in sharing:
                if len(both := crowd.intersection(numbers)) <= _CROWD:
                    yield from both

    def _sharing(self, form: Form) -> Iterator[int]:
        """Those that share two words of the name, or one while the rest is alike; of common words only the rarest."""
        sharing = sorted(
            (self._by_word[word] for word in dict.fromkeys(form.core) if word in self._by_word),
            key=lambda one: len(one.numbers),
        )
        for one, other in pairwise(sharing):
            yield from islice(set(one.numbers).intersection(other.numbers), _HELD)
        looked_at = 0
        for numbers, names in sharing:
            looked_at += len(numbers)
            if looked_at > (_ENOUGH_WIDE if self._wide else _ENOUGH) and len(numbers) < looked_at:
                return
            alike = process.extract(
                form.squashed, names, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_HELD
            )
            for _, _, at in alike:
                yield numbers[at]


def _slips(name: str) -> set[str]:
    """A name and all that is left of it when one letter falls out: two names one slip apart share one of them."""
    if len(name) <= _SHORT:
        return set()
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _file(index: dict[str, int | list[int]], key: str, number: int) -> None:
    """Most keys have one entry: that stands for itself, without a list."""
    filed = index.get(key)
    if filed is None:
        index[key] = number
    elif isinstance(filed, list):
        filed.append(number)
    else:
        index[key] = [filed, number]


def _filed(index: dict[str, int | list[int]], key: str) -> list[int]:
    filed = index.get(key)
    return filed if isinstance(filed, list) else [] if filed is None else [filed]

"""The registered facilities of one province, filed so that the few that an arriving row may be are found at once."""

from __future__ import annotations

from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from sachhon.domain.registry.facilities.matching.forms import Form

_ENOUGH = 600
"""So many that share a word are looked at; of a common word's, those that share a rarer one come first."""
_ALIKE = 0.66
"""How alike names must be that share but one word, or none in full."""
_HELD = 12
"""So many are weighed of each kind."""
_SHORT = 3
"""A name of one word so short is not looked for with slips."""


class Block:
    """Facilities by the words of their names, by their whole names and by the numbers of their addresses."""

    __slots__ = ("_by_name", "_by_slip", "_by_spot", "_by_word", "_forms")

    def __init__(self) -> None:
        self._forms: list[Form] = []
        self._by_name: dict[str, int | list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_spot: dict[str, int | list[int]] = {}
        self._by_slip: dict[str, int | list[int]] = {}

    def add(self, form: Form) -> None:
        """Files one more."""
        number = len(self._forms)
        self._forms.append(form)
        _file(self._by_name, form.squashed, number)
        for word in dict.fromkeys(form.core):
            self._by_word.setdefault(word, []).append(number)
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
        found = dict.fromkeys(_filed(self._by_name, form.squashed)[:_ENOUGH])
        for spot in form.spots:
            at_it = _filed(self._by_spot, spot)
            if len(at_it) <= _HELD:
                found.update(dict.fromkeys(at_it))
        if len(form.core) == 1:
            for slip in _slips(form.squashed):
                found.update(dict.fromkeys(_filed(self._by_slip, slip)[:_HELD]))
        found.update(dict.fromkeys(self._sharing(form)))
        return [self._forms[number] for number in found]

    def _sharing(self, form: Form) -> list[int]:
        """Those that share words of the name: two, or one and the rest alike."""
        shared: Counter[int] = Counter()
        for numbers in sorted((self._by_word.get(word, []) for word in dict.fromkeys(form.core)), key=len):
            if shared and len(shared) + len(numbers) > _ENOUGH:
                for number in shared.keys() & set(numbers):
                    shared[number] += 1
                continue
            shared.update(numbers)
        much = [number for number, count in shared.items() if count > 1]
        forms = self._forms
        names = {number: forms[number].squashed for number in shared}
        alike = process.extract(
            form.squashed, names, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE, limit=_HELD
        )
        return [*much[: 2 * _HELD], *(number for _, _, number in alike)]


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

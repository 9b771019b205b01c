"""What the kept entry takes from the one that goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sachhon.domain.registry.facilities.register.describing import held_facts
from sachhon.domain.registry.facilities.register.facts import FACTS, Value
from sachhon.domain.registry.models import Facility

COUPLED: tuple[tuple[str, ...], ...] = (("latitude", "longitude"), ("vsic", "vsic_edition"))
"""Facts that say something only together."""
_LEADER = {key: group[0] for group in COUPLED for key in group}


def facts_to_take(kept: Facility, gone: Facility, chosen: Collection[str] = ()) -> Mapping[str, Value]:
    """Facts of `gone` that `kept` lacks, and those of `gone` that a person chose over what `kept` has."""
    has, other = held_facts(kept), held_facts(gone)
    taken: dict[str, Value] = {}
    for key in FACTS:
        leader = _LEADER.get(key, key)
        if key in other and (leader in chosen or leader not in has):
            taken[key] = other[key]
    return {key: value for key, value in taken.items() if has.get(key) != value}

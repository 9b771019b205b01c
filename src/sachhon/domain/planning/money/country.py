"""Many units' money added up: by whatever key, each sum with the provinces that stand behind it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from sachhon.domain.planning.money.sources import Stage

Key = TypeVar("Key", bound=Hashable)
Row = tuple[Key, Stage, int, str]
"""Key, stage, amount, province."""


@dataclass(slots=True)
class Sum:
    """What has reached each stage, and the provinces that have money at it."""

    amounts: dict[Stage, int] = field(default_factory=dict)
    provinces: dict[Stage, set[str]] = field(default_factory=dict)

    def add(self, stage: Stage, amount: int, province: str) -> None:
        """One more amount."""
        self.amounts[stage] = self.amounts.get(stage, 0) + amount
        self.provinces.setdefault(stage, set()).add(province)

    @property
    def all_provinces(self) -> frozenset[str]:
        """Those with money at any stage; "" stands for units that lie in none."""
        return frozenset().union(*self.provinces.values())

    def covered(self, stage: Stage | None = None) -> int:
        """How many provinces have money at a stage, or at any."""
        found = self.all_provinces if stage is None else self.provinces.get(stage, set())
        return len(found - {""})


def summed(rows: Iterable[Row[Key]]) -> dict[Key, Sum]:
    """The rows added up by key."""
    found: dict[Key, Sum] = {}
    for key, stage, amount, province in rows:
        if (known := found.get(key)) is None:
            known = found[key] = Sum()
        known.add(stage, amount, province)
    return found

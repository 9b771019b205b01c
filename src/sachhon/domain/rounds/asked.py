"""Who is asked: what the wizard chose, and the units that it means on the round's date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from sachhon.domain.registry.api import Unit, units_on
from sachhon.domain.rounds.models import Round

IN_A_PROVINCE = frozenset({Unit.Kind.PROVINCE, Unit.Kind.DISTRICT, Unit.Kind.DEPARTMENT, Unit.Kind.FACILITY})
"""Kinds that a choice of provinces narrows; the others have no province."""

KINDS_OF_RESPONDENT: dict[str, str] = {
    "province": Unit.Kind.PROVINCE,
    "ministry": Unit.Kind.MINISTRY,
    "group": Unit.Kind.CORPORATION,
    "association": Unit.Kind.ASSOCIATION,
    "consultancy": Unit.Kind.CONSULTANCY,
    "district": Unit.Kind.DISTRICT,
    "facility": Unit.Kind.FACILITY,
}
"""What a template calls those who answer it, and the kind of unit that is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Kinds of unit; codes of provinces to which they are narrowed (none: all); units added and left out one by one."""

    kinds: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Asked:
        """From Round.asked."""
        return cls(*(tuple(stored.get(name, ())) for name in ("kinds", "provinces", "include", "exclude")))

    def stored(self) -> dict[str, list[str]]:
        """For Round.asked."""
        return {
            "kinds": list(self.kinds),
            "provinces": list(self.provinces),
            "include": list(self.include),
            "exclude": list(self.exclude),
        }

    def with_unit(self, code: str) -> Asked:
        """With a unit added; one that was left out by hand is no longer left out."""
        include = self.include if code in self.include else (*self.include, code)
        return replace(self, include=include, exclude=tuple(one for one in self.exclude if one != code))

    def without_unit(self, code: str) -> Asked:
        """With a unit left out; one that was added by hand is no longer added."""
        exclude = self.exclude if code in self.exclude else (*self.exclude, code)
        return replace(self, exclude=exclude, include=tuple(one for one in self.include if one != code))

    def as_chosen(self, code: str) -> Asked:
        """With the unit neither added nor left out by hand."""
        return replace(
            self,
            include=tuple(one for one in self.include if one != code),
            exclude=tuple(one for one in self.exclude if one != code),
        )


def date_of(asking: Round) -> date:
    """The day on which a round's units and territories are looked up: that of its letter, else today."""
    return asking.letter_date or timezone.localdate()


def units_asked(asking: Round) -> list[Unit]:
    """The units that a round asks, each once, in Vietnamese order."""
    return units_meant(Asked.of(asking.asked), date_of(asking))


def units_meant(asked: Asked, on: date) -> list[Unit]:
    """The units that existed on a day and are meant. Units added one by one are taken whatever their dates."""
    chosen: dict[int, Unit] = {}
    if asked.kinds:
        for unit in units_on(on, asked.kinds):
            if not asked.provinces or unit.kind not in IN_A_PROVINCE or _in_any(unit, asked.provinces):
                chosen[unit.pk] = unit
    if asked.include:
        chosen.update({unit.pk: unit for unit in Unit.objects.filter(code__in=asked.include)})
    left_out = set(asked.exclude)
    return sorted((unit for unit in chosen.values() if unit.code not in left_out), key=lambda unit: unit.sort_name)


def _in_any(unit: Unit, provinces: Sequence[str]) -> bool:
    return unit.code in provinces or any(code in provinces for code in unit.line)

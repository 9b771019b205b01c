"""Which units of the register a task's words name: those alone that are certain, the rest stays words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.domain.planning.models import TaskParty
from sachhon.domain.registry.api import FocalBody, Unit, units_under
from sachhon.reading.plan.bodies import split_bodies
from sachhon.vietnamese.folding import fold

_BRACKETS = re.compile(r"\(([^()]+)\)")
_KIND_WORDS = re.compile(r"^(?:tinh|thanh pho|tp\.?) ")
_BODIES_OF_ALL = frozenset({Unit.Kind.MINISTRY, Unit.Kind.CORPORATION, Unit.Kind.ASSOCIATION, Unit.Kind.CONSULTANCY})


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that the words name, as which part of the task, and the words."""

    unit: Unit
    part: str
    words: str


class Bodies:
    """The units that a plan's words may name, by folded name: read once for a whole plan (two queries)."""

    def __init__(self, unit: Unit) -> None:
        """`unit` is the plan's own: its departments, itself by its focal body, and the bodies that all know."""
        self._by_name: dict[str, Unit | None] = {}
        below = units_under((unit.code,)).exclude(pk=unit.pk).filter(kind=Unit.Kind.DEPARTMENT, dissolved=None)
        all_know = Unit.objects.filter(kind__in=_BODIES_OF_ALL, dissolved=None)
        for one in (*below, *all_know):
            self._learn(one.name, one)
        place = _KIND_WORDS.sub("", fold(unit.name))
        self._learn(unit.name, unit)
        for kind in ("tinh", "thanh pho"):
            self._learn(f"uy ban nhan dan {kind} {place}", unit)
        for name in FocalBody.objects.filter(unit=unit).values_list("name", flat=True):
            folded = fold(name)
            self._learn(folded, unit)
            for tail in (f" tinh {place}", f" thanh pho {place}", f" {place}"):
                if folded.endswith(tail):
                    self._learn(folded.removesuffix(tail), unit)
                    break

    def named(self, lead: str, coordinating: str) -> list[Named]:
        """The units of both cells, each once a part; a unit that leads does not also help."""
        found: dict[tuple[int, str], Named] = {}
        for part, text in ((TaskParty.Part.LEAD, lead), (TaskParty.Part.COORDINATING, coordinating)):
            for words in _bodies(text):
                unit = self._by_name.get(fold(words))
                leads = unit is not None and (unit.pk, TaskParty.Part.LEAD.value) in found
                if unit is not None and not leads:
                    found.setdefault((unit.pk, part.value), Named(unit, part.value, words[:300]))
        return list(found.values())

    def _learn(self, name: str, unit: Unit) -> None:
        """A name that two units bear is certain for neither."""
        folded = fold(name)
        known = self._by_name.get(folded, unit)
        self._by_name[folded] = unit if known is not None and known.pk == unit.pk else None


def _bodies(text: str) -> Iterator[str]:
    """Each body of a cell: "Sở Công Thương (Trung tâm Khuyến công)" names two."""
    for body in split_bodies(text) or ((text,) if text else ()):
        yield _BRACKETS.sub(" ", body).strip()
        yield from (inner.strip() for inner in _BRACKETS.findall(body))

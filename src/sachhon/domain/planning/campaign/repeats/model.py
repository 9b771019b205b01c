"""What is compared, and what is found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Described:
    """A task as it was written. `place` is the name of the unit that registered it (a province counts as its place)."""

    key: str
    name: str
    content: str = ""
    outputs: str = ""
    place: str = ""

    def text(self, field: str) -> str:
        """The text of one of FIELDS."""
        return str(getattr(self, field))


FIELDS = ("name", "content", "outputs")
APART = ("work", "industry", "topic", "place", "people", "names")
"""What may speak against a repeat: another kind of work, industry, topic, place, audience, company or zone."""


@dataclass(frozen=True, slots=True)
class Likely:
    """`here` may repeat `there` (keys): `likeness` runs from 0 to 1; `apart` names what speaks against it."""

    here: str
    there: str
    likeness: float
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that says the same in both: the field and the code points of each."""

    field_here: str
    here: tuple[int, int]
    field_there: str
    there: tuple[int, int]

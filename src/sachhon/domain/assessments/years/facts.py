"""A facility's year as plain facts, from the tables or from a sealed report that nobody has accepted yet.

Amounts are as reported, in the reported unit. What is not said is not here; what is said to be unknown is a gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Json = Mapping[str, Any]
REPORT, METER = "report", "meter"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a stream was used in a year (`month` None) or a month. `reading`: its row's id, None in a preview."""

    stream: str
    quantity: Decimal
    unit: str
    name: str = ""
    month: int | None = None
    cost: int | None = None
    source: str = REPORT
    origin: Json = field(default_factory=dict)
    reading: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made. `output` None: not said. `row` is its row's id, None in a preview."""

    product: str
    output: Decimal | None
    unit: str = ""
    month: int | None = None
    capacity: Decimal | None = None
    capacity_unit: str = ""
    counts: bool = True
    origin: Json = field(default_factory=dict)
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stream that the report names without an amount; `why` is unknown or missing."""

    stream: str
    why: str
    name: str = ""
    origin: Json = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        """For FacilityYear.gaps."""
        return {"stream": self.stream, "why": self.why, "name": self.name, "origin": dict(self.origin)}


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All that is known of a year. `grades`: {wide stream: the one of its choices that it was}.

    `accepted` is False where they come from a sealed report that has not been accepted.
    """

    year: int
    amounts: tuple[Amount, ...] = ()
    products: tuple[Made, ...] = ()
    gaps: tuple[Gap, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    accepted: bool = True
    claimed: str = ""

    def of_year(self, stream: str) -> tuple[Amount, ...]:
        """What the year's report says of a stream."""
        return tuple(one for one in self.amounts if one.stream == stream and one.month is None)

    def of_months(self, stream: str) -> tuple[Amount, ...]:
        """What the meter log says of a stream."""
        return tuple(one for one in self.amounts if one.stream == stream and one.month is not None)

    @property
    def is_known(self) -> bool:
        """Whether anything is said of the year."""
        return bool(self.amounts or self.products or self.gaps)

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams that anything is said of, each once."""
        named = (*(one.stream for one in self.amounts), *(one.stream for one in self.gaps))
        return tuple(dict.fromkeys(named))

    @property
    def made(self) -> tuple[str, ...]:
        """The products that count, each once: those of the report, else those of the log."""
        counted = self.counted or tuple(one for one in self.products if one.counts)
        return tuple(dict.fromkeys(one.product for one in counted))

    @property
    def counted(self) -> tuple[Made, ...]:
        """The products of the year per which savings are told."""
        return tuple(one for one in self.products if one.month is None and one.counts)

"""A budget as a matrix: lines in an outline × years × sources, each place an amount, a quantity or blank.

Every sum that the matrix promises is an Equation: a row over its years, a row over its sources, a heading or the total
row over the lines below it, an amount over its quantity at the price that the line states. Blank is not zero: a blank
place adds nothing, and nothing is promised of a blank sum. Khuyến công money is a part of the local budget: it has its
places in the matrix and adds nothing to a total.

The reader's `checks.equations` proves the sums of a printed table, where it must first find out which sums were meant
and allow for rounding; formkit's rule `table_sums` knows rows and one total row. Here the shape is known and the money
is exact: sums run by year and by source at once and through headings, quantities and prices are cells among the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from sachhon.domain.planning.money.sources import PART_OF, Source

WHOLE = 0  # the year of what is said for all years
ALL = ""  # the source of what is said for all sources


class Of(StrEnum):
    """What stands at a place."""

    AMOUNT = "amount"
    QUANTITY = "quantity"
    PRICE = "price"


class Place(NamedTuple):
    """A cell: line number, year (WHOLE for all years), source (ALL for all sources), what it holds."""

    line: int
    year: int = WHOLE
    source: str = ALL
    of: str = Of.AMOUNT


class Kind(StrEnum):
    """A line that is paid for, a heading over lines, a sum below the lines of a group, the total row."""

    LINE = "line"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `below`: the rows that a heading, subtotal or total adds up. `price`: the unit price in đồng."""

    title: str
    number: str = ""
    kind: str = Kind.LINE
    below: tuple[int, ...] = ()
    unit: str = ""
    price: int | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """`result` has to be the sum of `parts` (kind years, sources, lines) or its quantity × price (kind price).

    `parts` names blank places too: one of them may be the cell that is missing.
    """

    kind: str
    result: Place
    parts: tuple[Place, ...]
    stated: int
    computed: Decimal

    @property
    def gap(self) -> Decimal:
        """What the result says beyond its parts; 0 when the sum is right."""
        return self.stated - self.computed

    @property
    def holds(self) -> bool:
        """Whether the sum is right."""
        return self.stated == self.computed


@dataclass(frozen=True)
class Matrix:
    """A budget: what is stated, in whole đồng. Places that are not in `amounts` and `quantities` are blank."""

    lines: tuple[Line, ...]
    years: tuple[int, ...]
    sources: tuple[str, ...]
    amounts: Mapping[Place, int]
    quantities: Mapping[Place, Decimal] = field(default_factory=dict)

    @property
    def counted(self) -> tuple[str, ...]:
        """The sources that make up a total: all but those that are a part of another."""
        return tuple(source for source in self.sources if Source(source) not in PART_OF)

    def amount(self, line: int, year: int = WHOLE, source: str = ALL) -> int | None:
        """The amount that is stated there; None where it is blank."""
        return self.amounts.get(Place(line, year, source))

    def quantity(self, line: int, year: int) -> Decimal | None:
        """The quantity of a year."""
        return self.quantities.get(Place(line, year, ALL, Of.QUANTITY))

    def over_years(self, line: int, source: str = ALL) -> int | None:
        """A row added up over its years; None where no year says anything."""
        return self._sum(self._years_of(line, source))

    def over_sources(self, line: int, year: int = WHOLE) -> int | None:
        """A row added up over those who pay."""
        return self._sum(self._sources_of(line, year))

    def over_lines(self, line: int, year: int = WHOLE, source: str = ALL) -> int | None:
        """A heading, subtotal or total added up over the lines below it."""
        return self._sum(self._lines_of(line, year, source))

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The lines that make up the whole: all but sums, and but those below a heading."""
        headed = {one for line in self.lines if line.kind == Kind.HEADING for one in line.below}
        sums = (Kind.TOTAL, Kind.SUBTOTAL)
        return tuple(at for at, line in enumerate(self.lines) if at not in headed and line.kind not in sums)

    def over_all(self, year: int = WHOLE, source: str = ALL) -> int | None:
        """The whole budget's sum of a column, whatever its total row says."""
        told = [amount for at in self.tops if (amount := self.worth(at, year, source)) is not None]
        return sum(told) if told else None

    def worth(self, line: int, year: int = WHOLE, source: str = ALL) -> int | None:
        """What a place comes to: as stated, else as its lines, its years or its sources add up."""
        stated = self.amount(line, year, source)
        if stated is not None:
            return stated
        if self.lines[line].below:
            known = [self.worth(one, year, source) for one in self.lines[line].below]
            told = [one for one in known if one is not None]
            return sum(told) if told else None
        if year == WHOLE and (over := self.over_years(line, source)) is not None:
            return over
        return self.over_sources(line, year) if source == ALL else None

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """All sums that the matrix promises, row by row."""
        found: list[Equation] = []
        for at, line in enumerate(self.lines):
            for source in (ALL, *self.sources):
                found += self._promised("years", Place(at, WHOLE, source), self._years_of(at, source))
            for year in (WHOLE, *self.years):
                found += self._promised("sources", Place(at, year), self._sources_of(at, year))
            if line.below:
                for year in (WHOLE, *self.years):
                    for source in (ALL, *self.sources):
                        place = Place(at, year, source)
                        found += self._promised("lines", place, self._lines_of(at, year, source))
            found += self._prices(at, line)
        return tuple(found)

    def over_its_whole(self) -> tuple[Place, ...]:
        """Places of a part (khuyến công) that say more than the source that they are a part of."""
        return tuple(
            place
            for place, amount in self.amounts.items()
            if place.source
            and (whole := PART_OF.get(Source(place.source))) is not None
            and amount > self.amounts.get(place._replace(source=whole), amount)
        )

    def _years_of(self, line: int, source: str) -> tuple[Place, ...]:
        return tuple(Place(line, year, source) for year in self.years)

    def _sources_of(self, line: int, year: int) -> tuple[Place, ...]:
        return tuple(Place(line, year, source) for source in self.counted)

    def _lines_of(self, line: int, year: int, source: str) -> tuple[Place, ...]:
        """The lines below; in place of a heading that says nothing of this column those below it."""
        found: list[Place] = []
        for one in self.lines[line].below:
            place = Place(one, year, source)
            if place not in self.amounts and self.lines[one].below:
                found += self._lines_of(one, year, source)
            else:
                found.append(place)
        return tuple(found)

    def _sum(self, places: Iterable[Place]) -> int | None:
        told = [self.amounts[place] for place in places if place in self.amounts]
        return sum(told) if told else None

    def _promised(self, kind: str, result: Place, parts: tuple[Place, ...]) -> list[Equation]:
        stated, computed = self.amounts.get(result), self._sum(parts)
        if stated is None or computed is None:
            return []
        return [Equation(kind, result, parts, stated, Decimal(computed))]

    def _prices(self, at: int, line: Line) -> list[Equation]:
        """Quantity × price; where no year of several keeps to it, the price was another one."""
        if line.price is None:
            return []
        price = line.price
        found = [
            Equation(
                "price",
                place,
                (Place(at, year, ALL, Of.QUANTITY), Place(at, WHOLE, ALL, Of.PRICE)),
                self.amounts[place],
                quantity * price,
            )
            for year in self.years
            if (place := Place(at, year)) in self.amounts and (quantity := self.quantity(at, year)) is not None
        ]
        return found if len(found) < 2 or any(equation.holds for equation in found) else []


def outlined(rows: Sequence[tuple[str, str, bool]], is_subtotal: Sequence[bool] = ()) -> tuple[Line, ...]:
    """Lines from (number, title, is it the total row): which heads which is told from their numbers.

    "1" heads "1.1" and "I" heads "1"; a row without a number heads nothing. The total adds up what stands at the top.
    """
    levels = [_level(number) for number, _, _ in rows]
    below: dict[int, list[int]] = {}
    top: list[int] = []
    stack: list[int] = []
    open_lines: list[int] = []  # since the last subtotal
    for at, (number, _, total) in enumerate(rows):
        if total:
            below[at] = top
            stack = []
            continue
        if at < len(is_subtotal) and is_subtotal[at]:
            below[at], open_lines = open_lines, []
            continue
        while stack and not _heads(rows[stack[-1]][0], levels[stack[-1]], number, levels[at]):
            stack.pop()
        (below.setdefault(stack[-1], []) if stack else top).append(at)
        if not stack:
            open_lines.append(at)
        if number:
            stack.append(at)
    return tuple(
        Line(
            title,
            number,
            _kind(total, at < len(is_subtotal) and is_subtotal[at], at in below),
            tuple(below.get(at, ())),
        )
        for at, (number, title, total) in enumerate(rows)
    )


def _kind(total: bool, subtotal: bool, heads: bool) -> Kind:
    if total:
        return Kind.TOTAL
    return Kind.SUBTOTAL if subtotal else Kind.HEADING if heads else Kind.LINE


_ROMAN = frozenset("IVXLC")


def _level(number: str) -> int:
    """How deep a number stands: A 0, I 1, 1 2, 1.1 3, 1.1.1 4, a 9, none 10."""
    plain = number.strip(" .)")
    if not plain:
        return 10
    if plain[0].isdigit():
        return 2 + plain.count(".")
    if set(plain) <= _ROMAN and (len(plain) > 1 or plain in "IVX"):
        return 1
    return 0 if plain.isupper() else 9


def _heads(number: str, level: int, other: str, other_level: int) -> bool:
    """A number heads a deeper one; of plain numbers only "1" the "1.1", not the "2.1"."""
    if other_level <= level or other_level == 10:
        return False
    one, two = number.strip(" .)"), other.strip(" .)")
    if one[0].isdigit() and two[0].isdigit():
        return two.startswith(f"{one}.")
    return True

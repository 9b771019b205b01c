"""A case's inputs, read by name and kind; what cannot be understood in one way is refused at its place.

Numbers are JSON numbers, or strings written as JSON writes numbers ("12.5"), or as Vietnamese does where no other
reading is possible ("1.200.000", "12,5"). "12.000" is twelve, and it is said; in a case that has a number written the
Vietnamese way it reads two ways and is refused. A share is a fraction: 0.4, or "40 %"; a bare number from 2 to 100 is
read as percent, and it is said. A name that the function does not have is refused, so that a slip of the pen changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sachhon.calculations.results import refuse, warn
from sachhon.calculations.units import Dimension, Rate, Unit, rate_of, unit_of
from sachhon.formkit.findings import Finding, Severity
from sachhon.vietnamese import AmbiguousNumber, NotANumber, parse_number

T = TypeVar("T")
_JSON_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d{1,3})?")
_GROUP_OR_DECIMAL = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_MEASURED = re.compile(r"\s*([-+]?[\d.,]*\d(?:[eE][-+]?\d{1,3})?)\s*([^\W\d].*?)\s*")
_VIETNAMESE = re.compile(r"[-+]?(\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))\s*%?")
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})


class Inputs:
    """The inputs of one case, or of one object within them; `place` is where it stands in the case.

    `vietnamese`: some number of the case is written as only Vietnamese writes numbers.
    """

    def __init__(
        self,
        given: Mapping[str, object],
        place: str = "",
        notes: list[Finding] | None = None,
        *,
        vietnamese: bool = False,
    ) -> None:
        self._vietnamese = vietnamese
        self._given = given
        self._place = place
        self._asked: set[str] = set()
        self.notes: list[Finding] = [] if notes is None else notes

    def at(self, name: str) -> str:
        """Where an input stands."""
        return f"{self._place}.{name}" if self._place else name

    def has(self, name: str) -> bool:
        """Whether the input is given and not null."""
        self._asked.add(name)
        return self._given.get(name) is not None

    def raw(self, name: str) -> object:
        """The input as JSON has it. Refuses one that is missing."""
        if not self.has(name):
            refuse("calc_missing", self.at(name), name=name)
        return self._given[name]

    def within(self, given: Mapping[str, object], place: str) -> Inputs:
        """An object that stands within these inputs."""
        return Inputs(given, place, self.notes, vietnamese=self._vietnamese)

    def finish(self) -> None:
        """Refuse inputs that nobody asked for."""
        for name in self._given:
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                refuse("calc_unknown_input", self.at(name), name=name, known=known)

    def names(self) -> tuple[str, ...]:
        """The names given."""
        return tuple(self._given)

    def number(self, name: str, default: Decimal | None = None) -> Decimal:
        """A number; the default where it is not given, which is refused where there is none."""
        if default is not None and not self.has(name):
            return default
        return self._number(self.raw(name), self.at(name))

    def optional_number(self, name: str) -> Decimal | None:
        """A number, or None where it is not given."""
        return self._number(self.raw(name), self.at(name)) if self.has(name) else None

    def share(self, name: str, default: Decimal | None = None) -> Decimal:
        """A share as a fraction."""
        if default is not None and not self.has(name):
            return default
        given, place = self.raw(name), self.at(name)
        if isinstance(given, str) and given.strip().endswith("%"):
            return self._number(given.strip()[:-1], place) / 100
        value = self._number(given, place)
        if 2 <= value <= 100:
            fraction = f"{(value / 100).normalize():f}"
            self.notes.append(
                warn("calc_share_read_as_percent", place, severity=Severity.WARNING, value=value, share=fraction)
            )
            return value / 100
        return value

    def rate(self, name: str) -> Decimal:
        """A yearly rate as a fraction: 0.1, or "10 %"; 10 is refused further on."""
        given, place = self.raw(name), self.at(name)
        if isinstance(given, str) and given.strip().endswith("%"):
            return self._number(given.strip()[:-1], place) / 100
        return self._number(given, place)

    def text(self, name: str, default: str | None = None) -> str:
        """Some words; numbers are taken as words too (an industry's code)."""
        if default is not None and not self.has(name):
            return default
        given = self.raw(name)
        if isinstance(given, bool) or not isinstance(given, str | Decimal | int) or not str(given).strip():
            refuse("calc_not_text", self.at(name), name=name)
        return str(given).strip()

    def optional_text(self, name: str) -> str | None:
        """Some words, or None."""
        return self.text(name) if self.has(name) else None

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no, as JSON has it."""
        if not self.has(name):
            return default
        given = self.raw(name)
        if not isinstance(given, bool):
            refuse("calc_not_yes_or_no", self.at(name))
        return given

    def unit(self, name: str, *dimensions: Dimension) -> Unit | None:
        """A unit of one of the dimensions, or None where it is not given."""
        return unit_of(self.text(name), self.at(name), *dimensions) if self.has(name) else None

    def unit_rate(self, name: str) -> Rate | None:
        """One unit per another, or None."""
        return rate_of(self.text(name), self.at(name)) if self.has(name) else None

    def measured(self, name: str, unit_name: str) -> tuple[Decimal | None, Unit | None]:
        """An amount with its unit: {"quantity", "unit"}, "50 million l", or a number beside an input for the unit."""
        beside = self.unit(unit_name)
        if not self.has(name):
            return None, beside
        given, place = self.raw(name), self.at(name)
        if isinstance(given, Mapping):
            inner = self.within(given, place)
            quantity, unit = inner.number("quantity"), inner.unit("unit")
            inner.finish()
            return quantity, unit or beside
        if isinstance(given, str) and not _JSON_NUMBER.fullmatch(given) and (parts := _MEASURED.fullmatch(given)):
            return self._number(parts[1], place), unit_of(parts[2], place)
        return self._number(given, place), beside

    def day(self, *names: str) -> date | int:
        """A year, or a day written 2024-06-30, under the first of the names that is given."""
        name = next((one for one in names if self.has(one)), names[0])
        given, place = self.raw(name), self.at(name)
        text = str(given).strip()
        if isinstance(given, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                refuse("calc_not_a_year", place, text=text)
        return self._year(given, place)

    def year(self, name: str) -> int:
        """A year from 1900 to 2200."""
        return self._year(self.raw(name), self.at(name))

    def optional_year(self, name: str) -> int | None:
        """A year, or None."""
        return self._year(self.raw(name), self.at(name)) if self.has(name) else None

    def numbers(self, name: str) -> list[Decimal]:
        """A list of numbers."""
        return [self._number(one, place) for one, place in self._items(name)]

    def percents(self, name: str) -> list[Decimal]:
        """A list of percentages: numbers, or strings that may end with "%"."""
        return [
            self._number(one.strip().removesuffix("%") if isinstance(one, str) else one, place)
            for one, place in self._items(name)
        ]

    def objects(self, name: str, read: Callable[[Inputs], T], bare: Callable[[Decimal], T] | None = None) -> list[T]:
        """A list of objects, each read by `read`; with `bare`, a number alone stands for an object."""
        return [self.object_at(one, place, read, bare) for one, place in self._items(name)]

    def object_at(
        self, given: object, place: str, read: Callable[[Inputs], T], bare: Callable[[Decimal], T] | None = None
    ) -> T:
        """One object at a place."""
        if isinstance(given, Mapping):
            inner = self.within(given, place)
            made = read(inner)
            inner.finish()
            return made
        if bare is None:
            refuse("calc_not_an_object", place)
        return bare(self._number(given, place))

    def _items(self, name: str) -> list[tuple[object, str]]:
        given = self.raw(name)
        if not isinstance(given, Sequence) or isinstance(given, str):
            refuse("calc_not_a_list", self.at(name))
        return [(one, f"{self.at(name)}[{place}]") for place, one in enumerate(given)]

    def _year(self, given: object, place: str) -> int:
        text = str(given).strip()
        if isinstance(given, bool) or not re.fullmatch(r"(19|20|21)\d{2}(\.0+)?", text):
            refuse("calc_not_a_year", place, text=text)
        return int(text[:4])

    def _number(self, given: object, place: str) -> Decimal:
        if isinstance(given, Decimal):
            return given
        if isinstance(given, int) and not isinstance(given, bool):
            return Decimal(given)
        if not isinstance(given, str):
            refuse("calc_not_a_number", place, text=_shown(given))
        text = given.translate(_MINUS).strip()
        if _JSON_NUMBER.fullmatch(text):
            if _GROUP_OR_DECIMAL.fullmatch(text):
                if self._vietnamese:
                    refuse("calc_number_two_ways", place, text=text)
                self.notes.append(
                    warn("calc_point_read_as_decimal", place, severity=Severity.WARNING, text=text, value=Decimal(text))
                )
            return Decimal(text)
        try:
            return parse_number(text)
        except AmbiguousNumber:
            refuse("calc_number_two_ways", place, text=text)
        except NotANumber:
            refuse("calc_not_a_number", place, text=text)


def is_vietnamese(text: str) -> bool:
    """Whether a number is written as only Vietnamese writes numbers: "1.200.000", "1.234,5", "12,5"."""
    return _VIETNAMESE.fullmatch(text.translate(_MINUS).strip()) is not None


def _shown(given: object) -> str:
    """What was given, as JSON writes it."""
    return "null" if given is None else str(given).lower() if isinstance(given, bool) else str(given)

"""What a field type is, what it needs to know of a field, and the values that are more than one number or text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of numbers, both ends in it; a single value has them alike."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """Half way between the ends."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Period:
    """Years from and to; `part` names a quarter or month as written ("Quý IV"); None is an open end."""

    from_year: int | None
    to_year: int | None
    from_part: str = ""
    to_part: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as written ("kWh", "m3", "tấn")."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """An official document by number and date (numbers are used again in other years). None is what was not said."""

    number: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to turn to; what was not said is ""."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""


class OptionSpec(Protocol):
    """One of the answers that a choice offers."""

    @property
    def id(self) -> str: ...
    @property
    def labels(self) -> Mapping[str, str]: ...
    @property
    def words(self) -> tuple[str, ...]: ...


class FieldSpec(Protocol):
    """What a field type may ask of a field or of a table's column."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def labels(self) -> Mapping[str, str]: ...
    @property
    def unit(self) -> str: ...
    @property
    def decimals(self) -> int | None: ...
    @property
    def minimum(self) -> Decimal | None: ...
    @property
    def maximum(self) -> Decimal | None: ...
    @property
    def options(self) -> Sequence[OptionSpec]: ...


class FieldError(ValueError):
    """What was typed is not a value of the field; `finding` says why and names both readings of an ambiguous number."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.key)
        self.finding = finding


class FieldType(Protocol):
    """A kind of field. Values are plain Python; `format` then `parse` gives the value back."""

    @property
    def name(self) -> str: ...
    @property
    def labels(self) -> Mapping[str, str]: ...
    @property
    def numeric(self) -> bool:
        """Whether its values can be added up and compared."""
        ...

    @property
    def long(self) -> bool:
        """Whether its text may run over several paragraphs."""
        ...

    @property
    def listed(self) -> bool:
        """Whether its values come from the field's options."""
        ...

    def parse(self, text: str, field: FieldSpec) -> Any:
        """The value that was typed, by Vietnamese habits. Raises FieldError."""
        ...

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """What is wrong with a value: its Python type, range, options."""
        ...

    def format(self, value: Any, field: FieldSpec, language: str = "vi") -> str:
        """The value as a person reads it."""
        ...

    def to_json(self, value: Any) -> object:
        """The value as JSON: numbers as int or decimal text, dates in ISO, composites as objects."""
        ...

    def from_json(self, value: object) -> Any:
        """The value back from `to_json`. Raises ValueError on another shape."""
        ...

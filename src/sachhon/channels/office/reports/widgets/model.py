"""What a widget is: how answers of one field type are shown and typed on the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.values import MISSING, Answer

Spec = Field | Column
Typed = Mapping[str, str]
"""What stands in the inputs of one answer, by part; "" is the only or the main one."""


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """The unit in which amounts are shown and in which a bare number is understood."""

    id: str
    words: str
    worth: int
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to type one answer.

    `name` is the cell's id ("funding_total", "plan_items.0.amount"). `typed`: what to show instead of the answer, where
    it was refused and must not be lost. `label` names the input where no label element does (a table's cell).
    """

    name: str
    spec: Spec
    unit: MoneyUnit
    answer: Answer = MISSING
    language: str = "vi"
    typed: Typed | None = None
    label: str = ""
    described_by: str = ""
    locked: bool = False
    invalid: bool = False
    in_table: bool = False


class Widget(Protocol):
    """One field type on the web."""

    @property
    def type(self) -> str:
        """The name of the field type."""
        ...

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its inputs; ("",) for one input alone, which a label element can name."""
        ...

    @property
    def hint(self) -> str | Promise:
        """How it is filled in, for who has not done it before."""
        ...

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """What stands in the inputs for a value."""
        ...

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """What stands in the one input of a table's cell."""
        ...

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The value that was typed. Raises FieldError."""
        ...

    def draw(self, entry: Entry) -> SafeString:
        """The inputs."""
        ...

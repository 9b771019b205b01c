"""Rows of the registers as a revision states them, before they are anybody's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

TARGETS, TASKS, LINES = "targets", "tasks", "lines"
REGISTERS = (TARGETS, TASKS, LINES)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CellRow:
    """A stated cell of the budget: a year's quantity and amount, or a source's sum (year 0)."""

    year: int = 0
    source: str = ""
    quantity: Decimal | None = None
    amount: int | None = None
    quantity_origin: Json | None = None
    origin: Json | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of a register. `values` by the model's fields, `origins` by the same names; `cells` of a budget line."""

    title: str
    number: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, Json] = field(default_factory=dict)
    is_heading: bool = False
    is_total: bool = False
    cells: tuple[CellRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Registers:
    """All that a revision says, in its own order."""

    targets: tuple[RegisterRow, ...] = ()
    tasks: tuple[RegisterRow, ...] = ()
    lines: tuple[RegisterRow, ...] = ()

    def of(self, register: str) -> tuple[RegisterRow, ...]:
        """The rows of one register."""
        rows: tuple[RegisterRow, ...] = getattr(self, register)
        return rows

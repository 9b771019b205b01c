"""A table: its cells are answers of their own, keyed (field, row, column), each with its column's type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True)
class TableType:
    """No value of its own; the field itself can only be nil, unknown or missing."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> None:
        """Raises FieldError: a table is filled cell by cell."""
        raise refusal(field, "table_cell_by_cell", text)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether nothing was put where cells belong."""
        return () if value is None else (problem(field, "table_cell_by_cell", text=str(value)),)

    def format(self, value: object, field: FieldSpec, language: str = "vi") -> str:
        """Nothing: the cells are formatted."""
        return ""

    def to_json(self, value: object) -> object:
        """null: the cells carry the values."""
        return None

    def from_json(self, value: object) -> None:
        """Nothing. Raises ValueError on a value."""
        if value is not None:
            raise ValueError("a table has no value of its own")


TABLE = TableType("table", {"vi": "bảng", "en": "table"})

"""Widgets whose answer is typed as one text that the field type reads: the ground of most others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, lines, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed
from sachhon.formkit.fields import field_type


@dataclass(frozen=True, slots=True)
class TextWidget:
    """One input; its text is what the field type writes and reads."""

    type: str
    hint: str | Promise
    rows: int = 1
    parts: tuple[str, ...] = ("",)

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The value as its type writes it: always in the Vietnamese way, which is the way it is read."""
        return {"": field_type(spec.type).format(value, spec)}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """What stands in the one input of a table's cell: the parts together."""
        return " ".join(part for part in self.show(value, spec, unit, language).values() if part)

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The value that was typed. Raises FieldError."""
        return field_type(spec.type).parse(typed.get("", ""), spec)

    def draw(self, entry: Entry) -> SafeString:
        """An input of one line or of several."""
        if entry.in_table:
            return line(entry, cell_text(self, entry))
        text = text_of(self, entry)[""]
        return line(entry, text) if self.rows == 1 else lines(entry, text, self.rows)

"""A number with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed
from sachhon.channels.office.reports.widgets.numeric import NumberWidget
from sachhon.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class QuantityWidget(NumberWidget):
    """Number and unit apart; in a table together, so that a cell of a pasted table fits."""

    parts: tuple[str, ...] = ("", "unit")

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The number with what stands in the unit's input, or behind the number. Raises FieldError."""
        text = f"{typed.get('', '').strip()} {typed.get('unit', '').strip()}".strip()
        return NumberWidget.read(self, {"": text}, spec, unit)

    def size(self, value: Any) -> Decimal:
        """The number alone."""
        number: Decimal = value.value
        return number

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The number and the unit."""
        return {"": format_number(value.value), "unit": value.unit}

    def draw(self, entry: Entry) -> SafeString:
        """Two inputs, one in a table."""
        if entry.in_table:
            return line(entry, cell_text(self, entry), css="number")
        shown = text_of(self, entry)
        number = line(entry, shown[""], mode="decimal", css="number", label=gettext("Số lượng"))
        unit = line(
            entry, shown["unit"] or entry.spec.unit, part="unit", css="unit", label=gettext("Đơn vị tính"), holder="kWh"
        )
        return mark_safe(f'<div class="input-group">{number}{unit}</div>')


WIDGET = QuantityWidget("quantity", _("Ghi số và đơn vị, ví dụ 1.200 kWh."))

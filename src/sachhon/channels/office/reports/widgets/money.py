"""An amount, in the unit that the page is switched to; the unit is always in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import beside, cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.numeric import NumberWidget
from sachhon.formkit.fields import field_type
from sachhon.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class MoneyWidget(NumberWidget):
    """A bare number is in the page's unit; "1,5 tỷ" says its own."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The amount in the page's unit, exact."""
        amount = Decimal(value) / unit.worth
        return {"": format_number(amount.quantize(Decimal(1)) if amount == int(amount) else amount.normalize())}

    def parse(self, text: str, spec: Spec, unit: MoneyUnit) -> int:
        """In đồng. Raises FieldError."""
        amount: int = field_type(spec.type).parse(text, replace(spec, unit=unit.words))
        return amount

    def draw(self, entry: Entry) -> SafeString:
        """An input with the unit; in a table the heading has it."""
        if entry.in_table:
            return line(entry, cell_text(self, entry), mode="decimal", css="number")
        control = line(entry, text_of(self, entry)[""], mode="decimal", css="number")
        return beside(control, str(entry.unit.label))


WIDGET = MoneyWidget("money", _("Ghi số theo đơn vị tiền đang chọn, hoặc ghi kèm đơn vị, ví dụ 1,5 tỷ đồng."))

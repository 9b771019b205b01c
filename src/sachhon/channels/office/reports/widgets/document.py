"""An official document: its number and its date apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import field_type
from sachhon.vietnamese import format_date


@dataclass(frozen=True, slots=True)
class DocumentWidget(TextWidget):
    """Two inputs; all of it may also stand in the first, as copied from a letter. In a table one input."""

    parts: tuple[str, ...] = ("", "date")

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """Number and date."""
        return {"": value.number or "", "date": format_date(value.date) if value.date else ""}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """As written in a letter."""
        return field_type(spec.type).format(value, spec)

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The document by both inputs. Raises FieldError."""
        number, on = typed.get("", "").strip(), typed.get("date", "").strip()
        return field_type(spec.type).parse(f"{number} ngày {on}".strip() if on else number, spec)

    def draw(self, entry: Entry) -> SafeString:
        """Two inputs, one in a table."""
        if entry.in_table:
            return line(entry, cell_text(self, entry))
        shown = text_of(self, entry)
        number = line(entry, shown[""], label=gettext("Số, ký hiệu"), holder="135/QĐ-SCT")
        on = line(entry, shown["date"], part="date", css="day", label=gettext("Ngày ban hành"), holder="25/11/2010")
        between = f'<span class="input-group-text">{gettext("ngày")}</span>'
        return mark_safe(f'<div class="input-group">{number}{between}{on}</div>')


WIDGET = DocumentWidget("document", _("Ghi số, ký hiệu và ngày ban hành."))

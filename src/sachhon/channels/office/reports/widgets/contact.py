"""A person to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, input_id, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import Contact, field_type
from sachhon.vietnamese import nfc

_LABELS = {
    "": _("Họ và tên"),
    "title": _("Chức vụ"),
    "phone": _("Điện thoại"),
    "email": _("Thư điện tử"),
}


@dataclass(frozen=True, slots=True)
class ContactWidget(TextWidget):
    """Four inputs, each with its label; in a table one input, parted by semicolons."""

    parts: tuple[str, ...] = ("", "title", "phone", "email")

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """What is known, apart."""
        return {"": value.name, "title": value.title, "phone": value.phone, "email": value.email}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """What is known, parted by semicolons."""
        return field_type(spec.type).format(value, spec)

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The person. A text with several parts in one input is taken apart. Raises FieldError without a name."""
        told = {part: " ".join(nfc(typed.get(part, "")).split()) for part in self.parts}
        if not any(told[part] for part in self.parts[1:]):
            return field_type(spec.type).parse(told[""], spec)
        if not told[""]:
            return field_type(spec.type).parse(";".join(told.values()).strip(";"), spec)
        return Contact(told[""], told["title"], told["phone"], told["email"])

    def draw(self, entry: Entry) -> SafeString:
        """Four inputs, one in a table."""
        if entry.in_table:
            return line(entry, cell_text(self, entry))
        shown = text_of(self, entry)
        inputs = [
            format_html(
                '<div class="col-sm-6"><label class="form-label small" for="{}">{}</label>{}</div>',
                input_id(entry, part),
                label,
                line(entry, shown[part], part=part, mode="tel" if part == "phone" else ""),
            )
            for part, label in _LABELS.items()
        ]
        return mark_safe(f'<div class="row g-2">{"".join(inputs)}</div>')


WIDGET = ContactWidget("contact", _("Ghi người có thể trả lời khi Bộ cần hỏi thêm."))

"""An industry of the classifier: a list of all, by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import line, select, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class IndustryWidget(TextWidget):
    """A list; in a table an input with one list of suggestions for the whole column, so that rows stay light."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The number in the classifier."""
        return {"": str(value)}

    def draw(self, entry: Entry) -> SafeString:
        """A list, or an input with suggestions."""
        chosen = text_of(self, entry)[""]
        if entry.in_table:
            named = next((option.labels["vi"] for option in entry.spec.options if option.id == chosen), chosen)
            return line(entry, named, listed=f"list-{entry.name.partition('.')[0]}-{entry.spec.id}")
        options = [(option.id, f"{option.id}. {option.labels[entry.language]}") for option in entry.spec.options]
        return select(entry, chosen, options)


WIDGET = IndustryWidget("industry", _("Chọn một ngành trong danh sách, hoặc ghi số thứ tự."))

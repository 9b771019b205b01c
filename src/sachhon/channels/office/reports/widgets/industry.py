"""An industry of the classifier: a list of all, by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, select, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import field_type


@dataclass(frozen=True, slots=True)
class IndustryWidget(TextWidget):
    """A list; in a table an input with one list of suggestions for the whole column, so that rows stay light."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The number in the classifier."""
        return {"": str(value)}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """The industry's name."""
        return field_type(spec.type).format(value, spec)

    def draw(self, entry: Entry) -> SafeString:
        """A list, or an input with suggestions."""
        if entry.in_table:
            return line(entry, cell_text(self, entry), listed=list_id(entry.name, entry.spec))
        chosen = text_of(self, entry)[""]
        options = [(option.id, f"{option.id}. {option.labels[entry.language]}") for option in entry.spec.options]
        return select(entry, chosen, options)


def list_id(name: str, spec: Spec) -> str:
    """The id of the suggestions that all cells of a column share."""
    return f"list-{name.partition('.')[0]}-{spec.id}"


WIDGET = IndustryWidget("industry", _("Chọn một ngành trong danh sách, hoặc ghi số thứ tự."))

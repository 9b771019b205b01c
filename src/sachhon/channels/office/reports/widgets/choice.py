"""One of the options that a field lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, radios, select, states_of_cell, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget

MOST_IN_SIGHT = 5


@dataclass(frozen=True, slots=True)
class ChoiceWidget(TextWidget):
    """Few options are all in sight, more stand in a list."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The option's id."""
        return {"": str(value)}

    def draw(self, entry: Entry) -> SafeString:
        """Buttons, or a list."""
        options = [(option.id, option.labels[entry.language]) for option in entry.spec.options]
        if entry.in_table:
            return select(entry, cell_text(self, entry), [*options, *states_of_cell(entry)])
        chosen = text_of(self, entry)[""]
        return radios(entry, chosen, options) if len(options) <= MOST_IN_SIGHT else select(entry, chosen, options)


WIDGET = ChoiceWidget("choice", _("Chọn một trong danh sách."))

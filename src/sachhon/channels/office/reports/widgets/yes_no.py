"""Yes or no: two buttons in sight; in a table a short list."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, radios, select, states_of_cell, text_of
from sachhon.channels.office.reports.widgets.model import Entry
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class YesNoWidget(TextWidget):
    """The words are those that the field type reads."""

    def draw(self, entry: Entry) -> SafeString:
        """Two buttons, or a list."""
        answers = [("Có", gettext("Có")), ("Không", gettext("Không"))]
        if entry.in_table:
            return select(entry, cell_text(self, entry), [*answers, *states_of_cell(entry)])
        return radios(entry, text_of(self, entry)[""], answers)


WIDGET = YesNoWidget("yes_no", _("Chọn Có hoặc Không."))

"""A year of the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class YearWidget(TextWidget):
    """A narrow input for four digits."""

    def draw(self, entry: Entry) -> SafeString:
        """An input of one line."""
        text = cell_text(self, entry) if entry.in_table else text_of(self, entry)[""]
        return line(entry, text, mode="numeric", css="year")


WIDGET = YearWidget("year", _("Ghi năm bốn chữ số, ví dụ 2018."))

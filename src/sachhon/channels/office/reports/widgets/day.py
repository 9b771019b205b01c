"""A day of the calendar: typed, since a calendar to click on knows other habits than dd/mm/yyyy."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class DayWidget(TextWidget):
    """A narrow input."""

    def draw(self, entry: Entry) -> SafeString:
        """An input of one line."""
        text = cell_text(self, entry) if entry.in_table else text_of(self, entry)[""]
        return line(entry, text, css="day")


WIDGET = DayWidget("date", _("Ghi ngày/tháng/năm, ví dụ 12/03/2018."))

"""One percentage or a stretch of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class PercentRangeWidget(TextWidget):
    """One input: a stretch is written with a dash, so it can be pasted as it stands in a letter."""

    def draw(self, entry: Entry) -> SafeString:
        """An input of one line."""
        text = cell_text(self, entry) if entry.in_table else text_of(self, entry)[""]
        return line(entry, text, css="number")


WIDGET = PercentRangeWidget("percent_range", _("Ghi tỷ lệ hoặc khoảng, ví dụ 10% hoặc 8 – 13%."))

"""Running text of several paragraphs; in a table a low box."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.drawing import cell_text, lines, text_of
from sachhon.channels.office.reports.widgets.model import Entry
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class NarrativeWidget(TextWidget):
    """A box that grows with its text."""

    def draw(self, entry: Entry) -> SafeString:
        """A box of several lines."""
        if entry.in_table:
            return lines(entry, cell_text(self, entry), 1)
        return lines(entry, text_of(self, entry)[""], self.rows)


WIDGET = NarrativeWidget("narrative", _("Ghi một hay nhiều đoạn văn."), rows=5)

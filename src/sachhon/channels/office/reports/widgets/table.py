"""A table: its cells are answers of their own, drawn by the grid with the widgets of their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class TableWidget(TextWidget):
    """Nothing to type in the field itself, which can only be nil, unknown or unanswered."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """Nothing."""
        return {"": ""}

    def draw(self, entry: Entry) -> SafeString:
        """Nothing: the grid draws the cells."""
        return SafeString("")


WIDGET = TableWidget("table", _("Điền từng ô, hoặc dán bảng chép từ Excel, Word."))

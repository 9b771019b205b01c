"""A list of industries: one a line, since the classifier's names have commas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.model import MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget


@dataclass(frozen=True, slots=True)
class IndustriesWidget(TextWidget):
    """A box, one industry a line."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The names, one a line."""
        return {"": "\n".join(value)}


WIDGET = IndustriesWidget("industries", _("Ghi tên các ngành, mỗi ngành một dòng."), rows=4)

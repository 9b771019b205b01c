"""A list of industries: one a line, since the classifier's names have commas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.model import MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import field_type


@dataclass(frozen=True, slots=True)
class IndustriesWidget(TextWidget):
    """A box, one industry a line."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The names, one a line."""
        return {"": "\n".join(value)}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """The names, parted by semicolons."""
        return field_type(spec.type).format(value, spec)


WIDGET = IndustriesWidget("industries", _("Ghi tên các ngành, mỗi ngành một dòng."), rows=4)

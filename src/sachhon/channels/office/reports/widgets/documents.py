"""A list of official documents: one a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.model import MoneyUnit, Spec
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import field_type


@dataclass(frozen=True, slots=True)
class DocumentsWidget(TextWidget):
    """A box, one document a line."""

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The documents, one a line."""
        return {"": "\n".join(field_type(spec.type).format((one,), spec) for one in value)}

    def in_cell(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> str:
        """The documents, parted by semicolons."""
        return field_type(spec.type).format(value, spec)


WIDGET = DocumentsWidget(
    "documents", _("Ghi số và ngày, mỗi văn bản một dòng, ví dụ 496/2010/QĐ-UBND ngày 08/11/2010."), rows=3
)

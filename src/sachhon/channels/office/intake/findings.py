"""Findings of the reading as the review shows them: worst first, linked to the values and words that show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from sachhon.domain.intake.api import Item
from sachhon.formkit.findings import Severity

_ORDER = {severity.value: place for place, severity in enumerate(Severity)}
_KINDS = {"blocker": "danger", "error": "danger", "warning": "warning", "info": "info"}
_LABELS = {
    "blocker": gettext_lazy("Chặn"),
    "error": gettext_lazy("Lỗi"),
    "warning": gettext_lazy("Cảnh báo"),
    "info": gettext_lazy("Lưu ý"),
}
_SHOWN_AS_ABSENT = frozenset({"item_not_answered"})
"""The sheet lists what was not found by itself."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One doubt of the reading. `values`: (element id, label) of the values that it concerns."""

    kind: str
    label: str
    words: str
    cell: str = ""
    values: tuple[tuple[str, str], ...] = ()


def shown_findings(findings: Iterable[Mapping[str, Any]], items: Sequence[Item], language: str) -> list[ShownFinding]:
    """All findings but those that the sheet shows in its own way."""
    by_field: dict[str, Item] = {}
    for item in items:
        by_field.setdefault(item.field.id, item)
    told = [finding for finding in findings if finding["code"] not in _SHOWN_AS_ABSENT]
    return [
        ShownFinding(
            kind=_KINDS[finding["severity"]],
            label=str(_LABELS[finding["severity"]]),
            words=finding["message"][language],
            cell=finding.get("cell", ""),
            values=tuple(
                (str(by_field[name].staged[0].pk), by_field[name].field.labels[language])
                for name in finding["fields"]
                if name in by_field
            ),
        )
        for finding in sorted(told, key=lambda finding: _ORDER[finding["severity"]])
    ]

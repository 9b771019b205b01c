"""What a check returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """From what blocks a submission to what is only worth knowing."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt.

    `code` names the kind (reading-contract codes keep their meaning); `variant` picks a wording within the code;
    `params` fill the wording (numbers are passed as numbers, the words format them). `fields` are template field ids
    that it concerns; `spans` are half-open code-point offsets of the document's text, all the places that show it;
    `cell` is the place in a workbook ("Trả lời!E12").
    """

    code: str
    severity: Severity
    params: Mapping[str, object] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()
    fields: tuple[str, ...] = ()
    variant: str = ""
    cell: str = ""

    @property
    def key(self) -> str:
        """The key of its wording: `code` or `code.variant`."""
        return f"{self.code}.{self.variant}" if self.variant else self.code

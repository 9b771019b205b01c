"""A row on its way: what it says, where it stands, what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sachhon.domain.registry.facilities.register import Value
from sachhon.formkit.findings import Finding, say

Said = dict[str, Value]
Problem = dict[str, str]


@dataclass(slots=True)
class Row:
    """`number` runs from 1 within the list as it came (of a workbook: Excel's own)."""

    number: int
    place: str
    said: Said
    problems: list[Problem] = field(default_factory=list)
    twin_of: int | None = None
    """Number of an earlier row that is, or may be, about the same facility."""
    facility_code: str = ""
    """Whose row it is beyond doubt: a facility's own report."""
    joined: bool = False
    """Surely the same: what it says was joined to the earlier row."""


text_of: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Facts, problems, candidates as they are stored."""


def problem_of(finding: Finding, cell: str, fact: str, value: Any) -> Problem:
    """What is wrong with a cell, in both languages."""
    written = " ".join(str(value).split())
    return {
        "cell": cell,
        "fact": fact,
        "value": written if len(written) <= 120 else written[:119] + "…",
        "code": finding.key,
        "vi": say(finding, "vi"),
        "en": say(finding, "en"),
    }

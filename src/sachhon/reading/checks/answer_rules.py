"""The template's own rules, put to the answers that were read; each finding stands on the words of its answers."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.definition import templates
from sachhon.formkit.findings import Finding
from sachhon.formkit.rules import check as check_rules
from sachhon.reading.answers import values_of
from sachhon.reading.model import Reading


def check(reading: Reading) -> Iterator[Finding]:
    """All but what is missing, which item_not_answered tells item by item."""
    template = templates().get(reading.template or "")
    if template is None:
        return
    for finding in check_rules(template, values_of(reading)):
        if finding.code != "item_not_answered":
            yield finding

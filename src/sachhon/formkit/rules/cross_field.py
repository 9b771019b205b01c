"""Sums of fields against each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import ZERO, Case


def check_cross_field(case: Case) -> Iterator[Finding]:
    """left <relation> right; a side counts as soon as one of its fields is answered for "<=", all of them for "="."""
    exact = case.text("relation") == "="
    left, right = _side(case, "left", exact), _side(case, "right", True)
    if left is None or right is None or left == right or (left < right and not exact):
        return
    fields = (*case.names("left"), *case.names("right"))
    params = {"left": left, "right": right, **_named(case, "left"), **_named(case, "right"), **case.words("because")}
    yield case.finding("cross_field", "differs" if exact else "exceeds", fields, params)


def _side(case: Case, name: str, all_needed: bool) -> Decimal | None:
    numbers = [case.number(field_id) for field_id in case.names(name)]
    answered = [number for number in numbers if number is not None]
    if not answered or (all_needed and len(answered) < len(numbers)):
        return None
    return sum(answered, ZERO)


def _named(case: Case, name: str) -> dict[str, object]:
    labels = [case.template.field(field_id).labels for field_id in case.names(name)]
    return {f"{name}_label_{language}": " + ".join(each[language] for each in labels) for language in ("vi", "en")}

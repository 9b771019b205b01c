"""What changed since the last round more than such things change."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import Case, number_of
from sachhon.formkit.rules.slips import near_slip
from sachhon.formkit.values import answer_of


def check_last_round(case: Case) -> Iterator[Finding]:
    """A factor of a thousand or a million, a jump beyond `jump`, a cumulative number that fell."""
    if case.previous is None:
        return
    jump, cumulative = case.decimal("jump"), bool(case.rule.params.get("cumulative"))
    for field_id in case.names("fields"):
        old, new = number_of(answer_of(case.previous, field_id)), case.number(field_id)
        if old is None or new is None or old == new:
            continue
        params = {"old": old, "new": new, **case.labels(field_id)}
        factor = near_slip(old, new)
        if factor:
            yield case.finding("unit_slip", "answers_last_round", (field_id,), {**params, "factor": factor})
        elif cumulative and new < old:
            yield case.finding("against_last_round", "fell", (field_id,), params)
        elif jump is not None and min(old, new) > 0 and max(old, new) / min(old, new) > jump:
            yield case.finding("against_last_round", "jump", (field_id,), params)

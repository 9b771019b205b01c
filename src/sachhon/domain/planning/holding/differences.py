"""Where a report and the registers differ: warnings, for which the unit corrects one or gives the reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sachhon.domain.planning.holding.cells import Place, key_of, places, says
from sachhon.domain.planning.holding.period import days_of
from sachhon.domain.planning.recorded import recorded_counts
from sachhon.domain.planning.recording.measures import asked_by
from sachhon.domain.submissions.api import Submission
from sachhon.formkit.definition import Template
from sachhon.formkit.fields.model import Range
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import MISSING, Answer, State, Values, state_of

CODE = "differs_from_records"


def differences(submission: Submission, template: Template, values: Values) -> Iterator[Finding]:
    """One finding for each cell that says something else than the registers hold; what is not answered is none.

    No query where the template asks for nothing that is recorded, or where nothing of it is answered.
    """
    asked = {measure.field for measure in asked_by(template.id) if template.has_field(measure.field)}
    answered = {name for name in asked if state_of(values, template.field(name)) is not State.MISSING}
    days = days_of(submission, template) if answered else None
    if days is None:
        return
    recorded = recorded_counts(submission.obligation.unit, *days)
    for place, count in places(template, values, recorded):
        if place.field.id in answered:
            yield from _difference(place, count, values)


def _difference(place: Place, count: Decimal, values: Values) -> Iterator[Finding]:
    answer = values.get(key_of(place, -1), MISSING)
    if says(answer, count):
        return
    if place.column is not None and state_of(values, place.field) is not State.VALUE:
        return
    variant = _variant(place, answer)
    if variant is None:
        return
    params: dict[str, object] = {"recorded": _plain(count), **_labels(place)}
    if answer.state is State.VALUE:
        params["reported"] = _said(answer)
    yield Finding(CODE, Severity.WARNING, params, fields=(place.field.id,), variant=variant)


def _variant(place: Place, answer: Answer) -> str | None:
    if place.column is not None:
        return "year" if answer.state is State.VALUE else "no_row"
    return {State.VALUE: "", State.NIL: "nil", State.UNKNOWN: "unknown"}.get(answer.state)


def _labels(place: Place) -> dict[str, object]:
    told: dict[str, object] = {f"label_{tongue}": words for tongue, words in place.field.labels.items()}
    if place.column is not None:
        told |= {f"column_{tongue}": words for tongue, words in place.column.labels.items()}
        told["year_vi"] = str(place.year)
    return told


def _said(answer: Answer) -> object:
    if isinstance(answer.value, Range):
        low, high = _plain(answer.value.low), _plain(answer.value.high)
        return low if low == high else f"{low} – {high}"
    return _plain(Decimal(str(answer.value)))


def _plain(number: Decimal) -> int | Decimal:
    """A whole number without its zeros, so that the same figure has the same fingerprint."""
    return int(number) if number == int(number) else number.normalize()

"""What was saved: measurements before and after by sachhon.calculations, per unit and absolute side by side.

Nothing is typed: a saving comes from two measurements of one resource. Periods of different length cannot tell an
absolute change, nor be adjusted where part of the use does not follow production.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.consumption import Saving, saving
from sachhon.calculations.results import Refused
from sachhon.calculations.units import convert, unit_of
from sachhon.domain.assessments.models import Measurement, Option
from sachhon.formkit.findings import Finding

SAME_LENGTH_DAYS = 3
"""Periods that differ by no more days than this are taken to be of one length (months are not)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Two measurements and what they tell. `blocked` is why there is no saving: output, unit, output_unit, period,
    refused (then `finding` says it); "" where there is one. Quantities are in the unit of `before`.
    """

    before: Measurement
    after: Measurement
    same_length: bool
    told: Saving | None = None
    blocked: str = ""
    finding: Finding | None = None

    @property
    def resource(self) -> str:
        """The stream's code."""
        return self.before.resource

    @property
    def saving_pct(self) -> Decimal | None:
        """Of the baseline adjusted to what was produced."""
        return None if self.told is None else self.told.saving_pct

    @property
    def absolute_change_pct(self) -> Decimal | None:
        """Of all that was used; None where the periods cannot be compared."""
        return self.told.absolute_change_pct if self.told is not None and self.same_length else None


def measured(before: Measurement, after: Measurement) -> Measured:
    """What the two tell together."""
    alike = abs(_days(before) - _days(after)) <= SAME_LENGTH_DAYS
    if before.output is None or after.output is None:
        return Measured(before, after, alike, blocked="output")
    try:
        used = _in(after.consumption, after.unit, before.unit)
    except Refused:
        return Measured(before, after, alike, blocked="unit")
    try:
        made = _in(after.output, after.output_unit, before.output_unit)
    except Refused:
        return Measured(before, after, alike, blocked="output_unit")
    if before.base_load_share_pct and not alike:
        return Measured(before, after, alike, blocked="period")
    try:
        told = saving(
            baseline_consumption=before.consumption,
            baseline_output=before.output,
            consumption=used,
            output=made,
            base_load_share=before.base_load_share_pct / 100,
            unit=before.unit,
            output_unit=before.output_unit,
        )
    except Refused as refused:
        return Measured(before, after, alike, blocked="refused", finding=refused.finding)
    return Measured(before, after, alike, told)


def pairs_of(measurements: Iterable[Measurement]) -> list[Measured]:
    """For each resource its last measurement before, with each one after, newest first; what was withdrawn counts not.

    The last before is the one that ends last before the measurement after begins.
    """
    standing = [one for one in measurements if one.withdrawn_at is None]
    found: list[Measured] = []
    for after in sorted(standing, key=lambda one: (one.resource, -one.last_day.toordinal(), -one.pk)):
        if after.when != Measurement.When.AFTER:
            continue
        earlier = [
            one
            for one in standing
            if one.when == Measurement.When.BEFORE and one.resource == after.resource and one.last_day < after.first_day
        ]
        if earlier:
            found.append(measured(max(earlier, key=lambda one: (one.last_day, one.pk)), after))
    return found


def newest(pairs: Iterable[Measured]) -> dict[str, Measured]:
    """{resource: its newest pair}."""
    found: dict[str, Measured] = {}
    for pair in pairs:
        found.setdefault(pair.resource, pair)
    return found


def verified_of(option: Option, measurements: Iterable[Measurement]) -> list[Measured]:
    """What was looked at when the option was verified; measurements made since change nothing of it."""
    by_key = {one.pk: one for one in measurements}
    return [
        measured(by_key[before], by_key[after])
        for before, after in option.verified_pairs
        if before in by_key and after in by_key
    ]


def _in(value: Decimal, unit: str, other: str) -> Decimal:
    if unit.strip().casefold() == other.strip().casefold():
        return value
    return convert(value, unit_of(unit), unit_of(other))


def _days(of: Measurement) -> int:
    return (of.last_day - of.first_day).days + 1

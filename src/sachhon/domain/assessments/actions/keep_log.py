"""A whole year's meter log at once, as a workbook brings it: everything, or nothing where one row is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.keep_readings import Kept, MonthRead, keep_outputs, keep_readings
from sachhon.domain.registry.api import Facility


@dataclass(frozen=True, slots=True)
class LogRow:
    """Months of a stream, or of a product's output where `stream` is "": `name` is then the product."""

    stream: str
    name: str
    unit: str
    months: tuple[MonthRead, ...]


@transaction.atomic
def keep_log(*, actor: Actor, facility: Facility, year: int, rows: Sequence[LogRow], note: str = "") -> Kept:
    """Write down all rows; months that they do not name stay. Raises PermissionDenied, Refused (nothing is written)."""
    done = Kept()
    for row in rows:
        if row.stream:
            kept = keep_readings(
                actor=actor,
                facility=facility,
                year=year,
                stream=row.stream,
                unit=row.unit,
                name=row.name,
                months=row.months,
                note=note,
            )
        else:
            kept = keep_outputs(
                actor=actor, facility=facility, year=year, product=row.name, unit=row.unit, months=row.months
            )
        done = Kept(done.new + kept.new, done.corrected + kept.corrected, done.removed + kept.removed)
    return done

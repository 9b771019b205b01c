"""Looks back 6, 12 and 24 months after the report: when they are due, which were made."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sachhon.domain.assessments.models import Assessment, FollowUp

MONTHS = (6, 12, 24)


@dataclass(frozen=True, slots=True)
class LookBack:
    """One look back; `made` is its record, None where there is none."""

    months: int
    due: date
    made: FollowUp | None

    @property
    def done(self) -> bool:
        """Whether it was made."""
        return self.made is not None and self.made.done_on is not None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months on; the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def look_backs(assessment: Assessment, made: Iterable[FollowUp]) -> list[LookBack]:
    """The three of an assessment; none before its report is made, but for those that have a record."""
    by_months = {one.months: one for one in made}
    found = []
    for months in MONTHS:
        record = by_months.get(months)
        if record is not None:
            found.append(LookBack(months, record.due, record))
        elif assessment.reported_on is not None:
            found.append(LookBack(months, months_after(assessment.reported_on, months), None))
    return found

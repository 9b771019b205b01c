"""The days that a report is about, for the registers."""

from __future__ import annotations

from datetime import date

from sachhon.domain.submissions.api import Submission
from sachhon.formkit.definition import Template


def days_of(submission: Submission, template: Template) -> tuple[date, date] | None:
    """First and last day: the template's years, up to the closing date of the data; None where neither says any.

    A template without years is about the year of the closing date.
    """
    asked = submission.obligation.round
    until = asked.data_until
    period = template.period
    last_year = period.to_year or (until.year if until else None)
    if last_year is None:
        return None
    first = date(period.from_year or last_year, 1, 1)
    last = date(last_year, 12, 31)
    if until and until < last:
        last = until
    return (first, last) if first <= last else None

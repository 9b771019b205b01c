"""The years that a round asks a template with yearly columns for."""

from __future__ import annotations

from datetime import date

from sachhon.domain.rounds.models import Round
from sachhon.formkit.definition import Template

EARLIEST_YEAR, LATEST_YEAR, MOST_YEARS = 2009, 2060, 15
_PERIOD = 5  # plans of the state run 2021 - 2025, 2026 - 2030


def usual_years(definition: Template | None, today: date) -> tuple[int | None, int | None]:
    """As many years as the template has, from the first of the five-year period that next year is in; (None, None)
    for a template without yearly columns."""
    if definition is None or not definition.repeats_years:
        return None, None
    first = today.year + 1 - today.year % _PERIOD
    return first, first + (len(definition.years) or _PERIOD) - 1


def years_said(asking: Round) -> str:
    """ "2026 - 2030"; "" where the template has no yearly columns."""
    definition = asking.definition
    return "" if definition is None else run_of(definition.years)


def run_of(years: tuple[int, ...]) -> str:
    """ "2026 - 2030", "2026" for one year, "" for none."""
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]} - {years[-1]}"

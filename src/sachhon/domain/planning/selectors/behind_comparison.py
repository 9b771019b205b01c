"""What stands behind a planned count: the lines of the budget that buy it, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.comparing.model import Years
from sachhon.domain.planning.measuring import measure_of
from sachhon.domain.planning.models import BudgetCell, BudgetLine, Plan
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.registry.api import Unit, place_of


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A year's quantity on a line that buys the measure, with where it came from."""

    line: BudgetLine
    year: int
    quantity: Decimal
    origin: dict[str, Any] | None


def planned_cells(actor: Actor, unit: Unit, measure: str, years: Years) -> list[PlannedCell]:
    """In the order of the plans; together they are what `compare_unit` calls planned. Raises PermissionDenied."""
    PLAN.require(actor, "view", place_of(unit), Plan.Status.ADOPTED)
    cells = (
        BudgetCell.objects.filter(
            line__plan__unit=unit,
            line__removed_in=None,
            line__is_heading=False,
            line__is_total=False,
            year__gte=years.first,
            year__lte=years.last,
            quantity__isnull=False,
        )
        .select_related("line__plan", "line__task")
        .order_by("line__plan", "line__position", "year")
    )
    return [
        PlannedCell(cell.line, cell.year, cell.quantity, cell.quantity_origin)
        for cell in cells
        if cell.quantity is not None and measure_of(cell.line.title, "") == measure
    ]

"""Savings added up, for the matrix: a province of today whose facilities somebody asks for."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from sachhon.domain.assessments.api import FacilityYear, YearSaving
from sachhon.domain.registry.api import Facility
from sachhon.domain.rollups.api import SavingCell, SavingRun
from tests import world
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, makes

PROVINCE = "P34-91"
_YEAR, _INDUSTRY = 2024, 4


@makes("performance.national.finding.find_province")
def _province(ground: Ground, status: str) -> Made:
    """A facility with a saving, added up."""
    number = ground.number()
    unit = world.unit(PROVINCE)
    facility = Facility.objects.create(
        code=f"CS-8{number:05d}",
        name=f"Cơ sở {number}",
        folded="co so",
        sort_name=f"{number}",
        province=unit,
        industry=4,
    )
    year = FacilityYear.objects.create(facility=facility, year=_YEAR)
    amounts = {"adjusted_baseline": Decimal(100), "consumption": Decimal(90), "saving": Decimal(10)}
    YearSaving.objects.create(facility_year=year, resource="energy", unit="GJ", baseline_year=2023, **amounts)
    if not SavingRun.objects.exists():
        run = SavingRun.objects.create(way=SavingRun.Way.ANEW, ground="x", made_at=timezone.now() - timedelta(hours=1))
        nothing = dict.fromkeys(("partly", "no_baseline", "baseline_year", "no_consumption", "no_output"), 0)
        SavingCell.objects.create(
            run=run, year=_YEAR, resource="energy", unit="GJ", province=unit, industry=_INDUSTRY,
            adjusted_baseline=100_000, consumption=90_000, verified_baseline=0, known=1, counted=1, **nothing,
        )  # fmt: skip
    return Made({"province": PROVINCE, "industry": _INDUSTRY, "form": "xlsx"}, PROVINCE)

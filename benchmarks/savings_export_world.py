"""A country's facility years in the folder SACHHON_HOME: `python -m benchmarks.savings_export_world 100000 3`.

Its last line is a JSON object: seconds for adding up from nothing, for a night when nothing has changed, and for one
when a year has been verified; how many facts there are.
"""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks.harness import once
from sachhon.domain.assessments.api import FacilityYear
from sachhon.domain.registry.api import Facility, Unit, load_reference
from sachhon.domain.rollups.api import SavingRun, add_up_savings

FIRST_YEAR = 2022
_RESOURCES = (("energy", "GJ"), ("electricity", "kWh"), ("water", "m3"), ("diesel", "l"))


def fill(facilities: int, years: int) -> None:
    """So many facilities in all provinces and industries, each with a product and four resources a year."""
    call_command("migrate", verbosity=0)
    load_reference()
    provinces = list(Unit.objects.filter(code__startswith="P34-").values_list("pk", flat=True))
    Facility.objects.bulk_create(
        (
            Facility(
                code=f"CS{number:06}",
                name=f"Cơ sở {number}",
                folded=f"co so {number}",
                sort_name=f"{number:06}",
                province_id=provinces[number % len(provinces)],
                industry=1 + number % 39,
            )
            for number in range(facilities)
        ),
        batch_size=5_000,
    )
    told = " UNION ALL ".join(f"SELECT {FIRST_YEAR + number} AS year" for number in range(years))
    resources = " UNION ALL ".join(f"SELECT '{code}' AS resource, '{unit}' AS unit" for code, unit in _RESOURCES)
    year, product, saving = (f"assessments_{name}" for name in ("facilityyear", "productyear", "yearsaving"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {year} (facility_id, year, gaps, claimed)"
            f" SELECT facility.id, told.year, '[]', '' FROM registry_facility AS facility, ({told}) AS told"
        )
        cursor.execute(
            f"INSERT INTO {product} (facility_year_id, product, output, unit, capacity_unit, counts, origin)"
            f" SELECT id, 'Bia', 1000 + id % 977, 'hl', '', 1, '{{}}' FROM {year}"
        )
        cursor.execute(
            f"INSERT INTO {saving} (facility_year_id, resource, unit, baseline_year, base_load_share_pct, consumption,"
            " specific_unit, blocked, warnings, computed_at)"
            f" SELECT {year}.id, resource, unit, {FIRST_YEAR}, 20, 5000 + {year}.id % 3989, '', '', '[]',"
            f" '2026-01-01 00:00:00' FROM {year}, ({resources}) AS resources"
        )


def nights() -> dict[str, float | int | str]:
    """Adds up three times: from nothing, unchanged, and with the last year's facts verified."""
    told: dict[str, float | int | str] = {"anew": once(add_up_savings), "same": once(add_up_savings)}
    last = FacilityYear.objects.order_by("-year").values_list("year", flat=True)[0]
    FacilityYear.objects.filter(year=last, facility__industry=1).update(verified_at="2026-02-01T00:00:00Z")
    told["folded"] = once(add_up_savings)
    run = SavingRun.objects.first()
    if run is None or run.way != SavingRun.Way.FOLDED:
        raise SystemExit("adding up: the verified year was not folded in")
    return told | {"facts": run.facts}


if __name__ == "__main__":
    fill(*map(int, sys.argv[1:]))
    print(json.dumps(nights()))

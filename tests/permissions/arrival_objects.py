"""Lists of facilities that arrive, for the matrix."""

from __future__ import annotations

from sachhon.domain.registry.api import Arriving
from sachhon.foundation import files
from tests import world
from tests.permissions.ground import UNIT, Ground
from tests.permissions.objects import Made, makes


@makes("arrivals.finding.find_arriving")
def _arriving(ground: Ground, status: str) -> Made:
    number = ground.number()
    made = Arriving.objects.create(
        code=f"DS-{number}",
        kind=Arriving.Kind.REPORT,
        status=status,
        title="Danh sách",
        source=f"danh-sach-{number}#1",
        file=files.store(f"danh sách {number}".encode()),
        file_name="ds.xlsx",
        province=world.unit(UNIT),
    )
    return Made({"code": made.code})


@makes("arrivals.finding.find_place")
def _place(ground: Ground, status: str) -> Made | None:
    return Made({"unit": UNIT}) if status == Arriving.Status.READING else None

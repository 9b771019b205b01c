"""Objects of the network for the matrix: an expert, a province, a consultancy of its own."""

from __future__ import annotations

from sachhon.domain.accounts.api import MINISTRY, Role
from sachhon.domain.assessments.api import Expert, NetworkChange
from sachhon.domain.registry.api import Unit
from tests import world
from tests.permissions.ground import UNIT, Ground
from tests.permissions.objects import Made, makes

CONSULTANCY = "TV-99"


@makes("network.finding.find_expert")
def _expert(ground: Ground, status: str) -> Made:
    by = world.person(Role.ADMINISTRATOR)
    made = Expert.objects.create(
        code=f"CG-{ground.number()}", name="Lê A", folded="le a", sort_name="le a", province=world.unit(UNIT), by=by
    )
    change = NetworkChange.objects.create(subject="expert", code=made.code, kind="ended", by=by)
    return Made({"code": made.code, "change": change.pk})


@makes("network.finding.find_province")
def _province(ground: Ground, status: str) -> Made:
    return Made({"code": UNIT})


@makes("network.finding.find_consultancy")
def _consultancy(ground: Ground, status: str) -> Made:
    if not Unit.objects.filter(code=CONSULTANCY).exists():
        world.child(world.unit(MINISTRY), CONSULTANCY, Unit.Kind.CONSULTANCY)
    return Made({"code": CONSULTANCY, "change": 1}, CONSULTANCY)

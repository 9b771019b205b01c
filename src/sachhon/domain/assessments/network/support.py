"""The support network by province: who runs cleaner production there, who can help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Expert
from sachhon.domain.assessments.network.selecting import DONE, consultancies_visible, experts_visible, may_call
from sachhon.domain.assessments.policies import NETWORK
from sachhon.domain.assessments.selectors.assessments import facilities_within
from sachhon.domain.registry.api import FocalBody, Unit, place_of


@dataclass(frozen=True, slots=True)
class ProvinceSupport:
    """What stands behind a province. `done`: assessments reported; None where the actor may not see them."""

    unit: Unit
    body: FocalBody | None
    people: int
    """Experts and trainers; who is both counts once."""
    experts: int
    trainers: int
    consultancies: int
    done: int | None


def provinces_of_today() -> list[Unit]:
    """The provinces that are, in Vietnamese order."""
    units = Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved=None, territory__geography=34)
    return list(units.select_related("territory").order_by("sort_name"))


def provinces_to_keep(actor: Actor) -> list[Unit]:
    """Those whose experts the actor keeps: of today, and their own where it is one of the 63."""
    own = Unit.objects.filter(kind=Unit.Kind.PROVINCE, code__in=actor.units).exclude(dissolved=None)
    known = [*provinces_of_today(), *own.select_related("territory")]
    return [unit for unit in known if NETWORK.permits(actor, "edit", place_of(unit))]


def support_by_province(actor: Actor) -> list[ProvinceSupport]:
    """All provinces of today, seven queries. What stands under one of the 63 counts where that lies now."""
    provinces, calls = provinces_of_today(), may_call(actor)
    bodies = {body.unit_id: body for body in FocalBody.objects.filter(valid_to=None).order_by("pk")}
    working = list(
        experts_visible(actor, calls)
        .filter(status=Expert.Status.ACTIVE)
        .values_list("province__line", "is_consultant", "is_trainer")
    )
    people = _by_code(line for line, _, _ in working)
    experts = _by_code(line for line, consultant, _ in working if consultant)
    trainers = _by_code(line for line, _, trainer in working if trainer)
    consultancies = _by_code(consultancies_visible(actor, calls).values_list("consultancy__province__line", flat=True))
    reported = Assessment.objects.filter(facilities_within(actor), status__in=DONE)
    done = _by_code(reported.values_list("facility__province__line", flat=True))
    return [
        ProvinceSupport(
            province,
            bodies.get(province.pk),
            people[province.code],
            experts[province.code],
            trainers[province.code],
            consultancies[province.code],
            done[province.code] if actor.of_ministry or province.code in actor.units else None,
        )
        for province in provinces
    ]


def _by_code(lines: Iterable[list[str] | None]) -> Counter[str]:
    """How many stand under each unit."""
    return Counter(code for line in lines for code in line or ())

"""The support network by province: who runs cleaner production there, who can help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, Expert
from sachhon.domain.assessments.network.selecting import DONE, consultancies_visible, experts_visible
from sachhon.domain.assessments.selectors.assessments import facilities_within
from sachhon.domain.registry.api import FocalBody, Unit


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


def support_by_province(actor: Actor) -> list[ProvinceSupport]:
    """All provinces of today, six queries."""
    provinces = provinces_of_today()
    bodies = {body.unit_id: body for body in FocalBody.objects.filter(valid_to=None).order_by("pk")}
    working = list(
        experts_visible(actor)
        .filter(status=Expert.Status.ACTIVE)
        .values_list("province_id", "is_consultant", "is_trainer")
    )
    people = Counter(province for province, _, _ in working)
    experts = Counter(province for province, consultant, _ in working if consultant)
    trainers = Counter(province for province, _, trainer in working if trainer)
    consultancies = Counter(consultancies_visible(actor).values_list("consultancy__province_id", flat=True))
    reported = Assessment.objects.filter(facilities_within(actor), status__in=DONE)
    done = Counter(reported.values_list("facility__province_id", flat=True))
    return [
        ProvinceSupport(
            province,
            bodies.get(province.pk),
            people[province.pk],
            experts[province.pk],
            trainers[province.pk],
            consultancies[province.pk],
            done[province.pk] if actor.of_ministry or province.code in actor.units else None,
        )
        for province in provinces
    ]

"""Somebody begins an assessment of a facility: its own people, its consultant, its province."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.checking import check_description
from sachhon.domain.assessments.workspace.facts import Description
from sachhon.domain.registry.api import Facility, Unit, place_of_facility
from sachhon.foundation import audit


@transaction.atomic
def begin_assessment(
    *, actor: Actor, facility: Facility, kind: str, told: Description, request_key: str = ""
) -> Assessment:
    """An open assessment. A key that was sent before gives what it began. Raises PermissionDenied, Refused.

    A delegate's own consultancy is kept as the one that leads it.
    """
    place = place_of_facility(facility)
    ASSESSMENT.require(actor, "begin", place, Assessment.Status.OPEN)
    now = Facility.objects.select_for_update(of=("self",)).get(pk=facility.pk)
    begun = Assessment.objects.filter(request_key=request_key, facility=facility).first() if request_key else None
    if begun is not None:
        return begun
    if now.status != Facility.Status.ACTIVE:
        raise Refused("facility_gone", _("Cơ sở đã ngừng hoạt động hoặc đã gộp, không mở đánh giá mới được."))
    if kind not in Assessment.Kind.values:
        raise Refused("kind_missing", _("Chọn đánh giá nhanh hay đánh giá chi tiết."), "kind")
    check_description(told)
    who = actor.who_for(place)
    today = timezone.localdate()
    made = Assessment.objects.create(
        code=_free_code(facility, today.year),
        facility=facility,
        kind=kind,
        consultancy=consultancy_of(actor, facility),
        began_on=today,
        by=actor.user,
        on_behalf=who.on_behalf,
        request_key=request_key or None,
        **columns_of(told),
    )
    audit.record(
        who=who,
        verb="assessment.begin",
        object_type="assessment",
        object_id=made.code,
        unit_code=facility.code,
        detail={"kind": kind, "title": made.title},
    )
    return made


def consultancy_of(actor: Actor, facility: Facility) -> Unit | None:
    """The consultancy of somebody who works for the facility by delegation."""
    if not any(grant.lent_by and grant.unit_code == facility.code for grant in actor.grants):
        return None
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    return Unit.objects.filter(code__in=own, kind=Unit.Kind.CONSULTANCY).first()


def columns_of(told: Description) -> dict[str, object]:
    """As the table holds it."""
    return {
        "title": told.title.strip()[:300],
        "scope": told.scope.strip(),
        "product": told.product.strip()[:200],
        "product_unit": told.product_unit.strip()[:30],
        "output": told.output,
        "first_day": told.first_day,
        "last_day": told.last_day,
        "tolerance_pct": told.tolerance_pct,
        "discount_rate_pct": told.discount_rate_pct,
    }


def _free_code(facility: Facility, year: int) -> str:
    start = f"{facility.code}.DG.{year}."
    taken = Assessment.objects.filter(code__startswith=start).values_list("code", flat=True)
    numbers = [int(code.removeprefix(start)) for code in taken if code.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:02d}"

"""Correcting what a plan is called, for which years it is, and the number and date of its document."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.begin_plan import require_years
from sachhon.domain.planning.models import Plan
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def describe_plan(
    *,
    actor: Actor,
    plan: Plan,
    title: str,
    first_year: int,
    last_year: int,
    document_number: str = "",
    document_date: date | None = None,
) -> Plan:
    """The plan with these words; its code and its registers stay. Raises PermissionDenied; Refused."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    place = place_of(held.unit)
    PLAN.require(actor, "edit", place, held.status)
    require_years(first_year, last_year)
    if not title.strip():
        raise Refused("title_missing", _("Nhập tên kế hoạch."), "title")
    told = {
        "title": title.strip()[:500],
        "first_year": first_year,
        "last_year": last_year,
        "document_number": document_number.strip()[:60],
        "document_date": document_date,
    }
    changed = {name: str(value or "") for name, value in told.items() if getattr(held, name) != value}
    if not changed:
        return held
    for name in changed:
        setattr(held, name, told[name])
    held.save(update_fields=tuple(changed))
    audit.record(
        who=actor.who_for(place),
        verb="plan.describe",
        object_type="plan",
        object_id=held.code,
        unit_code=held.unit.code,
        detail=changed,
    )
    return held

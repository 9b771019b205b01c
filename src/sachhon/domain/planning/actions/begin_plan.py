"""A unit begins a plan: because the ministry asks for one, or by itself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.models import Plan
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.standing_rounds import TEMPLATE, owed_in, standing_round
from sachhon.domain.registry.api import Unit, place_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import start
from sachhon.foundation import audit

EARLIEST, LATEST, LONGEST = 2009, 2060, 15


@transaction.atomic
def begin_plan(
    *,
    actor: Actor,
    unit: Unit,
    title: str,
    first_year: int,
    last_year: int,
    obligation: Obligation | None = None,
) -> Plan:
    """A plan in draft, its answer begun: to the round of the ministry that `obligation` names, else the unit's own.

    A plan that was begun for the same answer is given back as it is. Raises PermissionDenied; Refused.
    """
    place = place_of(unit)
    PLAN.require(actor, "begin", place, Plan.Status.DRAFT)
    require_years(first_year, last_year)
    if not title.strip():
        raise Refused("title_missing", _("Nhập tên kế hoạch."), "title")
    if unit.dissolved is not None and first_year > unit.dissolved.year:
        raise Refused(
            "unit_dissolved",
            _("Đơn vị này đã sáp nhập vào đơn vị khác năm %(year)s. Lập kế hoạch ở đơn vị mới.")
            % {"year": unit.dissolved.year},
            "first_year",
        )
    if obligation is not None and not _asks_a_plan(obligation, unit):
        raise Refused("other_round", _("Đợt báo cáo này không yêu cầu đơn vị lập kế hoạch."))
    owed = obligation or owed_in(standing_round(first_year, last_year), unit)
    submission = start(actor=actor, obligation=owed)
    begun = Plan.objects.filter(submission=submission).first()
    if begun is not None:
        return begun
    made = Plan.objects.create(
        code=_free_code(unit, first_year, last_year),
        unit=unit,
        title=title.strip()[:500],
        first_year=first_year,
        last_year=last_year,
        submission=submission,
    )
    audit.record(
        who=actor.who_for(place),
        verb="plan.begin",
        object_type="plan",
        object_id=made.code,
        unit_code=unit.code,
        detail={"years": [first_year, last_year], "submission": submission.code},
    )
    return made


def _asks_a_plan(obligation: Obligation, unit: Unit) -> bool:
    template = obligation.round.template
    return obligation.unit_id == unit.pk and template is not None and template.template_id == TEMPLATE


def require_years(first_year: int, last_year: int) -> None:
    """Raises Refused for years that no plan is for."""
    if not (EARLIEST <= first_year <= LATEST and EARLIEST <= last_year <= LATEST):
        raise Refused("years_impossible", _("Năm phải từ 2009 đến 2060."), "first_year")
    if last_year < first_year:
        raise Refused("years_turned", _("Năm cuối phải từ năm đầu trở đi."), "last_year")
    if last_year - first_year >= LONGEST:
        raise Refused("years_many", _("Một kế hoạch dài nhất 15 năm. Kiểm tra lại năm đầu, năm cuối."), "last_year")


def _free_code(unit: Unit, first_year: int, last_year: int) -> str:
    """ "KH-P63-46-2016-2020"; a second plan of the same years has a number behind it."""
    plain = f"KH-{unit.code}-{first_year}-{last_year}"[:36]
    taken = set(Plan.objects.filter(code__startswith=plain).values_list("code", flat=True))
    return next(code for code in (plain, *(f"{plain}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)

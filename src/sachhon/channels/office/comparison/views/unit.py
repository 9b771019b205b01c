"""A unit: what its plan says, what its report says, what its money says, and where they cannot all be right."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.comparison.contradictions import counted, groups_of
from sachhon.channels.office.comparison.finding import find_unit
from sachhon.channels.office.comparison.reported import revisions_behind, stated
from sachhon.channels.office.comparison.rows import (
    aim_row,
    deed_rows,
    funds_rows,
    records_address,
    work_rows,
    wrong_in,
)
from sachhon.channels.office.comparison.sheets import unit_sheet
from sachhon.channels.office.comparison.years import Chosen, chosen_years
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.accounts.api import Place
from sachhon.domain.planning.api import MONEY, NATIONAL_MONEY, PLAN, RECORD, Comparison, Stage, compare_unit
from sachhon.domain.registry.api import Unit, place_of


@guarded(PLAN, "view", find_unit)
@require_GET
def page(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """The contradictions first, then deeds, money, targets and tasks."""
    chosen = chosen_years(request.GET, [unit])
    context: dict[str, Any] = {
        "unit": unit,
        "chosen": chosen,
        "country": NATIONAL_MONEY.permits(request.actor, "view", Place()),
    }
    if chosen is not None:
        found = compare_unit(request.actor, unit, chosen.years, timezone.localdate()).found
        context |= _told(request, unit, chosen, found)
    return render(request, "office/comparison/unit.html", context)


@guarded(PLAN, "export", find_unit)
@require_GET
def download(request: OfficeRequest, unit: Unit, form: str) -> HttpResponse:
    """All tables one below the other, with the years chosen."""
    chosen = chosen_years(request.GET, [unit])
    found = compare_unit(request.actor, unit, chosen.years, timezone.localdate()).found if chosen else None
    title = _("Đối chiếu kế hoạch, báo cáo, kinh phí: %(unit)s") % {"unit": unit.name}
    sheet = unit_sheet(title, chosen, found, groups_of(found, unit, chosen) if found and chosen else [])
    return send_sheet(request, sheet, form, f"doi-chieu-{unit.code}")


def _told(request: OfficeRequest, unit: Unit, chosen: Chosen, found: Comparison) -> dict[str, Any]:
    wrong, place = wrong_in(found), place_of(unit)
    sees_money = MONEY.permits(request.actor, "view", place, Stage.ESTIMATED.value)
    sees_records = RECORD.permits(request.actor, "view", place)
    records = records_address(unit, chosen)
    said = [deed.reported for deed in found.deeds] + [funds.reported for funds in found.funds]
    revisions = revisions_behind(said)
    first = next((one for one in said if one is not None), None)
    return {
        "groups": groups_of(found, unit, chosen),
        "count": counted(found.contradictions),
        "deeds": deed_rows(
            found,
            wrong["deed"],
            lambda code: reverse("comparison:measure", args=(unit.code, code)) + chosen.after,
            lambda code: records(code) if sees_records else "",
        ),
        "funds": funds_rows(
            found,
            wrong["money"],
            lambda stage: reverse("money:unit", args=(unit.code,)) + f"?stage={stage}" if sees_money else "",
        ),
        "works": work_rows(found, wrong["work"]),
        "aims": [aim_row(aim) for aim in found.aims],
        "report": stated(request, first, revisions[first.revision]) if first else None,
    }

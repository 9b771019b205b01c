"""The units of money that a page can be switched to; the choice stays with the session."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets import MoneyUnit

UNITS = (
    MoneyUnit("dong", "đồng", 1, _("đồng")),
    MoneyUnit("nghin", "nghìn đồng", 10**3, _("nghìn đồng")),
    MoneyUnit("trieu", "triệu đồng", 10**6, _("triệu đồng")),
    MoneyUnit("ty", "tỷ đồng", 10**9, _("tỷ đồng")),
)
_SESSION = "money_unit"


def unit_by_id(unit_id: str) -> MoneyUnit:
    """The unit of that id, đồng for any other."""
    return next((unit for unit in UNITS if unit.id == unit_id), UNITS[0])


def unit_of(request: HttpRequest) -> MoneyUnit:
    """The unit that this form was written in; for a page the one that the person switched to last."""
    if "money_unit" in request.POST:
        return unit_by_id(request.POST["money_unit"])
    asked = request.GET.get("don-vi", "")
    if asked and asked != request.session.get(_SESSION):
        request.session[_SESSION] = unit_by_id(asked).id
    return unit_by_id(request.session.get(_SESSION, ""))

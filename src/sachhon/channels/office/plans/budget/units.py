"""The units of money that the page can be switched to; the choice stays with the session."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sachhon.writing.plan import MoneyUnit

UNITS = {"dong": MoneyUnit.DONG, "nghin": MoneyUnit.THOUSAND, "trieu": MoneyUnit.MILLION}
LABELS = {"dong": _("đồng"), "nghin": _("nghìn đồng"), "trieu": _("triệu đồng")}
_SESSION = "budget_unit"
_USUAL = "trieu"


def unit_of(request: HttpRequest) -> str:
    """The unit that this form was written in; of a page the one that the person switched to last."""
    asked = request.POST.get("don-vi", "") or request.GET.get("don-vi", "")
    if asked in UNITS and request.session.get(_SESSION) != asked and request.method == "GET":
        request.session[_SESSION] = asked
    chosen = asked or request.session.get(_SESSION, _USUAL)
    return chosen if chosen in UNITS else _USUAL

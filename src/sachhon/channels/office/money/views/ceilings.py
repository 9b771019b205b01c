"""Setting a ceiling: the budget as papers give it, by year and source."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.channels.office.money.finding import find_unit
from sachhon.channels.office.money.forms import CeilingForm
from sachhon.channels.office.money.units import money_unit
from sachhon.channels.office.money.words import source_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.planning.api import CEILING, Refused, Source, ceilings_with_use, set_ceiling
from sachhon.domain.registry.api import Unit

BACK, AHEAD = 12, 6


@guarded(CEILING, "set", find_unit)
def ceiling(request: OfficeRequest, unit_: Unit) -> HttpResponse:
    """One ceiling, new, changed or taken away."""
    unit = money_unit(request)
    this_year = timezone.localdate().year
    asked = request.GET.get("year", "")
    years = sorted({*range(this_year - BACK, this_year + AHEAD), *([int(asked)] if asked.isdecimal() else [])})
    held = [(one, used) for one, used in ceilings_with_use(unit_)]
    now = next(
        ((one, used) for one, used in held if str(one.year) == asked and one.source == request.GET.get("source")), None
    )
    initial = {
        "year": int(asked) if asked.isdecimal() else this_year + 1,
        "source": request.GET.get("source") or (Source.CENTRAL.value if unit_.code == MINISTRY else Source.LOCAL.value),
        **({"amount": unit.typed(now[0].amount), "document": now[0].document} if now else {}),
    }
    form = CeilingForm(unit, years, request.POST if request.method == "POST" else None, initial=initial)
    if now is None and not form.is_bound:
        del form.fields["remove"]
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            done = set_ceiling(
                actor=request.actor,
                unit=unit_,
                year=told["year"],
                source=told["source"],
                amount=None if told["remove"] else told["amount"],
                document=told["document"],
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            words = _("Đã đặt trần năm %(year)s, %(source)s.") if done else _("Đã bỏ trần năm %(year)s, %(source)s.")
            messages.success(request, words % {"year": told["year"], "source": source_words(told["source"])})
            return redirect(reverse("money:unit", args=(unit_.code,)) + "#tran")
    told_held = [
        (str(one.year), source_words(Source(one.source)), *map(unit.words, (one.amount, used))) for one, used in held
    ]
    context = {"of": unit_, "form": form, "unit": unit, "held": told_held, "country": unit_.code == MINISTRY}
    return render(request, "office/money/ceiling.html", context, status=422 if form.errors else 200)

"""The monthly log of meters and invoices: which streams have how many months, and twelve months of one at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.performance.finding import StreamAt, YearAt, find_stream, find_year
from sachhon.channels.office.performance.months import MeterForm, MonthsForm, OutputForm, filled_in
from sachhon.channels.office.performance.words import resource_name, tongue, with_unit
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    YEAR,
    Blocked,
    Kept,
    Overview,
    Refused,
    Stream,
    YearAmount,
    in_usual_unit,
    keep_outputs,
    keep_readings,
    overview_of,
    stream_of,
    streams_of,
)
from sachhon.vietnamese.folding import fold


@guarded(YEAR, "edit", find_year)
@require_GET
def meters(request: OfficeRequest, at: YearAt) -> HttpResponse:
    """The streams of the year with their months; the others to choose from."""
    overview = overview_of(request.actor, at.facility)
    kept = _kept(overview, at.year)
    facts = overview.facts.get(at.year)
    reported: dict[tuple[str, str], list[YearAmount]] = {}
    for one in facts.amounts if facts else ():
        if one.month is None:
            reported.setdefault((one.stream, one.name), []).append(one)
    gaps = ((gap.stream, gap.name) for gap in (facts.gaps if facts else ()))
    named = dict.fromkeys((*kept, *reported, *gaps))
    rows = [
        {
            "name": f"{resource_name(code)}: {name}" if name else resource_name(code),
            "href": _meter_address(at, code, name),
            "months": len(kept.get((code, name), ())),
            "total": _total(kept.get((code, name), [])),
            "reported": _total(reported.get((code, name), [])),
        }
        for code, name in named
    ]
    products: dict[str, int] = {}
    for made in facts.products if facts else ():
        products[made.product] = products.get(made.product, 0) + (made.month is not None)
    context = {
        "facility": at.facility,
        "year": at.year,
        "rows": rows,
        "products": [
            {
                "name": name,
                "months": months,
                "href": reverse("performance:output", args=(at.facility.code, at.year)) + f"?san-pham={position}",
            }
            for position, (name, months) in enumerate(products.items())
        ],
        "others": [(one.code, one.name(tongue())) for one in _written_down() if (one.code, "") not in named],
        "years": _years(overview, at.year),
    }
    return render(request, "office/performance/meters.html", context)


def _meter_address(at: YearAt, code: str, name: str) -> str:
    """The months of a stream, of the one so named where there are several."""
    address = reverse("performance:meter", args=(at.facility.code, at.year, code))
    return f"{address}?{urlencode({'ten': name})}" if name else address


def _written_down() -> list[Stream]:
    """The streams of a meter log: coal is one of them, its kinds are not (they are chosen apart)."""
    kinds = {choice for one in streams_of() for choice in one.choices}
    return [one for one in streams_of() if one.code not in kinds]


def _years(overview: Overview, year: int) -> list[int]:
    return sorted({*overview.facts, year, timezone.localdate().year, timezone.localdate().year - 1}, reverse=True)


def _kept(overview: Overview, year: int) -> dict[tuple[str, str], list[YearAmount]]:
    """{(stream, name): its months} as they stand."""
    found: dict[tuple[str, str], list[YearAmount]] = {}
    facts = overview.facts.get(year)
    for one in facts.amounts if facts else ():
        if one.month is not None:
            found.setdefault((one.stream, one.name), []).append(one)
    return found


def _total(amounts: list[YearAmount]) -> str:
    try:
        told = [in_usual_unit(one) for one in amounts]
    except Blocked:
        return _("đơn vị chưa hiểu")
    units = {unit for _value, unit in told}
    return with_unit(sum((value for value, _unit in told), Decimal(0)), units.pop()) if len(units) == 1 else ""


@guarded(YEAR, "edit", find_stream)
@require_http_methods(["GET", "POST"])
def meter(request: OfficeRequest, at: StreamAt) -> HttpResponse:
    """Twelve months of a stream."""
    overview = overview_of(request.actor, at.facility)
    stream = stream_of(at.stream)
    assert stream is not None
    kept = _kept(overview, at.year)
    name = request.GET.get("ten", next((name for code, name in kept if code == at.stream), ""))
    standing = kept.get((at.stream, name), [])
    initial = {"unit": standing[0].unit if standing else stream.unit, "name": name}
    form = MeterForm(
        stream, _data(request), standing={one.month or 0: one.quantity for one in standing}, initial=initial
    )
    if _to_keep(request, form):
        try:
            done = keep_readings(
                actor=request.actor,
                facility=at.facility,
                year=at.year,
                stream=at.stream,
                unit=form.cleaned_data["unit"],
                name=form.cleaned_data.get("name", ""),
                months=form.read(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return _done(request, done, at.facility.code, at.year)
    context = {
        "facility": at.facility,
        "year": at.year,
        "title": _("%(name)s, 12 tháng năm %(year)s") % {"name": stream.name(tongue()), "year": at.year},
        "form": form,
        "history": [
            {"month": one.month, "href": reverse("performance:reading", args=(one.reading,))}
            for one in standing
            if one.reading
        ],
    }
    return render(request, "office/performance/meter.html", context, status=422 if form.errors else 200)


@guarded(YEAR, "edit", find_year)
@require_http_methods(["GET", "POST"])
def output(request: OfficeRequest, at: YearAt) -> HttpResponse:
    """Twelve months of a product's output."""
    overview = overview_of(request.actor, at.facility)
    facts = overview.facts.get(at.year)
    made = facts.products if facts else ()
    names = list(dict.fromkeys(one.product for one in made))
    asked = request.GET.get("san-pham", "")
    product = names[int(asked)] if asked.isdecimal() and int(asked) < len(names) else ""
    own = [one for one in made if fold(one.product) == fold(product)] if product else []
    initial = {"product": product, "unit": next((one.unit for one in own if one.unit), "")}
    standing = {one.month: one.output for one in own if one.month is not None and one.output is not None}
    form = OutputForm(_data(request), standing=standing, initial=initial)
    if _to_keep(request, form):
        try:
            done = keep_outputs(
                actor=request.actor,
                facility=at.facility,
                year=at.year,
                product=form.cleaned_data["product"],
                unit=form.cleaned_data["unit"],
                months=form.read(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return _done(request, done, at.facility.code, at.year)
    title = _("Sản lượng 12 tháng năm %(year)s") % {"year": at.year}
    context = {"facility": at.facility, "year": at.year, "title": title, "form": form}
    return render(request, "office/performance/meter.html", context, status=422 if form.errors else 200)


def _data(request: OfficeRequest) -> Any:
    """What was sent; with the pasted cells laid in where that was asked for."""
    if request.method != "POST":
        return None
    return filled_in(request.POST) if "fill" in request.POST else request.POST


def _to_keep(request: OfficeRequest, form: MonthsForm) -> bool:
    return form.is_bound and form.is_valid() and "fill" not in request.POST


def _done(request: OfficeRequest, done: Kept, code: str, year: int) -> HttpResponse:
    words = _("Đã ghi: %(new)s tháng mới, %(corrected)s tháng sửa, %(removed)s tháng rút lại.")
    told = {"new": done.new, "corrected": done.corrected, "removed": done.removed}
    messages.success(request, words % told if done.changed else _("Không có gì thay đổi."))
    return redirect("performance:meters", code, year)

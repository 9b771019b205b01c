"""One year of a facility, reading by reading; and one reading, down to the cell of the report that it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.performance.finding import YearAt, find_reading, find_year
from sachhon.channels.office.performance.merged import aside_words
from sachhon.channels.office.performance.rows import saving_row, status_of, steps_of
from sachhon.channels.office.performance.words import exact, resource_name, tongue, unit_words, with_unit
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.assessments.api import (
    YEAR,
    Blocked,
    Overview,
    Reading,
    YearAmount,
    history_of_reading,
    in_usual_unit,
    overview_of,
    stream_of,
)
from sachhon.domain.registry.api import place_of_standing
from sachhon.formkit.values import Origin
from sachhon.vietnamese.dates import format_date

_ORDER = ("energy", "water", "material", "waste")


@guarded(YEAR, "view", find_year)
@require_GET
def page(request: OfficeRequest, at: YearAt) -> HttpResponse:
    """What was used and made, where each number came from, and what it gives."""
    overview = overview_of(request.actor, at.facility)
    if at.year not in overview.facts:
        raise Http404(f"{at.facility.code} {at.year}")
    place = place_of_standing(at.facility)
    kind, status = status_of(overview, at.year)
    row = overview.rows.get(at.year)
    context = {
        "facility": at.facility,
        "year": at.year,
        "groups": _groups(overview, at.year),
        "products": _products(overview, at.year),
        "savings": [saving_row(at.facility, one) for one in overview.of_year(at.year)],
        "steps": steps_of(overview, at.year),
        "kind": kind,
        "status": status,
        "row": row,
        "verified_on": format_date(timezone.localtime(row.verified_at).date()) if row and row.verified_at else "",
        "pending": overview.pending.get(at.year),
        "aside": aside_words(overview, at.year),
        "grades": _grades(overview, at),
        "may": {verb: YEAR.permits(request.actor, verb, place) for verb in YEAR.rules},
    }
    return render(request, "office/performance/year.html", context)


def _groups(overview: Overview, year: int) -> list[dict[str, Any]]:
    """Amounts by kind of stream; months of one meter together."""
    facts = overview.facts[year]
    of_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    metered: dict[tuple[str, str], list[YearAmount]] = defaultdict(list)
    for one in facts.amounts:
        if one.month is not None:
            metered[one.stream, one.name].append(one)
            continue
        of_kind[_kind(one.stream)].append(_amount_row(one))
    for (code, name), months in metered.items():
        of_kind[_kind(code)].append(_meter_row(overview, year, code, name, months))
    for gap in facts.gaps:
        words = _("chưa có số liệu") if gap.why == "unknown" else _("bỏ trống")
        of_kind[_kind(gap.stream)].append(
            {"name": _called(gap.stream, gap.name), "amount": "", "words": words, "from": _("Báo cáo năm"), "gap": True}
        )
    titles = {
        "energy": _("Năng lượng"),
        "water": _("Nước"),
        "material": _("Nguyên liệu, vật liệu, hóa chất"),
        "waste": _("Chất thải, khí thải, nước thải"),
    }
    return [{"title": titles[kind], "rows": of_kind[kind]} for kind in _ORDER if of_kind[kind]]


def _kind(code: str) -> str:
    stream = stream_of(code)
    return stream.kind if stream else "material"


def _called(code: str, name: str) -> str:
    return name or resource_name(code)


def _amount_row(one: YearAmount) -> dict[str, Any]:
    try:
        value, unit = in_usual_unit(one)
        usual = "" if (value, unit) == (one.quantity, one.unit) else f"{exact(value)} {unit_words(unit)}"
    except Blocked:
        usual = _("đơn vị chưa hiểu")
    return {
        "name": _called(one.stream, one.name),
        "stream": resource_name(one.stream) if one.name and _kind(one.stream) != "material" else "",
        "amount": f"{exact(one.quantity)} {unit_words(one.unit)}",
        "usual": "" if usual == f"{exact(one.quantity)} {unit_words(one.unit)}" else usual,
        "cost": one.cost,
        "from": _("Báo cáo năm"),
        "href": reverse("performance:reading", args=(one.reading,)) if one.reading else "",
    }


def _meter_row(overview: Overview, year: int, code: str, name: str, months: list[YearAmount]) -> dict[str, Any]:
    try:
        told = [in_usual_unit(one) for one in months]
        units = {unit for _value, unit in told}
        total = (
            with_unit(sum((value for value, _unit in told), start=told[0][0] * 0), units.pop())
            if len(units) == 1
            else ""
        )
    except Blocked:
        total = _("đơn vị chưa hiểu")
    return {
        "name": _called(code, name),
        "amount": total,
        "from": _("Sổ công tơ, %(n)s tháng") % {"n": len(months)},
        "href": reverse("performance:meter", args=(overview.facility.code, year, code)),
    }


def _products(overview: Overview, year: int) -> list[dict[str, Any]]:
    found = []
    for one in overview.facts[year].products:
        if one.month is not None:
            continue
        found.append({
            "product": one.product,
            "output": f"{exact(one.output)} {unit_words(one.unit)}" if one.output is not None else "",
            "capacity": f"{exact(one.capacity)} {unit_words(one.capacity_unit)}" if one.capacity is not None else "",
            "counts": one.counts,
            "href": _cell_address(one.origin),
        })  # fmt: skip
    return found


def _grades(overview: Overview, at: YearAt) -> list[dict[str, str]]:
    """Wide streams of the year with what was chosen."""
    found = []
    for code in overview.facts[at.year].streams:
        stream = stream_of(code)
        if stream is None or not stream.choices:
            continue
        chosen = stream_of(overview.facts[at.year].grades.get(code, ""))
        found.append({
            "name": stream.name(tongue()),
            "chosen": chosen.name(tongue()) if chosen else "",
            "href": reverse("performance:grade", args=(at.facility.code, at.year, code)),
        })  # fmt: skip
    return found


def _cell_address(origin: Mapping[str, Any]) -> str:
    """The answer of the report that a number came from, with its history; "" for what came from no report."""
    if origin.get("kind") != "report":
        return ""
    cell = f"{origin['field']}.{origin['row']}.{origin['column']}"
    return reverse("reports:cell", args=(origin["submission"], cell))


def _revision_address(origin: Mapping[str, Any]) -> str:
    """The sealed revision itself, with its receipt and its Word and PDF."""
    if origin.get("kind") != "report":
        return ""
    return reverse("reports:receipt", args=(origin["submission"], origin["number"]))


@guarded(YEAR, "view", find_reading)
@require_GET
def reading(request: OfficeRequest, held: Reading) -> HttpResponse:
    """A reading: its value, where it stands in which report, who, when, and what it was before."""
    year = held.facility_year
    origin = held.origin
    said = Origin(**origin["said"]) if origin.get("said") else None
    context = {
        "facility": year.facility,
        "year": year.year,
        "reading": held,
        "name": _called(held.stream, held.name),
        "stream": resource_name(held.stream),
        "amount": f"{exact(held.quantity)} {unit_words(held.unit)}",
        "month": held.month,
        "by": held.by.full_name if held.by else "",
        "at": timezone.localtime(held.at).strftime("%d/%m/%Y %H:%M"),
        "origin": origin,
        "of_report": origin.get("kind") == "report",
        "cell_href": _cell_address(origin),
        "report_href": _revision_address(origin),
        "row_number": origin.get("row", 0) + 1,
        "said_words": origin_words(said),
        "said_href": words_address(said),
        "history": [
            {
                "amount": f"{exact(one.quantity)} {unit_words(one.unit)}",
                "by": one.by.full_name if one.by else "",
                "at": timezone.localtime(one.at).strftime("%d/%m/%Y %H:%M"),
                "until": timezone.localtime(one.replaced_at).strftime("%d/%m/%Y %H:%M") if one.replaced_at else "",
                "this": one.pk == held.pk,
            }
            for one in history_of_reading(held)
        ],
    }
    return render(request, "office/performance/reading.html", context)

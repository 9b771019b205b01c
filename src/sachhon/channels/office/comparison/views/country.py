"""The country: all units with an adopted plan together and each alone, with who stands behind every total."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.comparison.contradictions import KINDS, counted
from sachhon.channels.office.comparison.rows import Figure, deed_rows, funds_rows
from sachhon.channels.office.comparison.sheets import country_sheet, reports
from sachhon.channels.office.comparison.words import measure_name, measure_unit, millions, number_words
from sachhon.channels.office.comparison.years import Chosen, chosen_years
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    COMPONENTS,
    NATIONAL_MONEY,
    Comparison,
    Deed,
    OfCountry,
    OfUnit,
    all_measures,
    compare_country,
)
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese import format_date

ON_A_PAGE = 50


@guarded(NATIONAL_MONEY, "view")
@require_GET
def page(request: OfficeRequest) -> HttpResponse:
    """Totals with their coverage, component projects, kinds of contradictions, units."""
    chosen = chosen_years(request.GET)
    context: dict[str, Any] = {"chosen": chosen}
    if chosen is not None:
        whole = compare_country(request.actor, chosen.years, timezone.localdate())
        context |= _told(request, whole, chosen)
    return render(request, "office/comparison/country.html", context)


@guarded(NATIONAL_MONEY, "export")
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """The units as a table, with the years chosen."""
    chosen = chosen_years(request.GET)
    if chosen is None:
        raise Http404("no plan")
    whole = compare_country(request.actor, chosen.years, timezone.localdate())
    return send_sheet(request, country_sheet(whole, chosen), form, f"doi-chieu-ca-nuoc-{chosen.words}")


@guarded(NATIONAL_MONEY, "view")
@require_GET
def measure(request: OfficeRequest, measure: str) -> HttpResponse:
    """One count, unit by unit: what the country's sum is made of."""
    if measure not in all_measures():
        raise Http404(measure)
    chosen = chosen_years(request.GET)
    if chosen is None:
        return redirect("comparison:country")
    whole = compare_country(request.actor, chosen.years, timezone.localdate())
    rows = [(one, deed) for one in whole.units for deed in one.found.deeds if deed.measure == measure]
    context = {
        "chosen": chosen,
        "name": measure_name(measure),
        "counted_in": measure_unit(measure),
        "rows": [_of_unit(one, deed, measure, chosen) for one, deed in rows],
        "silent": whole.planning - len(rows),
        "total": next((deed for deed in deed_rows(whole.found, set(), _nowhere, _nowhere, words=False)
                       if deed.name == measure_name(measure)), None),
    }  # fmt: skip
    return render(request, "office/comparison/country_measure.html", context)


def _told(request: OfficeRequest, whole: OfCountry, chosen: Chosen) -> dict[str, Any]:
    units = sorted(whole.units, key=lambda one: -counted(one.found.contradictions))
    paged = Paginator(units, ON_A_PAGE).get_page(request.GET.get("page"))
    kinds: dict[str, tuple[int, int]] = {}
    for one in whole.units:
        codes = [found.code for found in one.found.contradictions]
        for code in set(codes):
            held = kinds.get(code, (0, 0))
            kinds[code] = (held[0] + codes.count(code), held[1] + 1)
    money = reverse("money:national") + f"?first={chosen.years.first}&last={chosen.years.last}"
    return {
        "whole": whole,
        "tiles": _tiles(whole),
        "kinds": [(str(kind.title), *kinds[code]) for code, kind in KINDS.items() if code in kinds],
        "deeds": [
            (row, *_behind(whole, deed.measure))
            for row, deed in zip(
                deed_rows(
                    whole.found,
                    set(),
                    lambda code: reverse("comparison:country_measure", args=(code,)) + chosen.after,
                    _nowhere,
                ),
                whole.found.deeds,
                strict=True,
            )
        ],
        "funds": funds_rows(whole.found, set(), lambda stage: f"{money}&stage={stage}", "#don-vi"),
        "components": [
            {
                "name": str(COMPONENTS[one.component]) if one.component else _("Chưa phân loại"),
                "tasks": one.tasks,
                "done": one.done,
                "planned": millions(one.planned),
                "disbursed": millions(one.disbursed),
                "outputs": one.outputs,
            }
            for one in whole.components
        ],
        "units": [_unit(one, chosen) for one in paged.object_list],
        "page": paged,
    }


def _tiles(whole: OfCountry) -> list[dict[str, str]]:
    funds = next((one for one in whole.found.funds if not one.payer), None)
    done = sum(work.is_done for work in whole.found.works)
    wrong = [counted(one.found.contradictions) for one in whole.units]
    planning = _("%(n)s đơn vị có kế hoạch") % {"n": whole.planning}
    reporting = _("%(m)s/%(n)s đơn vị có báo cáo") % {"m": whole.reporting, "n": whole.planning}
    having = sum(any(one.disbursed is not None for one in each.found.funds) for each in whole.units)
    spending = _("%(m)s/%(n)s đơn vị đã ghi giải ngân") % {"m": having, "n": whole.planning}
    said = funds.reported.value if funds and funds.reported else None
    return [
        {
            "label": _("Mâu thuẫn"),
            "value": number_words(sum(wrong)),
            "note": _("ở %(n)s đơn vị") % {"n": sum(map(bool, wrong))},
        },
        {"label": _("Nhiệm vụ hoàn thành"), "value": f"{done}/{len(whole.found.works)}", "note": planning},
        {
            "label": _("Dự toán (triệu đồng)"),
            "value": millions(funds.planned if funds else None),
            "note": planning,
        },
        {
            "label": _("Đã giải ngân (triệu đồng)"),
            "value": millions(funds.disbursed if funds else None),
            "note": spending,
        },
        {"label": _("Báo cáo đã chi (triệu đồng)"), "value": millions(said), "note": reporting},
    ]


def _behind(whole: OfCountry, code: str) -> tuple[int, int, int]:
    """How many units plan, record and report a measure."""
    deeds = [deed for one in whole.units for deed in one.found.deeds if deed.measure == code]
    return (
        sum(deed.planned is not None for deed in deeds),
        sum(deed.recorded is not None for deed in deeds),
        sum(deed.reported is not None for deed in deeds),
    )


def _unit(one: OfUnit, chosen: Chosen) -> dict[str, object]:
    funds = next((funds for funds in one.found.funds if not funds.payer), None)
    return {
        "name": one.unit.name,
        "until": _until(one.unit),
        "href": reverse("comparison:unit", args=(one.unit.code,)) + chosen.after,
        "count": counted(one.found.contradictions),
        "tasks": len(one.found.works),
        "done": sum(work.is_done for work in one.found.works),
        "planned": millions(funds.planned if funds else None),
        "disbursed": millions(funds.disbursed if funds else None),
        "reported": millions(funds.reported.value if funds and funds.reported else None),
        "reports": reports(one.found),
        "aims": _aims(one.found),
    }


def _until(unit: Unit) -> str:
    """When it ended: a province of today may bear the same name."""
    return _("đến %(day)s") % {"day": format_date(unit.dissolved)} if unit.dissolved else ""


def _aims(found: Comparison) -> str:
    met = [aim.met for aim in found.aims]
    return f"{met.count(True)}/{len(met)}" if met else ""


def _of_unit(one: OfUnit, deed: Deed, code: str, chosen: Chosen) -> dict[str, object]:
    drill = reverse("comparison:measure", args=(one.unit.code, code)) + chosen.after
    said = deed.reported
    return {
        "name": one.unit.name,
        "until": _until(one.unit),
        "href": drill,
        "planned": Figure(number_words(deed.planned), f"{drill}#ke-hoach" if deed.planned is not None else ""),
        "recorded": Figure(number_words(deed.recorded), f"{drill}#so" if deed.recorded is not None else ""),
        "reported": Figure(number_words(said.value if said else None), f"{drill}#bao-cao" if said else ""),
        "wrong": any(found.about == code for found in one.found.contradictions),
    }


def _nowhere(_code: str) -> str:
    return ""

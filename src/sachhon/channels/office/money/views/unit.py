"""A unit's money by year and source, with its chart and its ceilings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.money.charts import years_svg, years_table
from sachhon.channels.office.money.finding import find_unit
from sachhon.channels.office.money.rows import LedgerRow, cells_of, spent_share, stage_heads
from sachhon.channels.office.money.sheets import standing_sheet
from sachhon.channels.office.money.units import money_unit
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    CEILING,
    MONEY,
    Source,
    Stage,
    added,
    ceilings_with_use,
    counted_in,
    money_plans,
    stage_named,
    standing_of_plans,
    standing_of_units,
    totals,
    units_with_money,
)
from sachhon.domain.registry.api import Unit, place_of, units_under


@guarded(MONEY, "view", find_unit)
def page(request: OfficeRequest, unit_: Unit) -> HttpResponse:
    """The unit with those below it and those that it came from: by year, by source, its plans, its ceilings."""
    unit = money_unit(request)
    stage = _stage(request)
    whole = _standing(request, unit_)
    amounts = {where: standing[stage] for where, standing in whole.items() if stage in standing}
    plans = list(money_plans(request.actor).filter(unit__in=units_under([unit_.code])))
    of_plans = standing_of_plans(plans)
    own = {unit_.code}
    return render(
        request,
        "office/money/unit.html",
        {
            "of": unit_,
            "unit": unit,
            "heads": stage_heads(),
            "years": _rows([(year_words(year), _year(whole, year)) for year in sorted({y for y, _s in whole})], unit),
            "sources": _rows([(source_words(source), part) for source, part in by_source(whole)], unit),
            "total": LedgerRow(
                _("Tổng cộng"),
                cells_of(totals(whole.values()), unit),
                kind="total",
                percent=spent_share(totals(whole.values())),
            ),
            "plans": [
                LedgerRow(
                    plan.title,
                    cells_of(of_plans.get(plan.pk, {}), unit),
                    href=reverse("money:plan", args=(plan.code,)),
                    note=plan.unit.name if plan.unit.code not in own else f"{plan.first_year}–{plan.last_year}",
                    percent=spent_share(of_plans.get(plan.pk, {})),
                )
                for plan in plans
            ],
            "chart": years_table(amounts, unit) if amounts else None,
            "chart_href": f"{reverse('money:unit_chart', args=(unit_.code,))}?stage={stage.value}&unit={unit.name}",
            "stage": stage,
            "stage_words": stage_words(stage),
            "stages": [(one.value, stage_words(one), one is stage) for one in Stage],
            "ceilings": [
                (one, str(one.year), source_words(Source(one.source)), *map(unit.words, figures))
                for one, used in ceilings_with_use(unit_)
                for figures in [(one.amount, used, one.amount - used)]
            ],
            "may_set": CEILING.permits(request.actor, "set", place_of(unit_)),
        },
    )


@guarded(MONEY, "view", find_unit)
def chart(request: OfficeRequest, unit_: Unit) -> HttpResponse:
    """The picture of a unit's money at a stage."""
    stage = _stage(request)
    whole = _standing(request, unit_)
    amounts = {where: standing[stage] for where, standing in whole.items() if stage in standing}
    return HttpResponse(years_svg(amounts, stage, money_unit(request)), content_type="image/svg+xml")


@guarded(MONEY, "export", find_unit)
def download(request: OfficeRequest, unit_: Unit, form: str) -> HttpResponse:
    """Year, source and stages, in đồng."""
    rows = [
        ([year_words(year), source_words(source)], standing)
        for (year, source), standing in sorted(_standing(request, unit_).items())
    ]
    sheet = standing_sheet(_("Kinh phí của %(unit)s") % {"unit": unit_.name}, [_("Năm"), _("Nguồn")], rows, [])
    return send_sheet(request, sheet, form, f"kinh-phi-{unit_.code}")


def _standing(request: OfficeRequest, unit_: Unit) -> Any:
    codes = [one.code for one in units_with_money(request.actor, unit_)]
    return added(standing_of_units(codes).values())


def _stage(request: OfficeRequest) -> Stage:
    return stage_named(request.GET.get("stage")) or Stage.ESTIMATED


def _year(whole: Any, year: int) -> dict[Stage, int]:
    return totals(standing for (one, _source), standing in whole.items() if one == year)


def by_source(whole: Any) -> list[tuple[Source, dict[Stage, int]]]:
    """Each source with the parts that count in it."""
    found = []
    for source in Source:
        parts = [standing for (_year_, one), standing in whole.items() if source in counted_in(one)]
        if parts:
            found.append((source, totals(parts)))
    return found


def _rows(told: list[tuple[str, dict[Stage, int]]], unit: Any) -> list[LedgerRow]:
    return [LedgerRow(name, cells_of(standing, unit), percent=spent_share(standing)) for name, standing in told]

"""A plan's ledger, line by line; one decision recorded for several lines; the estimate taken from the plan."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sachhon.channels.office.money.finding import find_plan, find_plan_to_open
from sachhon.channels.office.money.rows import LedgerRow, Standing, Where, cells_of, spent_share, stage_heads
from sachhon.channels.office.money.units import MoneyUnit, money_unit
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    MONEY,
    BudgetLine,
    Plan,
    Source,
    Stage,
    differences,
    may_record,
    money_lines,
    open_ledger,
    source_named,
    standing_of_plan,
    totals,
    verb_for,
)
from sachhon.domain.registry.api import place_of


@guarded(MONEY, "view", find_plan)
def page(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The lines with their stages, in all or for a year and a source."""
    unit = money_unit(request)
    standings = standing_of_plan(plan)
    year, source = _chosen(request)
    shown = {line: _only(places, year, source) for line, places in standings.items()}
    place = place_of(plan.unit)
    years = sorted({year for places in standings.values() for year, _ in places})
    lines = list(money_lines(plan))
    return render(
        request,
        "office/money/plan.html",
        {
            "plan": plan,
            "period": f"{plan.first_year}–{plan.last_year}",
            "unit": unit,
            "heads": stage_heads(),
            "rows": _rows(lines, shown, differences(plan, standings), unit),
            "has_lines": bool(lines),
            "has_money": bool(standings),
            "years": [(str(one), year_words(one), one == year) for one in years],
            "sources": [(one.value, source_words(one), one is source) for one in Source],
            "unsplit": _unsplit(standings, unit),
            "many": [
                (stage_words(stage), reverse(f"money:{name}", args=(plan.code, stage.value)))
                for stage, name in _ways(request, plan)
            ],
            "may_open": may_record(request.actor, place, Source.UNSPLIT, Stage.ESTIMATED) and plan.editions.exists(),
        },
    )


@guarded(MONEY, "record", find_plan_to_open)
@require_POST
def take_estimate(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The estimate from the newest edition of the plan."""
    edition = plan.editions.order_by("-number").first()
    if edition is None:
        raise Http404(plan.code)
    opened = open_ledger(actor=request.actor, edition=edition)
    if opened.entries:
        words = _("Đã lấy dự toán từ kế hoạch: %(n)s bút toán.") % {"n": opened.entries}
    else:
        words = _("Dự toán đã đúng như kế hoạch, không có gì mới.")
    messages.success(request, words)
    if opened.kept:
        messages.warning(request, _("Có dòng kế hoạch đã giảm nhưng tiền đã đi tiếp nên chưa rút lại được."))
    return redirect("money:plan", plan.code)


def _chosen(request: OfficeRequest) -> tuple[int | None, Source | None]:
    year, source = request.GET.get("year", ""), request.GET.get("source", "")
    return (int(year) if year.isdecimal() else None), source_named(source)


def _only(places: dict[Where, dict[Stage, int]], year: int | None, source: Source | None) -> Standing:
    return totals(
        standing
        for (of_year, of_source), standing in places.items()
        if year in (None, of_year) and source in (None, of_source)
    )


def _rows(
    lines: list[BudgetLine], shown: dict[int, Standing], differ: Collection[int], unit: MoneyUnit
) -> list[LedgerRow]:
    rows = []
    for line in lines:
        standing = shown.get(line.pk, {})
        if line.is_total or (line.removed_in_id and not any(standing.values())):
            continue
        rows.append(
            LedgerRow(
                line.title,
                [] if line.is_heading else cells_of(standing, unit),
                href="" if line.is_heading else reverse("money:line", args=(line.pk,)),
                note=_note(line, differ),
                kind="heading" if line.is_heading else "",
                percent=None if line.is_heading else spent_share(standing),
                head=line.number,
            )
        )
    everything = totals(shown.values())
    if everything:
        share = spent_share(everything)
        rows.append(LedgerRow(_("Tổng cộng"), cells_of(everything, unit), kind="total", percent=share))
    return rows


def _note(line: BudgetLine, differ: Collection[int]) -> str:
    if line.removed_in_id:
        return _("đã bỏ khỏi kế hoạch")
    return _("dự toán trong sổ khác kế hoạch") if line.pk in differ else ""


def _unsplit(standings: dict[int, dict[Where, dict[Stage, int]]], unit: MoneyUnit) -> str:
    """The estimate that has no payer or no year; "" where all has."""
    amount = sum(
        standing.get(Stage.ESTIMATED, 0)
        for places in standings.values()
        for (year, source), standing in places.items()
        if source is Source.UNSPLIT or not year
    )
    return unit.words(amount) if amount else ""


def _ways(request: OfficeRequest, plan: Plan) -> list[tuple[Stage, str]]:
    """The forms for several lines at once that are open to the actor."""
    place = place_of(plan.unit)
    found: dict[tuple[Stage, str], None] = {}
    for stage in Stage:
        for source in Source:
            if stage is not Stage.ESTIMATED and may_record(request.actor, place, source, stage):
                name = "record_many_central" if verb_for(source, stage) == "record_central" else "record_many"
                found[stage, name] = None
    return list(found)

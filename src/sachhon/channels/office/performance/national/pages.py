"""The pages of the country, of a province and of an industry: one layout, the same figures cut differently."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.performance.national import rows
from sachhon.channels.office.performance.national.charts import drawn, rates_chart, size_of
from sachhon.channels.office.performance.national.chosen import Chosen, chosen, chosen_scope, key_of
from sachhon.channels.office.performance.national.finding import industry_numbered, province_named
from sachhon.channels.office.performance.national.sheets import rates_sheet
from sachhon.channels.office.performance.words import industry_name, percent, resource_name, unit_words, with_unit
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.accounts.api import Place
from sachhon.domain.assessments.api import YEAR
from sachhon.domain.registry.api import Unit, place_of
from sachhon.domain.rollups.api import (
    SAVINGS,
    action_programme_targets,
    ask_for_savings,
    savings_run,
    savings_under_way,
    strategy_targets,
    target_in,
)
from sachhon.vietnamese.numbers import format_number

FEWEST_DRAWN = 2


@signed_in
@require_GET
def country(request: OfficeRequest) -> HttpResponse:
    """The whole country."""
    return _page(request, chosen(request), None, None)


@signed_in
@require_GET
def province(request: OfficeRequest, province: str) -> HttpResponse:
    """A province, by industry."""
    unit = province_named(province)
    return _page(request, chosen(request, province=unit), unit, None)


@signed_in
@require_GET
def industry(request: OfficeRequest, industry: int) -> HttpResponse:
    """An industry, by province."""
    number = industry_numbered(industry)
    return _page(request, chosen(request, industry=number), None, number)


@signed_in
@require_GET
def chart(request: OfficeRequest) -> HttpResponse:
    """The picture of what the query asks for."""
    told = chosen_scope(request)
    years = rows.year_rows(told)
    if len(drawn(years)) < FEWEST_DRAWN:
        raise Http404("too few years")
    return HttpResponse(_chart(told, years, "hep" in request.GET).svg(), content_type="image/svg+xml")


@signed_in
@require_GET
def download(request: OfficeRequest, table: str, form: str) -> HttpResponse:
    """A table of the page: nam (years), tinh (provinces), nganh (industries), 889."""
    told = chosen_scope(request)
    cuts = {"nam": (_("Năm"), rows.year_rows), "tinh": (_("Tỉnh, thành phố"), rows.province_rows)}
    cuts |= {"nganh": (_("Ngành"), rows.industry_rows), "889": (_("Ngành"), rows.programme_rows)}
    if table not in cuts:
        raise Http404(table)
    first, made = cuts[table]
    resource = told.savings.resource
    title = f"{_('Mức tiết kiệm')}: {resource_name(resource.code)}"
    notes = [place_words(told), _method(), *([] if table == "nam" else [_("Năm %(year)s") % {"year": told.year}])]
    return send_sheet(request, rates_sheet(title, first, made(told), resource.unit, notes), form, f"tiet-kiem-{table}")


@guarded(SAVINGS, "add_up")
@require_POST
def add_up(request: OfficeRequest) -> HttpResponse:
    """Asks for it to be added up again."""
    ask_for_savings(actor=request.actor)
    messages.success(request, _("Đang cộng lại số liệu. Tải lại trang sau ít phút để xem kết quả mới."))
    return redirect("performance:national")


def _page(request: OfficeRequest, told: Chosen | None, unit: Unit | None, industry: int | None) -> HttpResponse:
    context: dict[str, Any] = {
        "unit": unit,
        "industry": industry,
        "title": place_title(unit, industry),
        "may_add_up": SAVINGS.permits(request.actor, "add_up", Place()),
        "job": savings_under_way(),
        "run": savings_run(),
    }
    if told is not None:
        context |= _figures(request, told)
    return render(request, "office/performance/national/page.html", context)


def _figures(request: OfficeRequest, told: Chosen) -> dict[str, Any]:
    savings, resource = told.savings, told.savings.resource
    figure = savings.figure(told.year, told.place, told.industry)
    target = rows.target_of(told)
    years = rows.year_rows(told)
    targets = rows.targets_for(resource.code, told.industry)
    by_right = told.province is not None and YEAR.permits(request.actor, "view_within", place_of(told.province))
    drawing = _chart(told, years) if len(drawn(years)) >= FEWEST_DRAWN else None
    return {
        "told": told,
        "run_day": timezone.localtime(savings.run.made_at).strftime("%d/%m/%Y %H:%M"),
        "resources": [(key_of(one), _resource_words(one.code, one.unit), one == resource) for one in told.resources],
        "resource_name": resource_name(resource.code),
        "years": [(year, year == told.year) for year in reversed(savings.years)],
        "figure": figure,
        "tiles": _tiles(figure, resource.unit, target),
        "target": rows.target_words(target) if target else "",
        "last_target": rows.target_words(strategy_targets()[-1]),
        "band": any(one.figure.saving_pct is not None and target_in(targets, int(one.name)) for one in years),
        "has_targets": bool(targets),
        "year_rows": years,
        "chart": drawing,
        "chart_size": size_of(drawing) if drawing else None,
        "left_out": rows.left_out(figure),
        "programme": rows.programme_rows(told) if told.place is None and told.industry is None else [],
        "programme_target": _programme_target(told.year),
        "province_rows": rows.province_rows(told) if told.place is None else [],
        "industry_rows": rows.industry_rows(told, by_right) if told.industry is None else [],
        "by_right": by_right,
        "limited": savings.opened is not None,
        "method": _method(),
    }


def _tiles(figure: Any, unit: str, target: Any) -> list[dict[str, str]]:
    if figure.hidden:
        return [
            {"label": _("Mức tiết kiệm"), "value": rows.hidden_words(), "note": _("dưới 5 cơ sở, hoặc suy ra được")}
        ]
    kind, standing = rows.stands(figure, target)
    known = {"known": format_number(figure.known), "registered": format_number(figure.registered)}
    return [
        {"label": _("Mức tiết kiệm"), "value": percent(figure.saving_pct), "note": standing, "kind": kind},
        {
            "label": _("Tiết kiệm được"),
            "value": with_unit(figure.saving, unit) if figure.counted and not figure.relative else "–",
            "note": _amount_note(figure, unit),
        },
        {
            "label": _("Cơ sở được tính"),
            "value": format_number(figure.counted),
            "note": _("trong %(known)s có số liệu năm, %(registered)s trong danh bạ") % known,
        },
        {
            "label": _("Đã được xác nhận"),
            "value": rows.verified_words(figure),
            "note": _("của mức nền; phần còn lại theo báo cáo của cơ sở"),
        },
    ]


def _amount_note(figure: Any, unit: str) -> str:
    if figure.relative:
        return _("lượng chỉ nêu cho tổng, để không suy ra được của một cơ sở")
    base = with_unit(figure.adjusted_baseline, unit)
    return _("so với mức nền %(base)s") % {"base": base} if figure.counted else ""


def _chart(told: Chosen, years: list[rows.Row], narrow: bool = False) -> Any:
    targets = rows.targets_for(told.savings.resource.code, told.industry)
    name = f"{resource_name(told.savings.resource.code)}, {place_words(told)}"
    return rates_chart(years, targets, name, narrow)


def _programme_target(year: int) -> str:
    target = next((one for one in action_programme_targets() if one.first <= year <= one.last), None)
    return rows.target_words(target) if target else ""


def _resource_words(code: str, unit: str) -> str:
    return f"{resource_name(code)} ({unit_words(unit)})"


def place_title(unit: Unit | None, industry: int | None) -> str:
    """The country, a province or an industry."""
    if unit is not None:
        return unit.name
    return _("Cả nước") if industry is None else industry_name(industry or None)


def place_words(told: Chosen) -> str:
    """As a line of a sheet says it: the geography is always said."""
    parts = [told.province.name if told.province else _("Cả nước")]
    if told.industry is not None:
        parts.append(industry_name(told.industry or None))
    return ", ".join([*parts, _("34 tỉnh, thành phố từ 1/7/2025")])


def _method() -> str:
    return _(
        "Mức tiết kiệm = Σ tiết kiệm / Σ mức nền đã điều chỉnh theo sản lượng; không lấy trung bình các tỷ lệ. "
        "Cơ sở thiếu năm gốc, lượng dùng hoặc sản lượng được để ngoài và được đếm, không tính là 0."
    )

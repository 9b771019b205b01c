"""The facilities behind a figure, for those who may see them: each leads to its year and to the readings themselves."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from sachhon.channels.office.performance.national.chosen import Chosen, chosen
from sachhon.channels.office.performance.national.finding import find_province, industry_numbered
from sachhon.channels.office.performance.national.pages import place_words
from sachhon.channels.office.performance.national.rows import plain
from sachhon.channels.office.performance.words import (
    blocked_words,
    industry_name,
    percent,
    resource_name,
    unit_words,
    with_unit,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import YEAR, YearSaving, stream_of
from sachhon.domain.registry.api import Unit
from sachhon.domain.rollups.api import facilities_behind
from sachhon.writing.sheet import Cell, Sheet

ON_A_PAGE = 50
_SHOWN_READINGS = 6


@guarded(YEAR, "view_within", find_province)
@require_GET
def facilities(request: OfficeRequest, province: Unit, industry: int) -> HttpResponse:
    """Every facility that told of the resource in the year, with its saving or why it has none."""
    told, found = _found(request, province, industry)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "told": told,
        "unit": province,
        "industry": industry,
        "industry_name": industry_name(industry or None),
        "resource_name": resource_name(told.savings.resource.code),
        "page": page,
        "rows": [_row(one) for one in page.object_list],
    }
    return render(request, "office/performance/national/behind.html", context)


@guarded(YEAR, "export_within", find_province)
@require_GET
def download(request: OfficeRequest, province: Unit, industry: int, form: str) -> HttpResponse:
    """The same as a table."""
    told, found = _found(request, province, industry)
    resource = told.savings.resource
    columns = [
        _("Mã cơ sở"), _("Cơ sở"), _("Mã số thuế"), _("Năm gốc"), _("Phụ tải nền (%)"), _("Mức nền đã điều chỉnh"),
        _("Lượng sử dụng"), _("Tiết kiệm"), _("Đơn vị"), _("Tiết kiệm (%)"),
        pgettext("số liệu năm", "Đã xác nhận"), _("Ghi chú"),
    ]  # fmt: skip
    title = f"{resource_name(resource.code)}, {_('năm %(year)s') % {'year': told.year}}"
    sheet = Sheet(title, columns, [_line(one) for one in found.iterator(500)], [place_words(told)])
    return send_sheet(request, sheet, form, "tiet-kiem-co-so")


def _found(request: OfficeRequest, province: Unit, industry: int) -> tuple[Chosen, Any]:
    number = industry_numbered(industry)
    told = chosen(request, province, number)
    if told is None:
        raise Http404("no savings yet")
    return told, facilities_behind(province, number or None, told.year, told.savings.resource)


def _row(one: YearSaving) -> dict[str, Any]:
    year = one.facility_year
    facility = year.facility
    readings = [reading for reading in year.readings_now if _is_behind(reading.stream, one.resource)]
    return {
        "name": facility.name,
        "href": reverse("performance:facility", args=(facility.code,)),
        "year_href": reverse("performance:year", args=(facility.code, year.year)),
        "rate": percent(one.saving_pct) if one.saving_pct is not None else "",
        "why": blocked_words(one.blocked) if one.blocked else "",
        "adjusted": with_unit(one.adjusted_baseline, one.unit),
        "consumption": with_unit(one.consumption, one.unit),
        "saving": with_unit(one.saving, one.unit),
        "base_year": one.baseline_year or "–",
        "verified": year.verified_at is not None,
        "readings": [
            (reverse("performance:reading", args=(reading.pk,)), _reading_words(reading))
            for reading in readings[:_SHOWN_READINGS]
        ],
        "more": max(0, len(readings) - _SHOWN_READINGS),
    }


def _is_behind(stream: str, resource: str) -> bool:
    """Whether a reading of a stream is a part of a resource's figure."""
    found = stream_of(stream)
    return stream == resource or (found is not None and found.kind == resource)


def _reading_words(reading: Any) -> str:
    return f"{resource_name(reading.stream)}: {with_unit(reading.quantity, reading.unit)}"


def _line(one: YearSaving) -> list[Cell]:
    facility = one.facility_year.facility
    return [
        facility.code,
        facility.name,
        facility.tax_code,
        one.baseline_year,
        plain(one.base_load_share_pct),
        plain(one.adjusted_baseline),
        plain(one.consumption),
        plain(one.saving),
        unit_words(one.unit),
        plain(one.saving_pct),
        _("có") if one.facility_year.verified_at else "",
        blocked_words(one.blocked) if one.blocked else "",
    ]

"""Where the facilities lie: the tile grid and a table by region and province, with the filter of the list."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.facilities.listing import Chosen, adding_at, regions
from sachhon.channels.office.facilities.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.channels.office.shell.tiles import Grid, TileLook, tile_table
from sachhon.domain.registry.api import PlaceCount, counted_by_province
from sachhon.vietnamese import format_date
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.sheet import Cell, Sheet

_STEPS = (1, 100, 1000)
"""From so many facilities on a tile is darker."""


@signed_in
@require_GET
def places(request: OfficeRequest) -> HttpResponse:
    """The facilities that the person may see, by region and province."""
    chosen = Chosen.of(request.GET)
    counts = counted_by_province(chosen.facilities(request.actor))
    if request.GET.get("tai-ve"):
        return send_sheet(request, sheet_of(counts), request.GET["tai-ve"], "co-so-theo-tinh")
    context = {
        "adding": adding_at(request.actor),
        "chosen": chosen,
        "groups": groups_of(counts),
        "nowhere": next((one for one in counts if one.province is None), None),
        "whole": sum(counts, PlaceCount(None)),
        "grid": _grid(counts, chosen),
        "legend": [
            ("empty", _("chưa có cơ sở nào")),
            ("step1", _("1–99 cơ sở")),
            ("step2", _("100–999 cơ sở")),
            ("step3", _("từ 1.000 cơ sở")),
        ],
    }
    return render(request, "office/facilities/places.html", context)


def groups_of(counts: Sequence[PlaceCount]) -> list[tuple[str, PlaceCount, list[PlaceCount]]]:
    """(region, its sum, its provinces) of every region that has any, in the order of the regions."""
    english = tongue() == "en"
    groups = []
    for name, name_en in regions().items():
        rows = [
            one for one in counts if one.province and one.province.territory and one.province.territory.region == name
        ]
        if rows:
            groups.append((name_en if english else name, sum(rows, PlaceCount(None)), rows))
    return groups


def sheet_of(counts: Sequence[PlaceCount]) -> Sheet:
    """The table as a file: provinces with their regions, the sum last."""
    columns = (
        *(_("Vùng"), _("Tỉnh, thành phố"), _("Số cơ sở")),
        *(_("Vừa và lớn"), _("Năng lượng trọng điểm"), _("Đã áp dụng SXSH")),
    )
    rows: list[list[Cell]] = [
        [region, one.province.name if one.province else "", *_numbers(one)]
        for region, _whole, provinces in groups_of(counts)
        for one in provinces
    ]
    rows += [[_("Chưa rõ tỉnh"), "", *_numbers(one)] for one in counts if one.province is None]
    rows.append([_("Tổng số"), "", *_numbers(sum(counts, PlaceCount(None)))])
    note = _("Danh bạ cơ sở, ngày {day}").format(day=format_date(timezone.localdate()))
    return Sheet(_("Cơ sở theo vùng, tỉnh"), columns, rows, (note,), (32, 24, 12, 12, 16, 16))


def _numbers(one: PlaceCount) -> list[Cell]:
    return [one.facilities, one.medium_and_large, one.key_energy_users, one.applying]


def _grid(counts: Sequence[PlaceCount], chosen: Chosen) -> Grid | None:
    """The grid of all provinces; None for whoever sees one alone."""
    looks = {}
    for one in counts:
        if one.province is None or one.province.territory is None:
            continue
        step = sum(one.facilities >= least for least in _STEPS[1:])
        rest = f"&{chosen.query}" if chosen.query else ""
        looks[one.province.territory.code] = TileLook(
            format_number(one.facilities),
            f"step{step + 1}",
            f"{reverse('facilities:list')}?tinh={one.province.code}{rest}",
            _(" cơ sở"),
        )
    return tile_table(34, looks) if len(looks) > 1 else None

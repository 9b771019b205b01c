"""The country's money: by stage, year, source, component project, group and province, with who stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.money.charts import years_svg, years_table
from sachhon.channels.office.money.rows import LedgerRow, cells_of, spent_share, stage_heads
from sachhon.channels.office.money.sheets import standing_sheet
from sachhon.channels.office.money.units import MoneyUnit, money_unit
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    COMPONENTS,
    GROUPS,
    NATIONAL_MONEY,
    Country,
    MoneyChoices,
    Source,
    Stage,
    Sum,
    ceiling_sums,
    country_money,
)

SHOWN_STAGES = (Stage.ESTIMATED, Stage.APPROVED, Stage.DISBURSED, Stage.SETTLED)
NOT_SAID = "–"


@dataclass(frozen=True, slots=True)
class Tile:
    """A stage of the whole country."""

    label: str
    words: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Section:
    """One way to cut the country's money."""

    id: str
    title: str
    first: str
    rows: list[LedgerRow]
    more: str = ""


@guarded(NATIONAL_MONEY, "view")
def page(request: OfficeRequest) -> HttpResponse:
    """All of it, filtered; each table is a download with the same choices."""
    unit, choices = money_unit(request), MoneyChoices.read(request.GET)
    whole = country_money(request.actor, choices)
    amounts = _amounts(whole, choices.stage)
    return render(
        request,
        "office/money/national.html",
        {
            "unit": unit,
            "choices": choices,
            "query": choices.query,
            "heads": stage_heads(),
            "has_money": bool(whole.years),
            "tiles": [
                Tile(stage_words(each), unit.words(whole.whole.amounts.get(each)), _coverage(whole, whole.whole, each))
                for each in SHOWN_STAGES
            ],
            "planning": f"{len(whole.planning)}/{whole.asked}",
            "sections": _sections(whole, unit),
            "chart": years_table(amounts, unit) if amounts else None,
            "chart_href": f"{reverse('money:national_chart')}?{choices.query}&unit={unit.name}",
            "stage_words": stage_words(choices.stage),
            "ceilings": [
                (
                    str(one.year),
                    source_words(one.source),
                    unit.words(one.country),
                    unit.words(one.units),
                    one.units_count,
                    unit.words(one.approved),
                    unit.words(one.left),
                )
                for one in ceiling_sums(request.actor, choices, whole)
            ],
            **_options(choices, whole),
        },
    )


@guarded(NATIONAL_MONEY, "view")
def chart(request: OfficeRequest) -> HttpResponse:
    """The picture by year and source."""
    choices = MoneyChoices.read(request.GET)
    amounts = _amounts(country_money(request.actor, choices), choices.stage)
    return HttpResponse(years_svg(amounts, choices.stage, money_unit(request)), content_type="image/svg+xml")


@guarded(NATIONAL_MONEY, "export")
def download(request: OfficeRequest, table: str, form: str) -> HttpResponse:
    """A table of the page with its choices, in đồng."""
    choices = MoneyChoices.read(request.GET)
    whole = country_money(request.actor, choices)
    cuts = _cuts(whole)
    if table not in cuts:
        raise Http404(table)
    title, first, rows = cuts[table]
    sheet = standing_sheet(
        f"{_('Kinh phí cả nước')}: {title}",
        [first],
        [([name], told.amounts) for name, told, _href in rows],
        [choices_words(choices)],
        [_("Tỉnh, thành phố có số liệu"), _("Tổng số tỉnh, thành phố")],
        [[told.covered(), whole.asked] for _name, told, _href in rows],
    )
    return send_sheet(request, sheet, form, f"kinh-phi-ca-nuoc-{table}")


def choices_words(choices: MoneyChoices) -> str:
    """The choices in one line, for the head of a sheet."""
    geography = _("63 tỉnh (đến 30/6/2025)") if choices.geography == "then" else _("34 tỉnh (từ 1/7/2025)")
    told = [geography]
    if choices.first or choices.last:
        told.append(f"{choices.first or '…'}–{choices.last or '…'}")
    if choices.source:
        told.append(source_words(choices.source))
    if choices.component:
        told.append(str(COMPONENTS[choices.component]))
    if choices.group:
        told.append(str(GROUPS[choices.group]))
    return " · ".join(told)


Row = tuple[str, Sum, str]


def _cuts(whole: Country) -> dict[str, tuple[str, str, list[Row]]]:
    """{id: (title, head of the first column, rows)}."""
    nowhere = whole.provinces.get("")
    provinces: list[Row] = [
        (name, whole.provinces.get(code, Sum()), reverse("money:unit", args=(code,)))
        for code, name in whole.names.items()
    ]
    if nowhere is not None:
        provinces.append((_("Đơn vị ngoài địa giới này"), nowhere, ""))
    components: Mapping[Any, Any] = {**COMPONENTS, None: _("Chưa phân loại")}
    groups: Mapping[str, Any] = {**GROUPS, "": _("Chưa phân loại")}
    return {
        "nam": (_("Theo năm"), _("Năm"), [(year_words(year), whole.years[year], "") for year in sorted(whole.years)]),
        "nguon": (
            _("Theo nguồn"),
            _("Nguồn kinh phí"),
            [(source_words(one), whole.sources[one], "") for one in Source if one in whole.sources],
        ),
        "de-an": (
            _("Theo đề án thành phần"),
            _("Đề án"),
            [(str(name), whole.components[key], "") for key, name in components.items() if key in whole.components],
        ),
        "nhom": (
            _("Theo nhóm nhiệm vụ"),
            _("Nhóm"),
            [(str(name), whole.groups[key], "") for key, name in groups.items() if key in whole.groups],
        ),
        "tinh": (_("Theo tỉnh, thành phố"), _("Tỉnh, thành phố"), provinces),
    }


def _sections(whole: Country, unit: MoneyUnit) -> list[Section]:
    sections = []
    for name, (title, first, rows) in _cuts(whole).items():
        of_provinces = name == "tinh"
        shown = [
            LedgerRow(
                label,
                cells_of(told.amounts, unit),
                href=href,
                note="" if of_provinces else _coverage(whole, told),
                percent=spent_share(told.amounts),
            )
            for label, told, href in rows
        ]
        total = whole.whole
        shown.append(
            LedgerRow(
                _("Cả nước"),
                cells_of(total.amounts, unit),
                note=_coverage(whole, total),
                kind="total",
                percent=spent_share(total.amounts),
            )
        )
        sections.append(Section(name, title, first, shown))
    return sections


def _coverage(whole: Country, told: Sum, stage: Stage | None = None) -> str:
    return _("%(n)s/%(asked)s tỉnh có số liệu") % {"n": told.covered(stage), "asked": whole.asked}


def _amounts(whole: Country, stage: Stage) -> dict[tuple[int, Source], int]:
    return {where: told.amounts[stage] for where, told in whole.places.items() if stage in told.amounts}


def _options(choices: MoneyChoices, whole: Country) -> dict[str, Any]:
    years = sorted(year for year in whole.years if year)
    for year in (choices.first, choices.last):
        if year is not None and year not in years:
            years = sorted([*years, year])
    return {
        "geographies": [
            ("now", _("34 tỉnh (từ 1/7/2025)"), choices.geography == "now"),
            ("then", _("63 tỉnh (đến 30/6/2025)"), choices.geography == "then"),
        ],
        "firsts": [(str(year), str(year), year == choices.first) for year in years],
        "lasts": [(str(year), str(year), year == choices.last) for year in years],
        "sources": [(one.value, source_words(one), one is choices.source) for one in Source],
        "components": [(key, str(name), key == choices.component) for key, name in COMPONENTS.items()],
        "groups": [(key, str(name), key == choices.group) for key, name in GROUPS.items()],
        "stages": [(one.value, stage_words(one), one is choices.stage) for one in Stage],
    }

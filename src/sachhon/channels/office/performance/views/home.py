"""Where it begins: a facility's people go straight to their own, officers see a list."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from sachhon.channels.office.performance.words import blocked_words, industry_name, percent
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import FacilityYear, YearSaving, facilities_with_years
from sachhon.domain.registry.api import Facility, FacilityFilter
from sachhon.writing.sheet import Cell, Sheet

ON_A_PAGE = 50
MOST_TAKEN = 3000
ENERGY = "energy"


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """The facilities whose years the actor may see and that have any; a search among all that they may see."""
    seen = facilities_with_years(request.actor)
    words = request.GET.get("q", "").strip()
    if not words and not request.actor.of_ministry:
        own = list(seen.filter(code__in=request.actor.units)[:2])
        if len(own) == 1 and not seen.exclude(pk=own[0].pk).exists():
            return redirect("performance:facility", own[0].code)
    wide = request.GET.get("all") == "1"
    page = Paginator(_listed(seen, words, wide=wide), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(one) for one in page.object_list],
        "words": words,
        "wide": wide,
        "wide_query": urlencode({"q": words, "all": "1"}),
        "known_query": urlencode({"q": words}),
    }
    return render(request, "office/performance/home.html", context)


@signed_in
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """The list with each year's saving of energy, of what the actor may see."""
    words = request.GET.get("q", "").strip()
    listed = _listed(facilities_with_years(request.actor), words, wide=False)
    notes = _notes(listed.count())
    rows: list[list[Cell]] = []
    for facility in listed[:MOST_TAKEN]:
        for year in reversed(facility.years_known):
            saving = next(iter(year.energy_savings), None)
            rows.append([
                facility.code,
                facility.name,
                facility.province.name if facility.province else "",
                industry_name(facility.industry),
                year.year,
                saving.baseline_year if saving else None,
                saving.saving_pct.normalize() if saving and saving.saving_pct is not None else None,
                saving.absolute_change_pct.normalize() if saving and saving.absolute_change_pct is not None else None,
                blocked_words(saving.blocked, ENERGY) if saving and saving.blocked else "",
                _("có") if year.verified_at else "",
            ])  # fmt: skip
    columns = [
        _("Mã"), _("Cơ sở"), _("Tỉnh, thành phố"), _("Ngành"), _("Năm"), _("Năm gốc"), _("Tiết kiệm năng lượng (%)"),
        _("Thay đổi tổng tiêu thụ (%)"), _("Ghi chú"), pgettext("số liệu năm", "Đã xác nhận"),
    ]  # fmt: skip
    widths = [14, 40, 22, 26, 8, 10, 14, 14, 50, 12]
    return send_sheet(request, Sheet(_("Hiệu quả sử dụng tài nguyên"), columns, rows, notes, widths), form, "hieu-qua")


def _notes(count: int) -> list[str]:
    """What is to be known of a list that was cut."""
    if count <= MOST_TAKEN:
        return []
    words = _("Có %(all)s cơ sở, tệp này có %(most)s cơ sở đầu. Tìm hẹp hơn để lấy phần còn lại.")
    return [words % {"all": count, "most": MOST_TAKEN}]


def _listed(seen: QuerySet[Facility], words: str, *, wide: bool) -> QuerySet[Facility]:
    """Facilities with their years and these years' savings of energy; three queries for a page."""
    listed = FacilityFilter(words=words, status="").of(seen)
    if not wide:
        listed = listed.filter(pk__in=FacilityYear.objects.values("facility"))
    years = FacilityYear.objects.order_by("-year").prefetch_related(
        Prefetch("savings", YearSaving.objects.filter(resource=ENERGY), "energy_savings")
    )
    return listed.select_related("province").prefetch_related(Prefetch("years", years, "years_known"))


def _row(facility: Facility) -> dict[str, Any]:
    years = list(facility.years_known)  # type: ignore[attr-defined]
    savings = [(one, saving) for one in years for saving in one.energy_savings if saving.saving_pct is not None]
    newest, saving = savings[0] if savings else (None, None)
    return {
        "code": facility.code,
        "name": facility.name,
        "province": facility.province.name if facility.province else "",
        "industry": industry_name(facility.industry),
        "years": ", ".join(str(one.year) for one in reversed(years)),
        "newest": newest.year if newest else "",
        "verified": bool(years) and years[0].verified_at is not None,
        "saving": percent(saving.saving_pct) if saving else "",
    }

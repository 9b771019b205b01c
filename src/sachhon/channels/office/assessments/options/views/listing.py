"""The options of an assessment: board or table, what they are worth together, their order, an Excel file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.rows import (
    OptionRow,
    columns,
    measured_rows,
    option_row,
    stage_rows,
    stream_rows,
)
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import ASSESSMENT, Assessment, Option, Refused, portfolio_of, rank_options
from sachhon.vietnamese import NotANumber, parse_number
from sachhon.writing.sheet import Sheet


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def options(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The board; as a table with `xem=bang`."""
    rows = _rows(assessment)
    context = {
        **head_of(request, assessment, "assessments:options"),
        "rows": rows,
        "columns": columns(rows),
        "as_table": request.GET.get("xem") == "bang",
        "at": "options",
    }
    return render(request, "office/assessments/options/list.html", context)


@guarded(ASSESSMENT, "export", find_assessment)
@require_GET
def download(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The same list as Excel."""
    heads = (
        _("Số"), _("Tên giải pháp"), _("Nhóm giải pháp"), _("Giai đoạn"), _("Sàng lọc"), _("Công đoạn"),
        _("Dòng thải"), _("Đầu tư (đồng)"), _("Hỗ trợ (đồng)"), _("Tiết kiệm mỗi năm (đồng)"),
        _("Chi phí thêm mỗi năm (đồng)"), _("Tuổi thọ (năm)"), _("NPV"), _("Hoàn vốn"), _("Dự kiến giảm"),
        _("Thứ tự"), _("Người chịu trách nhiệm"), _("Hạn"), _("Ngày thực hiện xong"), _("Đầu tư thực tế (đồng)"),
        _("Ngày kiểm chứng"), _("Mã thư viện"),
    )  # fmt: skip
    told = [_cells(row) for row in _rows(assessment)]
    sheet = Sheet(_("Giải pháp"), heads, told, widths=(6, 40, 20, 16, 18, 20, 20, *([18] * 15)))
    return send_sheet(request, sheet, "xlsx", f"giai-phap-{assessment.code}")


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def portfolio(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Money and savings stage by stage, never added up."""
    told = portfolio_of(assessment)
    rows = [row for row in _rows(assessment) if row.option.stage != Option.Stage.REJECTED]
    context = {
        **head_of(request, assessment, "assessments:options"),
        "stages": stage_rows(told),
        "streams": stream_rows(told),
        "measured": measured_rows(told),
        "ranked": sorted(rows, key=lambda row: (row.option.rank is None, row.option.rank or 0, row.option.number)),
        "at": "portfolio",
    }
    return render(request, "office/assessments/options/portfolio.html", context)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_POST
def rank(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The order that the team chose."""
    try:
        ranks = {
            int(name.removeprefix("rank-")): _rank(value)
            for name, value in request.POST.items()
            if name.startswith("rank-") and name.removeprefix("rank-").isdecimal()
        }
        moved = rank_options(actor=request.actor, assessment=assessment, ranks=ranks)
    except (NotANumber, ValueError):
        messages.error(request, _("Thứ tự là số từ 1 đến 999; để trống nếu chưa xếp."))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã lưu thứ tự.") if moved else _("Thứ tự không đổi."))
    return redirect("assessments:portfolio", assessment.code)


def _rank(text: str) -> int | None:
    """The place that was written; None for none. Raises NotANumber, ValueError."""
    if not text.strip():
        return None
    number = parse_number(text.strip())
    if number != number.to_integral_value():
        raise ValueError(text)
    return int(number)


def _rows(assessment: Assessment) -> list[OptionRow]:
    found = assessment.options.select_related("step", "stream").prefetch_related("effects")
    return [option_row(one, assessment) for one in found]


def _cells(row: OptionRow) -> tuple[object, ...]:
    one = row.option
    return (
        one.number, one.title, one.get_category_display(), one.get_stage_display(), one.get_screening_display(),
        one.step.name if one.step else "", one.stream.name if one.stream else "", one.investment, one.incentive,
        one.yearly_saving, one.yearly_cost, one.life_years, row.npv, row.payback, "; ".join(row.effects), one.rank,
        one.responsible, one.due, one.implemented_on, one.actual_investment, one.verified_on, one.library,
    )  # fmt: skip

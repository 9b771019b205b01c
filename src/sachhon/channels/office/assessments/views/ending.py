"""The report's page (what blocks it, that it stands), the end of an assessment, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.forms import EndForm, WhyForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.words import UNKNOWN_SIDES, balance_name, block_words, one_place
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Refused,
    balances_of,
    blocks_of,
    end_assessment,
    reopen_assessment,
    report_assessment,
)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def report(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """What blocks the report; what was signed for; the paper to take away."""
    balances = balances_of(assessment)
    papers = []
    for label, name in (("Word", "assessments:report_docx"), ("PDF", "assessments:report_pdf")):
        try:
            papers.append({"label": label, "href": reverse(name, args=(assessment.code,))})
        except NoReverseMatch:
            continue
    context = {
        **head_of(request, assessment, "assessments:report"),
        "blocks": [block_words(one, assessment) for one in blocks_of(assessment, balances)],
        "signed": [
            {
                "name": balance_name(one),
                "balance": one,
                "pct": one_place(one.closure.closure_pct) if one.closure is not None else None,
                "side": UNKNOWN_SIDES.get(one.unknown_side, ""),
            }
            for one in balances
            if one.signature is not None
        ],
        "papers": papers,
    }
    return render(request, "office/assessments/report.html", context)


@guarded(ASSESSMENT, "report", find_assessment)
@require_POST
def reported(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The report stands from today on."""
    try:
        report_assessment(actor=request.actor, assessment=assessment)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(
            request, _("Đã ghi nhận báo cáo. Nội dung đánh giá được khóa; giải pháp vẫn thực hiện và theo dõi tiếp.")
        )
    return redirect("assessments:report", assessment.code)


@guarded(ASSESSMENT, "end", find_assessment)
@require_http_methods(["GET", "POST"])
def end(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Ended, or dropped with a reason."""
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            end_assessment(
                actor=request.actor, assessment=assessment, why=said["why"], dropped=said["how"] == "dropped"
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã kết thúc. Có thể mở lại khi cần."))
            return redirect("assessments:home", assessment.code)
    context = {**head_of(request, assessment, "assessments:home"), "form": form}
    return render(request, "office/assessments/end.html", context)


@guarded(ASSESSMENT, "reopen", find_assessment)
@require_http_methods(["GET", "POST"])
def reopen(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Back in work, with a reason."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen_assessment(actor=request.actor, assessment=assessment, why=form.cleaned_data["why"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã mở lại cuộc đánh giá."))
            return redirect("assessments:home", assessment.code)
    context = {**head_of(request, assessment, "assessments:home"), "form": form}
    return render(request, "office/assessments/reopen.html", context)

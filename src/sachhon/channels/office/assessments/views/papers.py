"""The assessment's report as Word and PDF, and what will stand in it as "no figure"."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import ASSESSMENT, Assessment, assessment_pdf, assessment_word, gaps_of
from sachhon.foundation.files import download

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
_WHERE = {
    "general": "assessments:home",
    "process": "assessments:process",
    "balances": "assessments:balances",
    "streams": "assessments:streams",
    "options": "assessments:options",
    "measurements": "assessments:options",
}
"""{what a gap is about: where it is put right}."""


@guarded(ASSESSMENT, "export", find_assessment)
@require_GET
def word(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The report in Word; before it is made, as a draft that says what it lacks."""
    return download(request, assessment_word(assessment), f"{_name(assessment)}.docx", WORD)


@guarded(ASSESSMENT, "export", find_assessment)
@require_GET
def pdf(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The same as PDF."""
    return download(request, assessment_pdf(assessment), f"{_name(assessment)}.pdf", PDF)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def gaps(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """What blocks the report, and what the report will say that it has not."""
    found = [
        {"words": gap.words, "blocks": gap.blocks, "href": _href(gap.about, assessment)} for gap in gaps_of(assessment)
    ]
    context = {
        **head_of(request, assessment, "assessments:report"),
        "blocking": [one for one in found if one["blocks"]],
        "lacking": [one for one in found if not one["blocks"]],
    }
    return render(request, "office/assessments/report_gaps.html", context)


def _href(about: str, assessment: Assessment) -> str:
    try:
        return reverse(_WHERE[about], args=(assessment.code,))
    except NoReverseMatch:
        return reverse("assessments:home", args=(assessment.code,))


def _name(assessment: Assessment) -> str:
    return f"Báo cáo đánh giá {assessment.code}"

"""Filling the blank answers of a facility's yearly report beforehand: shown first, written after a yes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.performance.finding import find_submission
from sachhon.channels.office.performance.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.origins import origin_words
from sachhon.domain.assessments.api import Refused, YearFilling, fill_year_report, year_filling
from sachhon.domain.submissions.api import SUBMISSION, Submission, template_of
from sachhon.domain.submissions.api import Refused as ReportRefused
from sachhon.formkit.definition import Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import spec_of


@guarded(SUBMISSION, "edit", find_submission)
@require_http_methods(["GET", "POST"])
def fill(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """What would be written where, and from what."""
    filling = year_filling(submission)
    if filling is None:
        raise Http404(submission.code)
    if request.method == "POST":
        try:
            done = fill_year_report(
                actor=request.actor,
                submission=submission,
                agreed=request.POST.get("agreed", ""),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except (Refused, ReportRefused) as refused:
            messages.error(request, refused.message)
            return redirect("performance:fill", submission.code)
        words = _("Đã điền %(n)s ô. Xem lại và bổ sung phần còn trống.")
        messages.success(request, words % {"n": len(done.saved)})
        return redirect("reports:report", submission.code)
    context = {
        "submission": submission,
        "facility": filling.facility,
        "year": filling.year,
        "rows": _rows(template_of(submission), filling),
        "agreed": filling.digest,
        "request_key": f"dien-san.{filling.digest[:40]}",
    }
    return render(request, "office/performance/fill.html", context)


def _rows(template: Template, filling: YearFilling) -> list[dict[str, str]]:
    """Each blank place: what it is called, what would stand there, from where."""
    language = tongue()
    found = []
    for one in filling.blanks:
        spec = spec_of(template, one.key)
        field = template.field(one.key.field)
        label = field.labels[language]
        if one.key.column is not None and one.key.row is not None:
            label = _("%(table)s, dòng %(row)s, %(column)s") % {
                "table": label,
                "row": one.key.row + 1,
                "column": field.column(one.key.column).labels[language],
            }
        words = field_type(spec.type).format(one.answer.value, spec, language)
        found.append({"label": label, "words": words, "origin": origin_words(one.answer.origin)})
    return found

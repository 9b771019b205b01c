"""A report split among departments: who answers which sections, and taking their parts back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.reports.answers import day
from sachhon.channels.office.reports.desks import Desk
from sachhon.channels.office.reports.find import find_part, find_report
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.pages import asked_of, pages_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import Day, OfficeForm, offer
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Part,
    Refused,
    Submission,
    assign_part,
    departments_of,
    draft_values,
    finish_part,
    give_part_again,
    merge_part,
    take_back_part,
)
from sachhon.formkit.values import State, state_of


class PartForm(OfficeForm):
    """To whom, which sections, until when."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Giao cho"))
    sections = forms.MultipleChoiceField(label=gettext_lazy("Các mục"), widget=forms.CheckboxSelectMultiple)
    due = Day(label=gettext_lazy("Hạn của đơn vị (ngày/tháng/năm)"), required=False)
    note = forms.CharField(label=gettext_lazy("Lời nhắn"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, submission: Submission, **more: Any) -> None:
        super().__init__(*args, **more)
        tongue = language()
        below = departments_of(submission.obligation.unit).order_by("sort_name")
        self.fields["unit"].queryset = below  # type: ignore[attr-defined]
        pages = pages_of(submission.obligation.round.definition)
        offered = ((page.item, f"{page.number} {page.section.titles[tongue]}") for page in pages)
        offer(self, "sections", offered)


@guarded(SUBMISSION, "split", find_report)
@require_http_methods(["GET", "POST"])
def parts(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Who answers which sections, and giving one more part."""
    form = PartForm(request.POST or None, submission=submission)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            assign_part(
                actor=request.actor,
                submission=submission,
                unit=told["unit"],
                sections=told["sections"],
                due=told["due"],
                note=told["note"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã giao phần việc cho %(name)s.") % {"name": told["unit"].name})
            return redirect("reports:parts", submission.code)
    tongue, template = language(), submission.obligation.round.definition
    titles = {page.item: f"{page.number} {page.section.titles[tongue]}" for page in pages_of(template)}
    context = {
        "report": head_of(submission, request.actor),
        "form": form,
        "has_departments": form.fields["unit"].queryset.exists(),  # type: ignore[attr-defined]
        "parts": [
            {
                "pk": part.pk,
                "unit": part.unit.name,
                "sections": [titles.get(item, item) for item in part.sections],
                "status": part.status,
                "status_words": part.get_status_display(),
                "due": day(part.due),
                "note": part.note,
            }
            for part in submission.parts.select_related("unit").order_by("pk")
        ],
    }
    return render(request, "office/reports/parts.html", context)


@guarded(SUBMISSION, "part", find_part)
@require_GET
def part(request: OfficeRequest, part: Part) -> HttpResponse:
    """What a department is to answer."""
    desk, tongue = Desk(part.submission, part), language()
    values = draft_values(part.submission)
    pages = [
        {
            "number": page.number,
            "title": page.section.titles[tongue],
            "url": desk.section(page),
            "filled": sum(state_of(values, field) is not State.MISSING for field in asked_of(page, values)),
            "count": len(asked_of(page, values)),
        }
        for page in desk.pages
    ]
    owed = part.submission.obligation
    context = {"part": part, "due": day(part.due), "pages": pages, "round": owed.round, "unit_name": owed.unit_name}
    return render(request, "office/reports/part.html", context)


@guarded(SUBMISSION, "part", find_part)
@require_POST
def finish(request: OfficeRequest, part: Part) -> HttpResponse:
    """A department's part is done."""
    try:
        finish_part(actor=request.actor, part=part)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã báo xong phần việc. Đơn vị đầu mối sẽ gộp vào báo cáo."))
    return redirect("reports:part", part.pk)


@guarded(SUBMISSION, "split", find_report)
@require_POST
def merge(request: OfficeRequest, submission: Submission, pk: int) -> HttpResponse:
    """A department's finished part is taken into the report, or given to it again to go on."""
    part, again = _part(submission, pk), "again" in request.POST
    try:
        (give_part_again if again else merge_part)(actor=request.actor, part=part)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã giao làm tiếp.") if again else _("Đã gộp phần việc vào báo cáo."))
    return redirect("reports:parts", submission.code)


@guarded(SUBMISSION, "split", find_report)
@require_POST
def take_back(request: OfficeRequest, submission: Submission, pk: int) -> HttpResponse:
    """A department no longer answers its sections."""
    try:
        take_back_part(actor=request.actor, part=_part(submission, pk))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã thu hồi phần việc. Những gì đã nhập vẫn còn."))
    return redirect("reports:parts", submission.code)


def _part(submission: Submission, pk: int) -> Part:
    part = submission.parts.filter(pk=pk).first()
    if part is None:
        raise Http404(f"no part {pk}")
    return part

"""The steps of the process and the drawing of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.assessments.finding import find_assessment, find_step
from sachhon.channels.office.assessments.forms import StepForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    ChangedMeanwhile,
    ProcessStep,
    Refused,
    StepRow,
    drawn_step,
    keep_process_step,
    next_number,
    process_diagram,
    remove_process_step,
    step_seen,
    steps_of_process,
)
from sachhon.foundation import files


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def process(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The drawing, the same in words, and the steps."""
    steps = steps_of_process(assessment)
    numbers = {step.pk: step.number for step in steps}
    rows = [
        {
            "step": step,
            "drawn": drawn_step(step),
            "follows": ", ".join(str(n) for n in sorted(numbers[one.pk] for one in step.follows.all())),
        }
        for step in steps
    ]
    context = {
        **head_of(request, assessment, "assessments:process"),
        "rows": rows,
        "drawing": mark_safe(process_diagram(steps).svg) if steps else "",  # every word in it is escaped
    }
    return render(request, "office/assessments/process.html", context)


@guarded(ASSESSMENT, "export", find_assessment)
@require_GET
def picture(request: OfficeRequest, assessment: Assessment, form: str) -> HttpResponse:
    """The drawing as a file."""
    drawn = process_diagram(steps_of_process(assessment))
    name = f"so-do-{assessment.code}.{form}".lower()
    if form == "png":
        return files.download(request, drawn.png(), name, "image/png")
    return files.download(request, drawn.svg.encode(), name, "image/svg+xml")


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A step at the end, or where its number says; it follows the last one unless said otherwise."""
    others = list(assessment.steps.all())
    initial = {"number": next_number(assessment), "follows": [str(others[-1].number)] if others else []}
    return _form(request, assessment, None, others, initial)


@guarded(ASSESSMENT, "edit", find_step)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, step: ProcessStep) -> HttpResponse:
    """A step's words, number, and what it follows."""
    others = list(step.assessment.steps.exclude(pk=step.pk))
    initial = {
        "number": step.number,
        "name": step.name,
        "what_happens": step.what_happens,
        "in_focus": step.in_focus,
        "follows": [str(one.number) for one in step.follows.all()],
        "seen": step_seen(step),
    }
    return _form(request, step.assessment, step, others, initial)


@guarded(ASSESSMENT, "edit", find_step)
@require_http_methods(["GET", "POST"])
def remove(request: OfficeRequest, step: ProcessStep) -> HttpResponse:
    """Asks, then takes the step out with its inputs and outputs."""
    assessment = step.assessment
    if request.method == "POST":
        try:
            remove_process_step(actor=request.actor, assessment=assessment, step=step)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã xóa công đoạn “%(name)s”.") % {"name": step.name})
        return redirect("assessments:process", assessment.code)
    context = {**head_of(request, assessment, "assessments:process"), "step": step, "flows": step.flows.all()}
    return render(request, "office/assessments/remove_step.html", context)


def _form(
    request: OfficeRequest,
    assessment: Assessment,
    step: ProcessStep | None,
    others: list[ProcessStep],
    initial: dict[str, Any],
) -> HttpResponse:
    choices = [(str(one.number), f"{one.number}. {one.name}") for one in others]
    form = StepForm(request.POST if request.method == "POST" else None, initial=initial, others=choices)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        seen = said.pop("seen")
        follows = tuple(int(number) for number in said.pop("follows", ()))
        try:
            keep_process_step(
                actor=request.actor,
                assessment=assessment,
                row=StepRow(**said, follows=follows),
                step=step,
                seen=seen if step is not None else None,
            )
        except ChangedMeanwhile as changed:
            form.keep_typed(changed, "seen", initial["seen"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu công đoạn “%(name)s”.") % {"name": said["name"]})
            again = "assessments:add_step" if "more" in request.POST else "assessments:process"
            return redirect(again, assessment.code)
    context = {**head_of(request, assessment, "assessments:process"), "form": form, "step": step}
    return render(request, "office/assessments/step.html", context)

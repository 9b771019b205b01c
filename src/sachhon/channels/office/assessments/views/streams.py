"""Waste streams with what they cost, the dearest first, and why they arise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.assessments.finding import find_assessment, find_stream
from sachhon.channels.office.assessments.forms import StreamForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.words import one_place
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Cause,
    ChangedMeanwhile,
    Flow,
    Refused,
    WasteStream,
    causes_seen,
    keep_causes,
    keep_waste_stream,
    proposals,
    propose_waste_streams,
    remove_waste_stream,
    steps_of_process,
    stream_costs,
    stream_seen,
    waste_streams_of,
)

PART_NAMES: dict[str, str | Promise] = {
    "material_cost": gettext_lazy("vật liệu"),
    "energy_cost": gettext_lazy("năng lượng"),
    "system_cost": gettext_lazy("hệ thống"),
    "treatment_cost": gettext_lazy("xử lý"),
    "product_share_pct": gettext_lazy("phần thành sản phẩm"),
}


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def streams(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The streams by what they lose; those that could be proposed."""
    costs = stream_costs(waste_streams_of(assessment))
    known = [one.result for one in costs if one.result is not None]
    dearest = max((one.loss_cost for one in known), default=None)
    rows = [
        {
            "cost": one,
            "stream": one.stream,
            "missing": [PART_NAMES[name] for name in one.missing],
            "bar": round(one.result.loss_cost / dearest * 100) if one.result is not None and dearest else 0,
            "share": one_place(one.share_of_all) if one.share_of_all is not None else None,
            "running": one_place(one.running_share) if one.running_share is not None else None,
        }
        for one in costs
    ]
    context = {
        **head_of(request, assessment, "assessments:streams"),
        "rows": rows,
        "unknown": len(costs) - len(known),
        "loss": sum(one.loss_cost for one in known) if known else None,
        "formula": known[0].working.formula if known else (),
        "to_propose": len(proposals(assessment, steps_of_process(assessment))),
    }
    return render(request, "office/assessments/streams.html", context)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_POST
def propose(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A stream for each waste flow that has none."""
    made = propose_waste_streams(actor=request.actor, assessment=assessment)
    if made:
        words = ngettext(
            "Đã đề xuất %(n)s dòng thải. Xem lại chi phí của từng dòng.",
            "Đã đề xuất %(n)s dòng thải. Xem lại chi phí của từng dòng.",
            len(made),
        )
        messages.success(request, words % {"n": len(made)})
    else:
        messages.info(request, _("Mọi đầu ra là chất thải đều đã có dòng thải."))
    return redirect("assessments:streams", assessment.code)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A stream of one's own."""
    return _form(request, assessment, None, {})


@guarded(ASSESSMENT, "edit", find_stream)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, stream: WasteStream) -> HttpResponse:
    """A stream's figures."""
    names = (
        "name", "quantity", "unit", "material_cost", "energy_cost", "system_cost", "treatment_cost",
        "product_share_pct", "note",
    )  # fmt: skip
    initial = {name: getattr(stream, name) for name in names}
    initial |= {"flow": str(stream.flow_id or ""), "seen": stream_seen(stream)}
    return _form(request, stream.assessment, stream, initial)


@guarded(ASSESSMENT, "edit", find_stream)
@require_http_methods(["GET", "POST"])
def remove(request: OfficeRequest, stream: WasteStream) -> HttpResponse:
    """Asks, then takes the stream out with its causes."""
    assessment = stream.assessment
    if request.method == "POST":
        try:
            remove_waste_stream(actor=request.actor, assessment=assessment, stream=stream)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã xóa dòng thải “%(name)s”.") % {"name": stream.name})
        return redirect("assessments:streams", assessment.code)
    context = {
        **head_of(request, assessment, "assessments:streams"),
        "stream": stream,
        "causes": stream.causes.all(),
        "options": stream.options.count(),
    }
    return render(request, "office/assessments/remove_stream.html", context)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def causes(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Each stream with its causes, the dearest stream first."""
    return _causes(request, assessment)


def _causes(
    request: OfficeRequest, assessment: Assessment, typed: WasteStream | None = None, text: str = ""
) -> HttpResponse:
    """`typed`: the stream whose causes were typed as `text` and not saved."""
    rows = []
    for one in stream_costs(waste_streams_of(assessment)):
        found = list(one.stream.causes.all())
        rows.append(
            {
                "stream": one.stream,
                "loss": one.result.loss_cost if one.result is not None else None,
                "causes": found,
                "text": text if typed is not None and one.stream.pk == typed.pk else "\n".join(_texts(found)),
                "unsaved": typed is not None and one.stream.pk == typed.pk,
                "seen": causes_seen(one.stream),
            }
        )
    context = {**head_of(request, assessment, "assessments:causes"), "rows": rows}
    return render(request, "office/assessments/causes.html", context)


@guarded(ASSESSMENT, "edit", find_stream)
@require_POST
def save_causes(request: OfficeRequest, stream: WasteStream) -> HttpResponse:
    """The causes of a stream, one a line."""
    try:
        keep_causes(
            actor=request.actor,
            assessment=stream.assessment,
            stream=stream,
            texts=request.POST.get("causes", "").splitlines(),
            seen=request.POST.get("seen", ""),
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return _causes(request, stream.assessment, stream, request.POST.get("causes", ""))
    else:
        messages.success(request, _("Đã lưu nguyên nhân của “%(name)s”.") % {"name": stream.name})
    return redirect("assessments:causes", stream.assessment.code)


def _texts(causes: Iterable[Cause]) -> list[str]:
    return [cause.text for cause in causes]


def _form(
    request: OfficeRequest, assessment: Assessment, stream: WasteStream | None, initial: dict[str, Any]
) -> HttpResponse:
    rows = Flow.objects.filter(step__assessment=assessment, direction=Flow.Direction.OUT).select_related("step")
    flows = {flow.pk: flow for flow in rows}
    form = StreamForm(request.POST if request.method == "POST" else None, initial=initial, flows=flows)
    if request.method == "POST" and form.is_valid():
        try:
            keep_waste_stream(
                actor=request.actor,
                assessment=assessment,
                told=form.told(),
                stream=stream,
                seen=form.cleaned_data["seen"] if stream is not None else None,
            )
        except ChangedMeanwhile as changed:
            form.keep_typed(changed, "seen", initial["seen"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu dòng thải “%(name)s”.") % {"name": form.cleaned_data["name"]})
            return redirect("assessments:streams", assessment.code)
    context = {**head_of(request, assessment, "assessments:streams"), "form": form, "stream": stream}
    return render(request, "office/assessments/stream.html", context)

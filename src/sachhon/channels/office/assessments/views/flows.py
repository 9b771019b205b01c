"""What goes into each step and comes out of it: the overview, and the grid of one step."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.assessments.finding import find_assessment, find_step
from sachhon.channels.office.assessments.grids import Column, Grid, Row, grid_of, read_grid
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import read_number
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    NOT_BURNT,
    Assessment,
    ChangedMeanwhile,
    Flow,
    FlowRow,
    ProcessStep,
    Refused,
    flows_seen,
    keep_flows,
    known_carriers,
    money_of,
    steps_of_process,
)
from sachhon.vietnamese import format_number

_EITHER = (Flow.Kind.MATERIAL, Flow.Kind.CHEMICAL, Flow.Kind.ENERGY, Flow.Kind.WATER)
_ONLY_OUT = (
    Flow.Kind.PRODUCT,
    Flow.Kind.BY_PRODUCT,
    Flow.Kind.SOLID_WASTE,
    Flow.Kind.HAZARDOUS_WASTE,
    Flow.Kind.WASTE_WATER,
    Flow.Kind.EMISSION,
    Flow.Kind.HEAT_LOSS,
)
KINDS = {
    Flow.Direction.IN: (*_EITHER, Flow.Kind.PRODUCT, Flow.Kind.BY_PRODUCT),
    Flow.Direction.OUT: _ONLY_OUT + _EITHER,
}
"""Kinds to choose from at each side; a half-made product goes into the next step."""


def columns(direction: Flow.Direction) -> tuple[Column, ...]:
    """The columns of a side."""
    carriers = [("", "–"), *known_carriers(tongue()), (NOT_BURNT, _("Không đốt (nguyên liệu)"))]
    cost = _("Đơn giá (đồng)") if direction is Flow.Direction.IN else _("Chi phí xử lý (đồng/đơn vị)")
    return (
        Column("name", gettext_lazy("Tên"), wide=True),
        Column("kind", gettext_lazy("Loại"), "choice", [(kind.value, kind.label) for kind in KINDS[direction]]),
        Column("quantity", gettext_lazy("Số lượng"), "number"),
        Column("unit", gettext_lazy("Đơn vị"), longest=30),
        Column("unit_cost", cost, "number"),
        Column("known", gettext_lazy("Cách biết"), "choice", [("", "–"), *Flow.Known.choices]),
        Column("carrier", gettext_lazy("Dạng năng lượng"), "choice", carriers),
        Column("weighs", gettext_lazy("Vào cân bằng"), "check", (("1", ""),)),
        Column("note", gettext_lazy("Ghi chú"), longest=500),
    )


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def overview(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Every step with what is known of it."""
    rows = []
    for step in steps_of_process(assessment):
        flows = list(step.flows.all())
        rows.append(
            {
                "step": step,
                "inputs": [_shown(one) for one in flows if one.direction == Flow.Direction.IN],
                "outputs": [_shown(one) for one in flows if one.direction == Flow.Direction.OUT],
                "unknown": sum(one.quantity is None for one in flows),
            }
        )
    context = {**head_of(request, assessment, "assessments:flows"), "rows": rows}
    return render(request, "office/assessments/flows.html", context)


@guarded(ASSESSMENT, "view", find_step)
@require_GET
def of_step(request: OfficeRequest, step: ProcessStep) -> HttpResponse:
    """The two grids of a step."""
    grids = {one: grid_of(one.value, columns(one), _standing(step, one)) for one in Flow.Direction}
    return _page(request, step, grids)


@guarded(ASSESSMENT, "edit", find_step)
@require_POST
def save(request: OfficeRequest, step: ProcessStep) -> HttpResponse:
    """Both grids as they were typed; nothing is saved while a cell is wrong."""
    grids = {one: read_grid(request.POST, one.value, columns(one)) for one in Flow.Direction}
    every = [(one, row) for one in Flow.Direction for row in grids[one].rows]
    rows = [_row(direction, row) for direction, row in every]
    wrong = any(row.errors for _direction, row in every)
    if not wrong:
        try:
            keep_flows(
                actor=request.actor,
                assessment=step.assessment,
                step=step,
                rows=rows,
                seen=request.POST.get("seen", ""),
            )
        except ChangedMeanwhile as changed:
            messages.error(request, changed.message)
            return _page(request, step, grids, unsaved=True)
        except Refused as refused:
            told = [grid.refuse(refused, [row for _direction, row in every]) for grid in grids.values()]
            if not any(told):
                messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã lưu đầu vào, đầu ra của công đoạn “%(name)s”.") % {"name": step.name})
            later = _next(step) if "next" in request.POST else None
            if later is not None:
                return redirect("assessments:step_flows", step.assessment.code, later.pk)
            if "next" in request.POST:
                return redirect("assessments:flows", step.assessment.code)
            return redirect("assessments:step_flows", step.assessment.code, step.pk)
    return _page(request, step, grids)


def _row(direction: Flow.Direction, row: Row) -> FlowRow:
    """A row as the action takes it; numbers that cannot be read are marked at their cells."""
    figures = {}
    for name in ("quantity", "unit_cost"):
        try:
            figures[name] = read_number(row.values[name])
        except ValidationError as wrong:
            row.errors[name] = " ".join(wrong.messages)
    return FlowRow(
        int(row.pk) if row.pk.isdecimal() else None,
        direction,
        row.values["kind"],
        row.values["name"],
        row.values["carrier"],
        figures.get("quantity"),
        row.values["unit"],
        figures.get("unit_cost"),
        row.values["known"],
        row.values["weighs"] == "1",
        row.values["note"],
    )


def _standing(step: ProcessStep, direction: Flow.Direction) -> list[tuple[int, dict[str, str]]]:
    return [
        (
            one.pk,
            {
                "name": one.name,
                "kind": one.kind,
                "quantity": _written(one.quantity),
                "unit": one.unit,
                "unit_cost": _written(one.unit_cost),
                "known": one.known,
                "carrier": one.carrier,
                "weighs": "1" if one.weighs else "",
                "note": one.note,
            },
        )
        for one in step.flows.all()
        if one.direction == direction
    ]


def _written(value: object) -> str:
    return "" if value is None else format_number(value.normalize())  # type: ignore[attr-defined]


def _shown(flow: Flow) -> dict[str, object]:
    return {"flow": flow, "quantity": _written(flow.quantity), "money": money_of(flow)}


def _read(grid: Grid) -> list[list[dict[str, object]]]:
    """The rows in words, for who may not write."""
    ticks = {"1": _("có"), "": _("không")}
    return [
        [
            {
                "label": column.label,
                "number": column.kind == "number",
                "words": ticks[row.values[column.name]]
                if column.kind == "check"
                else dict(column.choices).get(row.values[column.name], row.values[column.name])
                if column.kind == "choice"
                else row.values[column.name],
            }
            for column in grid.columns
        ]
        for row in grid.rows
    ]


def _next(step: ProcessStep) -> ProcessStep | None:
    found: ProcessStep | None = step.assessment.steps.filter(number__gt=step.number).first()
    return found


def _page(
    request: OfficeRequest, step: ProcessStep, grids: dict[Flow.Direction, Grid], *, unsaved: bool = False
) -> HttpResponse:
    """`unsaved`: somebody saved first; what was typed stays, what stands is shown above it."""
    flows = list(step.flows.all())
    context = {
        **head_of(request, step.assessment, "assessments:flows"),
        "step": step,
        "sides": [
            {"direction": one, "label": one.label, "grid": grids[one], "read": _read(grids[one])}
            for one in Flow.Direction
        ],
        "problems": [problem for grid in grids.values() for problem in grid.problems],
        "seen": flows_seen(flows) if unsaved else request.POST.get("seen") or flows_seen(flows),
        "standing": [
            {"label": one.label, "flows": [_shown(flow) for flow in flows if flow.direction == one]}
            for one in Flow.Direction
        ]
        if unsaved
        else [],
        "others": step.assessment.steps.all(),
    }
    return render(request, "office/assessments/step_flows.html", context)

"""A task with the units that carry it out, and the task that a line of the budget pays for."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from sachhon.channels.office.plans.find import find_line, find_party, find_task
from sachhon.channels.office.plans.heads import head_of, years_words
from sachhon.channels.office.plans.words import money_words, said, said_columns
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.planning.api import (
    COMPONENTS,
    GROUPS,
    PLAN,
    SOURCES,
    BudgetCell,
    BudgetLine,
    PlanTask,
    Refused,
    Source,
    TaskParty,
    name_party,
    remove_party,
    tasks_of,
    tie_line,
)
from sachhon.domain.registry.api import Unit, units_visible
from sachhon.vietnamese.numbers import format_number

TIES = {
    "both": gettext_lazy("số thứ tự và tên khớp"),
    "title": gettext_lazy("tên khớp, số thứ tự khác"),
    "number": gettext_lazy("số thứ tự khớp, tên gần giống"),
}


class Naming(OfficeForm):
    """Which unit takes which part."""

    unit = forms.CharField(
        label=gettext_lazy("Mã đơn vị"),
        max_length=40,
        help_text=gettext_lazy("Mã trong danh bạ đơn vị, ví dụ P34-46"),
        error_messages={"required": gettext_lazy("Nhập mã đơn vị.")},
        widget=forms.TextInput(attrs={"class": "form-control input-medium", "list": "units-known"}),
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        choices=TaskParty.Part.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn vai trò.")},
    )

    def clean_unit(self) -> Unit:
        """The unit of that code. Raises ValidationError where there is none today."""
        unit = Unit.objects.filter(code=self.cleaned_data["unit"].strip().upper(), dissolved=None).first()
        if unit is None:
            raise forms.ValidationError(_("Không có đơn vị mang mã này. Tìm mã ở trang Đơn vị."))
        return unit


@guarded(PLAN, "view", find_task)
@require_http_methods(["GET", "HEAD"])
def task(request: OfficeRequest, task: PlanTask) -> HttpResponse:
    """All that the plan says of a task, its lines of the budget, and its parties."""
    return _task_page(request, task, Naming())


@guarded(PLAN, "arrange", find_task)
@require_POST
def name(request: OfficeRequest, task: PlanTask) -> HttpResponse:
    """Names a party of the task."""
    form = Naming(request.POST)
    if not form.is_valid():
        return _task_page(request, task, form)
    try:
        name_party(actor=request.actor, task=task, unit=form.cleaned_data["unit"], part=form.cleaned_data["part"])
    except Refused as refused:
        form.add_error(None, refused.message)
        return _task_page(request, task, form)
    messages.success(request, _("Đã ghi đơn vị thực hiện."))
    return redirect("plans:task", task.plan.code, task.serial)


@guarded(PLAN, "arrange", find_party)
@require_POST
def unname(request: OfficeRequest, party: TaskParty) -> HttpResponse:
    """Takes a party out of the task; naming it again brings it back."""
    task = party.task
    remove_party(actor=request.actor, party=party)
    messages.success(request, _("Đã bỏ đơn vị khỏi nhiệm vụ. Ghi lại mã đơn vị nếu bỏ nhầm."))
    return redirect("plans:task", task.plan.code, task.serial)


@guarded(PLAN, "arrange", find_line)
@require_http_methods(["GET", "POST"])
def tie(request: OfficeRequest, line: BudgetLine) -> HttpResponse:
    """For which task a line of the budget pays."""
    plan = line.plan
    tasks = [task for task in tasks_of(plan) if not task.is_heading]
    if request.method == "POST":
        chosen = request.POST.get("task", "")
        paid = next((task for task in tasks if task.code == chosen), None)
        try:
            if chosen and paid is None:
                raise Refused("other_task", _("Chọn một nhiệm vụ của chính kế hoạch này."))
            tie_line(actor=request.actor, line=line, task=paid)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("Đã ghi nhiệm vụ mà dòng kinh phí này chi cho."))
            return _back(line, paid)
    context = {**head_of(request, plan, "plans:tasks"), "line": line, "why": tie_words(line), "tasks": tasks}
    return render(request, "office/plans/tie.html", context)


def tie_words(line: BudgetLine) -> str:
    """Why a line is tied to its task."""
    told = line.origins.get("task") or {}
    if told.get("kind") == "typed":
        return _("%(name)s chọn") % {"name": told.get("note", "")}
    return str(TIES.get(told.get("note", ""), ""))


def _back(line: BudgetLine, task: PlanTask | None) -> HttpResponse:
    """To the task that the line pays for now."""
    if task is not None and task.serial:
        return redirect("plans:task", line.plan.code, task.serial)
    return redirect("plans:tasks", line.plan.code)


def _in_order(cell: BudgetCell) -> tuple[bool, int, int]:
    """Years first, then the sources in their order."""
    return not cell.year, cell.year, list(SOURCES).index(Source(cell.source)) if cell.source else 0


def _cell(cell: BudgetCell) -> dict[str, object]:
    """A year with its quantity and amount, or a source with its sum; each leads to its words."""
    quantity = "" if cell.quantity is None else format_number(cell.quantity.normalize())
    return {
        "year": str(cell.year or ""),
        "source": SOURCES[Source(cell.source)] if cell.source else "",
        "quantity": said(quantity, cell.quantity_origin),
        "amount": said(money_words(cell.amount), cell.origin),
    }


def _task_page(request: OfficeRequest, task: PlanTask, form: Naming) -> HttpResponse:
    lines = [
        {
            "line": line,
            "total": said(money_words(line.total), line.origins.get("total")),
            "cells": [_cell(cell) for cell in sorted(line.cells.all(), key=_in_order)],
            "price": money_words(line.unit_price),
            "why": tie_words(line),
            "contradicts": (line.origins.get("task") or {}).get("note") == "title",
        }
        for line in task.budget_lines.filter(removed_in=None).prefetch_related("cells").order_by("position")
    ]
    context = {
        **head_of(request, task.plan, "plans:tasks"),
        "task": task,
        "said": said_columns(
            task.origins,
            title=task.title,
            purpose=task.purpose,
            outcome=task.outcome,
            lead=task.lead,
            coordinating=task.coordinating,
            from_year=years_words(task.from_year, task.to_year),
        ),
        "parties": list(task.parties.select_related("unit").order_by("part", "unit__sort_name")),
        "lines": lines,
        "component": COMPONENTS.get(task.component or 0, ""),
        "group": GROUPS.get(task.group, ""),
        "form": form,
        "known": list(units_visible(request.actor).filter(dissolved=None)[:200]) if not form.is_bound else [],
    }
    return render(request, "office/plans/task.html", context)

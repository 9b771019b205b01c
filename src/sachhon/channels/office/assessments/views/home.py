"""The workspace's home: the method's steps as a task list; a task's own page; the history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.forms import TaskForm
from sachhon.channels.office.assessments.happened import told_of
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.showing import progress_of
from sachhon.channels.office.assessments.words import block_words, tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    ChangedMeanwhile,
    Refused,
    TaskState,
    blocks_of,
    history_of,
    place_of_assessment,
    record_task,
    steps_of,
    task_of,
    task_owners,
    task_seen,
)

LATER_STEPS = (5, 6)
STATE_KINDS = {
    TaskState.State.NOT_STARTED: "neutral",
    TaskState.State.IN_PROGRESS: "waiting",
    TaskState.State.DONE: "",
    TaskState.State.NOT_NEEDED: "",
}
PAGE = 50


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def home(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Steps and tasks with their states, what blocks the report, who was last here."""
    states = {one.task: one for one in assessment.tasks.select_related("by", "owner")}
    facts = progress_of(assessment)
    steps = [
        {
            "number": step.number,
            "name": step.names[tongue()],
            "tasks": [_task(task, states.get(task.code), facts.get(task.code, "")) for task in step.tasks],
        }
        for step in steps_of(assessment.kind)
    ]
    every = [task for step in steps for task in step["tasks"]]  # type: ignore[attr-defined]
    running = assessment.status in (Assessment.Status.OPEN, Assessment.Status.REPORTED)
    context = {
        **head_of(request, assessment, "assessments:home"),
        "steps": steps,
        "done": sum(task["state"] in (TaskState.State.DONE, TaskState.State.NOT_NEEDED) for task in every),
        "all": len(every),
        "blocks": [block_words(one, assessment) for one in blocks_of(assessment)] if running else [],
        "last": history_of(assessment).first(),
    }
    return render(request, "office/assessments/home.html", context)


@guarded(ASSESSMENT, "view", find_assessment)
@require_http_methods(["GET", "POST"])
def task(request: OfficeRequest, assessment: Assessment, task: str) -> HttpResponse:
    """What a task must bring, its state and what was found."""
    known = task_of(assessment.kind, task)
    if known is None:
        raise Http404("no such task")
    verb = "carry_out" if known.step in LATER_STEPS else "edit"
    may_record = ASSESSMENT.permits(request.actor, verb, place_of_assessment(assessment), assessment.status)
    held = assessment.tasks.filter(task=task).select_related("by", "owner").first()
    initial = {
        "state": held.state if held else TaskState.State.NOT_STARTED,
        "note": held.note if held else "",
        "due": held.due if held else None,
        "owner": str(held.owner_id or "") if held else "",
        "seen": task_seen(held),
    }
    owners = task_owners(assessment)
    if held is not None and held.owner is not None and held.owner not in owners:
        initial["owner"] = ""  # whose delegation or membership ended
    form = TaskForm(request.POST if request.method == "POST" else None, initial=initial, owners=owners)
    if request.method == "POST" and form.is_valid():
        try:
            record_task(actor=request.actor, assessment=assessment, task=task, **form.told())
        except ChangedMeanwhile as changed:
            form.keep_typed(changed, "seen", initial["seen"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi: %(task)s.") % {"task": known.names[tongue()]})
            return redirect("assessments:home", assessment.code)
    context = {
        **head_of(request, assessment, "assessments:home"),
        "task": known,
        "name": known.names[tongue()],
        "yields": known.yields[tongue()],
        "held": held,
        "form": form,
        "may_record": may_record,
        "fact": progress_of(assessment).get(task, ""),
        "where": _where(assessment, known.number),
    }
    return render(request, "office/assessments/task.html", context)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def history(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """What happened, by whom, for whom."""
    page = Paginator(history_of(assessment), PAGE).get_page(request.GET.get("page"))
    context = {
        **head_of(request, assessment, "assessments:history"),
        "page": page,
        "entries": [told_of(entry, assessment) for entry in page],
    }
    return render(request, "office/assessments/history.html", context)


def _task(task: Any, state: TaskState | None, fact: str) -> dict[str, Any]:
    value = TaskState.State(state.state) if state is not None else TaskState.State.NOT_STARTED
    return {
        "code": task.code,
        "number": task.number,
        "name": task.names[tongue()],
        "state": value,
        "label": value.label,
        "kind": STATE_KINDS[value],
        "held": state,
        "open": value not in (TaskState.State.DONE, TaskState.State.NOT_NEEDED),
        "fact": fact,
    }


def _where(assessment: Assessment, number: int) -> str:
    names = {1: "team", 2: "process", 3: "process", 4: "process", 5: "balances", 6: "streams", 7: "causes"}
    try:
        return reverse(f"assessments:{names.get(number, 'options')}", args=(assessment.code,))
    except NoReverseMatch:
        return ""

"""Recording at a task: progress, dates, outputs, comments; carrying unfinished tasks into the next year."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.progress.finding import (
    find_output,
    find_plan,
    find_progress_file,
    find_task,
    find_task_to_record,
)
from sachhon.channels.office.progress.forms import CommentForm, DatesForm, OutputForm, ProgressForm
from sachhon.channels.office.progress.views.tasks import task_page
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.planning.api import (
    TASK,
    ChangedMeanwhile,
    Output,
    Plan,
    PlanTask,
    Progress,
    Refused,
    comment_on_task,
    record_output,
    record_progress,
    roll_over,
    set_dates,
    to_roll_over,
    withdraw_output,
)
from sachhon.foundation import files


@guarded(TASK, "record", find_task_to_record)
@require_POST
def progress(request: OfficeRequest, task: PlanTask, year: int) -> HttpResponse:
    """The state of a year with its dates, a remark and a file."""
    form = ProgressForm(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        try:
            record_progress(
                actor=request.actor,
                task=task,
                year=year,
                status=told["status"],
                text=told["text"],
                started=told["started"],
                finished=told["finished"],
                upload=form.upload(),
                base_version=_number(request, "version"),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except ChangedMeanwhile as changed:
            form.add_error(None, changed.message)
        except Refused as refused:
            form.refuse(refused)
        except files.RefusedUpload as refused:
            form.add_error("file", refused.words)
        else:
            messages.success(request, _("Đã ghi tiến độ."))
            return redirect(_address(task, year))
    return _again(request, task, year, "progress_form", form)


@guarded(TASK, "comment", find_task)
@require_POST
def comment(request: OfficeRequest, task: PlanTask, year: int) -> HttpResponse:
    """A word of a body that has a part in the task."""
    form = CommentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            comment_on_task(
                actor=request.actor,
                task=task,
                year=year,
                text=form.cleaned_data["text"],
                upload=form.upload(),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except Refused as refused:
            form.refuse(refused)
        except files.RefusedUpload as refused:
            form.add_error("file", refused.words)
        else:
            messages.success(request, _("Đã gửi ý kiến."))
            return redirect(_address(task, year))
    return _again(request, task, year, "comment_form", form)


@guarded(TASK, "record", find_task_to_record)
@require_POST
def dates(request: OfficeRequest, task: PlanTask, year: int) -> HttpResponse:
    """When the year's work is planned."""
    form = DatesForm(request.POST)
    if form.is_valid():
        try:
            set_dates(
                actor=request.actor,
                task=task,
                year=year,
                planned_from=form.cleaned_data["planned_from"],
                planned_to=form.cleaned_data["planned_to"],
                base_version=_number(request, "version"),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi thời gian dự kiến."))
            return redirect(_address(task, year))
    return _again(request, task, year, "dates_form", form)


@guarded(TASK, "record", find_task_to_record)
@require_POST
def output(request: OfficeRequest, task: PlanTask, year: int) -> HttpResponse:
    """An output that no register holds."""
    form = OutputForm(request.POST)
    if form.is_valid():
        try:
            record_output(
                actor=request.actor,
                task=task,
                year=year,
                measure=form.cleaned_data["measure"],
                quantity=Decimal(form.cleaned_data["quantity"]),
                note=form.cleaned_data["note"],
                request_key=request.POST.get("request_key", "")[:64],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi kết quả."))
            return redirect(_address(task, year) + "#ket-qua")
    return _again(request, task, year, "output_form", form)


@guarded(TASK, "record", find_output)
@require_http_methods(["GET", "POST"])
def withdraw(request: OfficeRequest, output: Output) -> HttpResponse:
    """An output no longer counts; asks once more."""
    task, year = output.task_year.task, output.task_year.year
    return ask(
        request,
        Question(
            asks=_("Rút kết quả này?"),
            about=Truncator(task.title).chars(160),
            happens=(_("Kết quả không còn được tính. Dòng đã ghi vẫn được lưu trong nhật ký."),),
            undo=_("Ghi lại được nếu rút nhầm."),
            yes=_("Rút kết quả"),
            no=_("Giữ lại"),
            back=_address(task, year),
        ),
        lambda told: withdraw_output(actor=request.actor, output=output),
        refused=Refused,
        done=_("Đã rút kết quả. Ghi lại nếu rút nhầm."),
    )


@guarded(TASK, "view", find_progress_file)
@require_GET
def file(request: OfficeRequest, entry: Progress) -> HttpResponse:
    """A file that was sent with a word."""
    stored = entry.file
    assert stored is not None
    return files.download(
        request, files.read(stored), entry.file_name, "application/octet-stream", digest=stored.digest
    )


@guarded(TASK, "roll_over", find_plan)
@require_http_methods(["GET", "POST"])
def carry_over(request: OfficeRequest, plan: Plan, year: int) -> HttpResponse:
    """Which tasks go on in the next year; one yes."""
    if request.method == "POST":
        done = roll_over(actor=request.actor, plan=plan, year=year)
        count = len(done.carried)
        words = ngettext(
            "Đã chuyển %(n)s nhiệm vụ sang năm %(year)s.", "Đã chuyển %(n)s nhiệm vụ sang năm %(year)s.", count
        )
        messages.success(request, words % {"n": count, "year": year + 1})
        return redirect(f"{reverse('progress:list')}?nam={year + 1}")
    tasks = [{"task": one, "beyond": (one.to_year or year) <= year} for one in to_roll_over(plan, year)]
    context = {"plan": plan, "year": year, "next": year + 1, "tasks": tasks, "today": timezone.localdate()}
    return render(request, "office/progress/carry_over.html", context)


def _again(request: OfficeRequest, task: PlanTask, year: int, name: str, form: OfficeForm) -> HttpResponse:
    """The task's page with the form as it was sent and what is wrong with it."""
    request.GET = request.GET.copy()
    request.GET["nam"] = str(year)
    return task_page(request, task, 422, **{name: form, "wrong": form})


def _address(task: PlanTask, year: int) -> str:
    return f"{reverse('progress:task', args=(task.code,))}?nam={year}"


def _number(request: OfficeRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() else 0

"""How a task's year goes: the lead body says its state with dates and a remark; coordinating bodies remark."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.attaching import Upload, kept
from sachhon.domain.planning.models import PlanTask, Progress, TaskYear
from sachhon.domain.planning.progress.states import TaskState, may_follow, needs_remark, state_of_task
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import require_task
from sachhon.domain.planning.versions import require_version
from sachhon.foundation import audit
from sachhon.foundation.models import StoredFile

EARLIEST, LATEST = 2000, 2100


def record_progress(
    *,
    actor: Actor,
    task: PlanTask,
    year: int,
    status: str,
    text: str = "",
    started: date | None = None,
    finished: date | None = None,
    upload: Upload | None = None,
    base_version: int = 0,
    request_key: str = "",
) -> TaskYear:
    """The year in its new state. The same request again changes nothing.

    Raises PermissionDenied, Refused (a step that the table lacks, dates that cannot be, a remark that is missing),
    ChangedMeanwhile, files.RefusedUpload.
    """
    place = require_task(actor, "record", task)
    if done := _done_before(task, request_key):
        return done.task_year
    text = text.strip()
    with transaction.atomic():
        held = locked_task(task)
        place = require_task(actor, "record", held)
        row = year_of(held, year)
        require_version(row, base_version)
        _require_step(row, status, text)
        was = row.status
        row.status = status
        row.started, row.finished = _dates(status, started, finished)
        row.version += 1
        row.save()
        settle_status(held)
        file, name = kept(upload)
        _said(actor, place, row, text, file, name, request_key, status=status if status != was else "")
        audit.record(
            who=actor.who_for(place),
            verb="task.progress",
            object_type="task",
            object_id=held.code,
            unit_code=place.unit_code,
            detail={
                "year": year,
                "from": was,
                "to": status,
                "started": row.started,
                "finished": row.finished,
                "text": text,
                "file": file.digest if file else "",
            },
        )
    task.status, task.status_at = held.status, held.status_at
    return row


def comment_on_task(
    *, actor: Actor, task: PlanTask, year: int, text: str, upload: Upload | None = None, request_key: str = ""
) -> Progress:
    """A remark of a party or of the plan's unit; it changes no state. Raises PermissionDenied, Refused."""
    place = require_task(actor, "comment", task)
    if done := _done_before(task, request_key):
        return done
    text = text.strip()
    if not text and upload is None:
        raise Refused("text_missing", _("Nhập ý kiến hoặc chọn tệp."), "text")
    with transaction.atomic():
        held = locked_task(task)
        row = year_of(held, year)
        file, name = kept(upload)
        made = _said(actor, place, row, text, file, name, request_key)
        audit.record(
            who=actor.who_for(place),
            verb="task.comment",
            object_type="task",
            object_id=held.code,
            unit_code=place.unit_code,
            detail={"year": year, "text": text, "file": file.digest if file else ""},
        )
    return made


def _said(
    actor: Actor,
    place: Place,
    row: TaskYear,
    text: str,
    file: StoredFile | None,
    file_name: str,
    request_key: str,
    *,
    status: str = "",
) -> Progress:
    return Progress.objects.create(
        task_year=row,
        status=status,
        text=text,
        file=file,
        file_name=file_name,
        unit_code=_unit_code(actor, place.unit_code),
        by=actor.user,
        on_behalf=actor.who_for(place).on_behalf,
        request_key=request_key or None,
    )


def locked_task(task: PlanTask) -> PlanTask:
    """The task as it is now, locked until the transaction ends."""
    return PlanTask.objects.select_for_update(of=("self",)).select_related("plan__unit").get(pk=task.pk)


def year_of(task: PlanTask, year: int) -> TaskYear:
    """The task's year, made where nobody has spoken of it yet. Raises Refused for a heading and for no year."""
    if task.is_heading:
        raise Refused("heading", _("Đây là đề mục, không phải nhiệm vụ. Ghi tiến độ ở từng nhiệm vụ bên dưới."))
    if not EARLIEST <= year <= LATEST:
        raise Refused("year", _("Năm phải từ 2000 đến 2100."), "year")
    return TaskYear.objects.get_or_create(task=task, year=year)[0]


def settle_status(task: PlanTask) -> None:
    """The task's own state, as its years now say."""
    years = dict(TaskYear.objects.filter(task=task).values_list("year", "status"))
    last = task.to_year or task.from_year
    then = state_of_task(years, last).value
    if then != task.status:
        task.status, task.status_at = then, timezone.localdate()
        task.save(update_fields=("status", "status_at"))


def _require_step(row: TaskYear, status: str, text: str) -> None:
    if status not in PlanTask.Status.values:
        raise Refused("status", _("Chọn tình trạng."), "status")
    if not may_follow(row.status, status):
        told = {"now": PlanTask.Status(row.status).label, "then": PlanTask.Status(status).label}
        raise Refused(
            "step",
            _("Không chuyển thẳng từ “%(now)s” sang “%(then)s”. Chuyển về “Đang thực hiện” trước.") % told,
            "status",
        )
    if needs_remark(row.status, status) and not text:
        raise Refused("remark_missing", _("Ghi lý do của thay đổi này."), "text")


def _dates(status: str, started: date | None, finished: date | None) -> tuple[date | None, date | None]:
    """Started and finished as the state allows; today where a step was made without a day."""
    today = timezone.localdate()
    if status == TaskState.NOT_STARTED:
        return None, None
    if status == TaskState.UNDER_WAY:
        started, finished = started or today, None
    if status == TaskState.DONE:
        finished = finished or today
    for day, field in ((started, "started"), (finished, "finished")):
        if day and day > today:
            raise Refused("future", _("Ngày này chưa tới. Nhập ngày đã thực hiện."), field)
    if started and finished and finished < started:
        raise Refused("backwards", _("Ngày hoàn thành phải từ ngày bắt đầu trở đi."), "finished")
    return started, finished


def _done_before(task: PlanTask, request_key: str) -> Progress | None:
    if not request_key:
        return None
    return Progress.objects.select_related("task_year").filter(request_key=request_key, task_year__task=task).first()


def _unit_code(actor: Actor, place: str) -> str:
    """For which unit it was said: the place itself where the actor works there, else the nearest of their units."""
    return place if place in actor.units or not actor.units else actor.units[0]

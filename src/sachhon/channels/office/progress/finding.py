"""What the addresses of this area name. A task has its plan's place and those of the units that have a part in it."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import (
    Award,
    Event,
    Output,
    Plan,
    PlanTask,
    Progress,
    RecordFile,
    Survey,
    places_of_task,
)
from sachhon.domain.registry.api import Unit, place_of
from sachhon.domain.submissions.api import Submission, place_of_submission

_TASKS = PlanTask.objects.select_related("plan__unit", "plan__submission", "heading", "classified_by")


def find_task(code: str) -> Found:
    """A task, for all who have a part in it."""
    return _of_task(get_object_or_404(_TASKS, code=code, is_heading=False), "view")


def find_task_to_record(code: str) -> Found:
    """A task, for those who keep its record: the plan's unit, and the units that lead."""
    return _of_task(get_object_or_404(_TASKS, code=code, is_heading=False), "record")


def find_output(code: str, pk: int) -> Found:
    """An output of a task, for those who keep its record."""
    rows = Output.objects.select_related("task_year__task__plan__unit")
    output = get_object_or_404(rows, pk=pk, task_year__task__code=code)
    return _with(output, output.task_year.task, "record")


def find_progress_file(code: str, pk: int) -> Found:
    """A file that was sent with a word on a task."""
    rows = Progress.objects.select_related("task_year__task__plan__unit", "file")
    entry = get_object_or_404(rows, pk=pk, task_year__task__code=code, file__isnull=False)
    return _with(entry, entry.task_year.task, "view")


def find_plan(code: str) -> Found:
    """A plan, for those who carry its tasks over."""
    plan = get_object_or_404(Plan.objects.select_related("unit"), code=code)
    return Found(plan, place_of(plan.unit), PlanTask.Status.NOT_STARTED)


def find_unit(unit: str) -> Found:
    """A unit whose registers are kept."""
    found = get_object_or_404(Unit, code=unit)
    return Found(found, place_of(found), Event.Status.PLANNED)


def find_unit_of_awards(unit: str) -> Found:
    """A unit that may propose an award."""
    found = get_object_or_404(Unit, code=unit)
    return Found(found, place_of(found), Award.Status.DRAFT)


def find_event(code: str) -> Found:
    """An event of a register."""
    event = get_object_or_404(Event.objects.select_related("unit", "task__plan__unit", "created_by"), code=code)
    return Found(event, place_of(event.unit), event.status)


def find_survey(code: str) -> Found:
    """A survey of a register."""
    survey = get_object_or_404(Survey.objects.select_related("unit", "task__plan__unit", "created_by"), code=code)
    return Found(survey, place_of(survey.unit), Event.Status.PLANNED)


def find_award(code: str) -> Found:
    """An award proposal."""
    award = get_object_or_404(Award.objects.select_related("unit", "created_by"), code=code)
    return Found(award, place_of(award.unit), award.status)


def find_record_file(pk: int) -> Found:
    """A file of an event or a survey."""
    rows = RecordFile.objects.select_related("event__unit", "survey__unit", "file").filter(award=None)
    file = get_object_or_404(rows, pk=pk)
    record = file.event or file.survey
    if record is None:
        raise Http404(f"no record of file {pk}")
    status = record.status if isinstance(record, Event) else Event.Status.PLANNED
    return Found(file, place_of(record.unit), status)


def find_award_file(pk: int) -> Found:
    """A file of an award proposal."""
    file = get_object_or_404(RecordFile.objects.select_related("award__unit", "file"), pk=pk, award__isnull=False)
    assert file.award is not None
    return Found(file, place_of(file.award.unit), file.award.status)


def find_report(code: str) -> Found:
    """A report that is filled from the registers."""
    rows = Submission.objects.select_related("obligation__round__template", "obligation__unit")
    report = get_object_or_404(rows, code=code)
    return Found(report, place_of_submission(report), report.status)


def _of_task(task: PlanTask, verb: str) -> Found:
    return _with(task, task, verb)


def _with(thing: object, task: PlanTask, verb: str) -> Found:
    own, *others = places_of_task(verb, task)
    return Found(thing, own, task.status, tuple(Found(thing, place, task.status) for place in others))

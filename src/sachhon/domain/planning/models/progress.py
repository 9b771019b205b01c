"""What was done: a task year by year, what was said of it, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.planning.models.plan import PlanTask
from sachhon.domain.planning.models.records import Event
from sachhon.foundation.models import StoredFile


class TaskYear(models.Model):
    """A task's work in one year. `rolled_from` is the year whose unfinished work was carried over into this one."""

    task = models.ForeignKey(PlanTask, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=PlanTask.Status.choices, default=PlanTask.Status.NOT_STARTED)
    planned_from = models.DateField(null=True, blank=True)
    planned_to = models.DateField(null=True, blank=True)
    started = models.DateField(null=True, blank=True)
    finished = models.DateField(null=True, blank=True)
    rolled_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="rolled_into")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("task", "year")
        constraints = (models.UniqueConstraint(fields=("task", "year"), name="a_task_has_a_year_once"),)


class Progress(models.Model):
    """A remark on how a task's year goes, by the lead or a coordinating body; appended, never changed."""

    task_year = models.ForeignKey(TaskYear, models.CASCADE, related_name="entries")
    status = models.CharField(max_length=12, choices=PlanTask.Status.choices, blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    unit_code = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """Of the request that wrote it: the same request again writes nothing."""

    class Meta:
        ordering = ("-at", "-pk")


class Output(models.Model):
    """What a year of a task brought: `measure` is a code of catalogue/targets/measures.csv; from an event or typed."""

    task_year = models.ForeignKey(TaskYear, models.CASCADE, related_name="outputs")
    measure = models.CharField(max_length=60, db_index=True)
    quantity = models.DecimalField(max_digits=16, decimal_places=3)
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="outputs")
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)

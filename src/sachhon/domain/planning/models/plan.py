"""A unit's plan, its editions, and the living registers of targets and tasks made by adopting it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.planning.words import COMPONENTS, GROUPS
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.api import Revision, Submission


class Plan(models.Model):
    """A unit's action plan for a run of years. Its text and tables are the submission's; the registers live here."""

    class Status(models.TextChoices):
        """Drafted (its submission is on the way), adopted (the registers stand), ended."""

        DRAFT = "draft", _("Đang xây dựng")
        ADOPTED = "adopted", _("Đã ban hành")
        ENDED = "ended", _("Đã kết thúc")

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans")
    title = models.CharField(max_length=500)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    document_number = models.CharField(max_length=60, blank=True)
    document_date = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    submission = models.OneToOneField(Submission, models.PROTECT, null=True, blank=True, related_name="plan")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-first_year", "code")

    def __str__(self) -> str:
        return self.title


class PlanEdition(models.Model):
    """A sealed revision adopted into the registers; `changes` lists what it added, changed and took out."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="plan_edition")
    changes = models.JSONField(default=list)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("plan", "number")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="plan_editions_run"),)


class _Registered(models.Model):
    """A row of a register: its place in the plan's table, where each cell came from, and since and until which edition.

    `origins`: {column: formkit origin as JSON}. A row that a later edition lacks keeps standing with `removed_in`.
    `serial` is the row's running number in the plan, in the order in which rows came: it names the row for ever, and is
    0 for a row that no edition brought (a task that an approved registration made).
    """

    serial = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)
    origins = models.JSONField(default=dict)
    since = models.ForeignKey(PlanEdition, models.PROTECT, null=True, blank=True, related_name="+")
    removed_in = models.ForeignKey(PlanEdition, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Target(_Registered):
    """A target of the plan; `comparator` as in the template (=, >, >=, <, <=, ~, range). `measure`: what it is of."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    indicator = models.TextField()
    comparator = models.CharField(max_length=6, blank=True)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit_of_measure = models.CharField(max_length=120, blank=True)
    by_year = models.PositiveSmallIntegerField(null=True, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    """The code of catalogue/targets/measures.csv that this target is about; "" while nobody has said."""

    class Meta:
        ordering = ("plan", "position")


class TargetMeasure(models.Model):
    """How far a target had come on a day: from an accepted report (`revision`), records, or typed with a note."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="measures")
    on = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    field = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class PlanTask(_Registered):
    """A task (nhiệm vụ) with both classifications: the strategy's component project and 1594's group.

    A heading of the task table (`is_heading`) groups the tasks below it. `classified_by` blank: the two classifications
    are the system's proposal, shown as such until a person confirms. Overdue and at-risk are overlays, not statuses.
    """

    class Status(models.TextChoices):
        """A task's life."""

        NOT_STARTED = "not_started", _("Chưa thực hiện")
        UNDER_WAY = "under_way", _("Đang thực hiện")
        DONE = "done", _("Hoàn thành")
        STOPPED = "stopped", _("Dừng thực hiện")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    code = models.CharField(max_length=60, unique=True)
    is_heading = models.BooleanField(default=False)
    heading = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="tasks_below")
    title = models.TextField()
    purpose = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    coordinating = models.TextField(blank=True)
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    component = models.PositiveSmallIntegerField(choices=COMPONENTS, null=True, blank=True, db_index=True)
    group = models.CharField(max_length=4, choices=GROUPS, blank=True, db_index=True)
    classified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED, db_index=True)
    status_at = models.DateField(null=True, blank=True)
    registration = models.OneToOneField(
        "planning.Registration", models.PROTECT, null=True, blank=True, related_name="task"
    )
    """The approved registration that the task came from, where it did not come from the plan's document."""

    class Meta:
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.title


class TaskParty(models.Model):
    """A unit of the register that leads or helps with a task; `words` is what the plan calls it."""

    class Part(models.TextChoices):
        """Lead or coordinating."""

        LEAD = "lead", _("Chủ trì")
        COORDINATING = "coordinating", _("Phối hợp")

    task = models.ForeignKey(PlanTask, models.CASCADE, related_name="parties")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="task_parts")
    part = models.CharField(max_length=12, choices=Part.choices)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("task", "unit", "part"), name="a_unit_is_a_party_once"),)

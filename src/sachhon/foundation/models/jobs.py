"""Work that runs beside the pages: what was asked for, how far it is, who works."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """A piece of work. `function` is the dotted name of a function marked with `@job`, `args` its arguments in JSON.

    `attempts` names the run that is on: a run that lost its worker and comes back late finds another number there and
    writes nothing. `task_id` is the newest row of django-tasks that will run (or runs) it.
    """

    class State(models.TextChoices):
        """Where it stands."""

        QUEUED = "queued", _("Chờ chạy")
        RUNNING = "running", _("Đang chạy")
        WAITING = "waiting", _("Chờ thử lại")
        DONE = "done", _("Xong")
        FAILED = "failed", _("Không thành công")

    UNFINISHED = (State.QUEUED, State.RUNNING, State.WAITING)

    kind = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=300)
    function = models.CharField(max_length=200)
    args = models.JSONField(default=dict)
    actor_id = models.BigIntegerField(null=True)
    unit_code = models.CharField(max_length=40, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField(default=1)
    next_try_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    task_id = models.UUIDField(null=True)
    result = models.JSONField(null=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("state", "kind")),)

    def __str__(self) -> str:
        return self.label

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state not in self.UNFINISHED

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100; 0 where the total is not known."""
        return min(100, self.done * 100 // self.total) if self.total else 0


class Tick(models.Model):
    """When a scheduled job runs next. The row's lock makes each time happen once, however many workers there are."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)


class WorkerBeat(models.Model):
    """A worker process and when it was last heard."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    threads = models.PositiveSmallIntegerField(default=1)

"""A report split among a unit's departments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.models.submission import Submission


class Part(models.Model):
    """Sections (by item id) that a department answers; merged into the report when the head takes it."""

    class Status(models.TextChoices):
        """A part's life."""

        ASSIGNED = "assigned", _("Đã giao")
        DONE = "done", _("Đã xong")
        MERGED = "merged", _("Đã gộp")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sections = models.JSONField(default=list)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ASSIGNED)
    due = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

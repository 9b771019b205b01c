"""What is said about a field: remarks, and reasons that answer a warning."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.submissions.models.submission import Submission


class Remark(models.Model):
    """A remark on a field ("" for the report as a whole). `from_review`: the ministry's; else the unit's own."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=60, blank=True)
    row = models.IntegerField(default=-1)
    column = models.CharField(max_length=80, blank=True, default="")
    text = models.TextField()
    from_review = models.BooleanField(default=False)
    answers = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")


class Reason(models.Model):
    """Why a warning is right as it is. `fingerprint` is that of the finding with its figures."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="reasons")
    fingerprint = models.CharField(max_length=64)
    code = models.CharField(max_length=60)
    fields = models.JSONField(default=list)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("submission", "fingerprint"), name="one_reason_per_finding"),)

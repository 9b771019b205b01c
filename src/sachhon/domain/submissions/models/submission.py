"""A unit's answer to a round."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.rounds.api import Obligation


class Status(models.TextChoices):
    """The way of an answer. Overdue is an overlay, not a status."""

    DRAFT = "draft", _("Nháp")
    AWAITING = "awaiting_approval", _("Chờ duyệt")
    SUBMITTED = "submitted", _("Đã nộp")
    RECEIVED = "received", _("Đã tiếp nhận")
    RETURNED = "returned", _("Yêu cầu bổ sung")
    ACCEPTED = "accepted", _("Đã duyệt")
    PUBLISHED = "published", _("Đã công bố")


class Submission(models.Model):
    """The answer to an obligation. Made with the obligation's first edit.

    `version` counts saves of the draft; `step` is the approval step that is waited for (0: none); `standing` is the
    revision that counts (the newest accepted one, or the newest sealed while none is accepted).
    """

    code = models.CharField(max_length=40, unique=True)
    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="submission")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT, db_index=True)
    version = models.PositiveBigIntegerField(default=0)
    step = models.PositiveSmallIntegerField(default=0)
    standing = models.ForeignKey(
        "submissions.Revision", models.PROTECT, null=True, blank=True, related_name="stands_for"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    return_by = models.DateField(null=True, blank=True)
    return_note = models.TextField(blank=True)
    reopened_why = models.CharField(max_length=500, blank=True)
    filled = models.PositiveIntegerField(default=0)
    fillable = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.code

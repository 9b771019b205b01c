"""The draft: one row an answer, and every version it had."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.submissions.models.submission import Submission


class _Place(models.Model):
    """Where an answer stands: a field, or a cell of a table (row from 0; -1 and "" for a field itself)."""

    field = models.CharField(max_length=60)
    row = models.IntegerField(default=-1)
    column = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        abstract = True


class DraftValue(_Place):
    """An answer as it stands now. `value`, `origin`, `others` are in formkit's JSON; `version` grows by 1 a change."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="draft_values")
    state = models.CharField(max_length=10)
    value = models.JSONField(null=True)
    origin = models.JSONField(null=True)
    others = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    edited_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("submission", "field", "row", "column"), name="one_draft_value_a_place"),
        )


class ValueVersion(_Place):
    """What an answer was made, by whom: appended, never changed. Shows the history of a cell, and undoes."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="value_versions")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    value = models.JSONField(null=True)
    origin = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("submission", "field", "row", "column")),)


class EditingNow(models.Model):
    """Who has a section open."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="editing")
    section = models.CharField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("submission", "section", "user"), name="a_person_opens_a_section_once"),
        )


class SaveRequest(models.Model):
    """What a save with a request key did: the same request, sent again, is answered with it and changes nothing."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="save_requests")
    key = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("submission", "key"), name="a_save_request_counts_once"),)

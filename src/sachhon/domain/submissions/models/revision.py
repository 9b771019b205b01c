"""Sealed revisions: the one record of truth."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.rounds.api import TemplateVersion
from sachhon.domain.submissions.models.submission import Submission
from sachhon.formkit.definition import Template
from sachhon.foundation.models import StoredFile


class Revision(models.Model):
    """An answer as it was sealed: `content` is canonical JSON, `digest` its SHA-256. A trigger refuses any change.

    `content`: {"template", "version", "values" (formkit's JSON with origins), "reasons", "unit", "round", "approvals",
    "files"}. `request_key` makes a repeated submit give the same revision and receipt.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    template = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="+")
    content = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    request_key = models.CharField(max_length=64, unique=True)
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("submission", "number")
        constraints = (models.UniqueConstraint(fields=("submission", "number"), name="revision_numbers_run"),)

    @property
    def definition(self) -> Template:
        """The definition by which it was answered, for its round's years."""
        asked = self.submission.obligation.round
        return self.template.asked_for(asked.first_year, asked.last_year)


class Receipt(models.Model):
    """Proof of a sealed revision. `code` is short enough to be read over the telephone."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="receipt")
    code = models.CharField(max_length=24, unique=True)
    at = models.DateTimeField()


class SignedCopy(models.Model):
    """The signed and stamped scan of a revision, or a digitally signed PDF with what its signature proves."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="signed_copies")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)  # scan | digital
    verdict = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

"""A national report as it was frozen."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.rounds.api import Round
from sachhon.foundation.models import StoredFile


class Edition(models.Model):
    """A dated edition: which revisions it stands on (`parts`: unit code → revision digest), its files, its digest.

    `figures` is the table of all figures, `details` the file of what stands behind each. A trigger refuses any change.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    choices = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    details = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    word = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    workbook = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("round", "number"), name="edition_numbers_run"),)

"""Figures as they were last computed: a projection of the revisions, deleted and made again as they change."""

from __future__ import annotations

from django.db import models

from sachhon.domain.rounds.api import Round
from sachhon.foundation.models import StoredFile


class RollupSnapshot(models.Model):
    """The figures of a round for one set of choices and one state of its revisions (`fingerprint`).

    `overview` is the table of all figures; `word` and `workbook` are written when first asked for.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="snapshots")
    choices = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64)
    overview = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    seconds = models.FloatField(default=0)
    word = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")
    workbook = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "choices", "fingerprint"), name="a_state_is_computed_once"),
        )


class RollupFigure(models.Model):
    """What stands behind one figure of a snapshot: zlib of its JSON."""

    snapshot = models.ForeignKey(RollupSnapshot, models.CASCADE, related_name="details")
    field = models.CharField(max_length=60)
    data = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("snapshot", "field"), name="a_figure_once_in_a_snapshot"),)

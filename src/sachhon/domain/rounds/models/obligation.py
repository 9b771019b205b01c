"""A unit owes an answer."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.models.round import Round


class Obligation(models.Model):
    """A unit owes an answer to a round by `deadline` (after extensions). `unit_name` is that of the request."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="obligations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="obligations")
    unit_name = models.CharField(max_length=200)
    deadline = models.DateField()
    waived_at = models.DateTimeField(null=True, blank=True)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    waive_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "unit"), name="a_unit_owes_a_round_once"),)
        indexes = (models.Index(fields=("deadline",)),)


class DeadlineChange(models.Model):
    """An extension (or its taking back), with its reason."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="deadline_changes")
    before = models.DateField()
    after = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

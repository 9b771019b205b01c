"""Mail to the ministry's mailbox."""

from __future__ import annotations

from django.db import models

from sachhon.domain.registry.api import Unit
from sachhon.foundation.models import StoredFile


class IncomingMail(models.Model):
    """A message as it came (`raw`), who it is from and what it answers."""

    message_id = models.CharField(max_length=300, unique=True)
    sender = models.CharField(max_length=300)
    subject = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(auto_now_add=True)
    raw = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, default="new")  # new | filed | set_aside
    note = models.CharField(max_length=500, blank=True)

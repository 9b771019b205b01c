"""The audit trail's tables: written by sachhon.foundation.audit alone, never changed."""

from __future__ import annotations

from django.db import models


class ChainHead(models.Model):
    """The newest link of the chain; locked while a transaction adds to it. One row."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class AuditEntry(models.Model):
    """Who did what to what. `number` runs without gaps; `digest` covers the entry and the digest before it."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    user_id = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=200)
    on_behalf = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60, db_index=True)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=80)
    unit_code = models.CharField(max_length=40, blank=True, db_index=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("object_type", "object_id")),)

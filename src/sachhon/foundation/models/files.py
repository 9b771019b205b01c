"""Files by their content."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """Bytes kept once under their SHA-256 (`digest`, hex). Names belong to whoever uses the file.

    `scanned`: "clean" where ClamAV searched these bytes and found nothing, "" where nobody searched them.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120, blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)
    scanned = models.CharField(max_length=20, blank=True)

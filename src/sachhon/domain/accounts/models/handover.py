"""A person's work in a unit passes to somebody else."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.accounts.models.invitation import Invitation


class Handover(models.Model):
    """Who hands what to whom. Drafts stay with the unit and history under the old name; only roles pass.

    With an `invitation` it waits until the successor has accepted: until then the predecessor keeps the roles.
    `open_work`: what was open that day, as [{"label", "detail", "url_name", "key"}].
    """

    class Status(models.TextChoices):
        """A handover's life."""

        WAITING = "waiting", _("Chờ người nhận")
        DONE = "done", _("Đã bàn giao")
        CANCELLED = "cancelled", _("Đã hủy")

    unit_code = models.CharField(max_length=40, db_index=True)
    unit_name = models.CharField(max_length=200)
    predecessor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="handovers_given")
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="handovers_taken"
    )
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, blank=True, related_name="handover")
    roles = models.JSONField(default=list)
    open_work = models.JSONField(default=list)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")

"""A focal unit's officer asks for an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.accounts.models.invitation import Invitation
from sachhon.foundation.models import StoredFile


class Registration(models.Model):
    """The account registration of a focal unit: who, for which unit, by which decision; decided by the ministry."""

    class Status(models.TextChoices):
        """A registration's life."""

        WAITING = "waiting", _("Chờ xét")
        APPROVED = "approved", _("Đã chấp thuận")
        REFUSED = "refused", _("Không chấp thuận")

    email = models.EmailField()
    full_name = models.CharField(max_length=120)
    position = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)
    unit_code = models.CharField(max_length=40, db_index=True)
    unit_name = models.CharField(max_length=200)
    focal_body = models.CharField(max_length=200, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    document_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, blank=True, related_name="registration")

    class Meta:
        ordering = ("asked_at", "pk")

"""A link by which somebody joins a unit."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sachhon.domain.accounts.roles import Role


class Invitation(models.Model):
    """A link sent by e-mail: its token is kept as a hash only, ends on a day, and opens once."""

    class Status(models.TextChoices):
        """An invitation's life."""

        WAITING = "waiting", _("Chờ nhận lời")
        ACCEPTED = "accepted", _("Đã nhận lời")
        REVOKED = "revoked", _("Đã thu hồi")

    email = models.EmailField()
    full_name = models.CharField(max_length=120, blank=True)
    position = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    unit_code = models.CharField(max_length=40, db_index=True)
    unit_name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at", "-pk")

    @property
    def expired(self) -> bool:
        """Whether it waited too long."""
        return self.status == self.Status.WAITING and self.expires_at <= timezone.now()

    @property
    def open(self) -> bool:
        """Whether its link can still be used."""
        return self.status == self.Status.WAITING and not self.expired

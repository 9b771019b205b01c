"""What a person is in a unit, and what a unit lets somebody else do for it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.accounts.roles import Role


class Membership(models.Model):
    """A role in a unit, while it lasts. `unit_code` is registry.Unit.code."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    unit_code = models.CharField(max_length=40, db_index=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "unit_code", "role"),
                condition=models.Q(ended_at__isnull=True),
                name="one_running_membership_per_role",
            ),
        )


class Delegation(models.Model):
    """A unit lets a person of another unit type for it until a day; its own people confirm."""

    unit_code = models.CharField(max_length=40, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.OFFICER)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    until = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

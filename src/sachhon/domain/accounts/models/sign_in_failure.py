"""Failed sign-ins, counted by account and client together."""

from __future__ import annotations

from django.db import models


class SignInFailure(models.Model):
    """How often one client failed at one account. `account` and `client` are hashes: no address is kept."""

    account = models.CharField(max_length=64)
    client = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    wait_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "client"), name="one_counter_per_account_and_client"),
        )

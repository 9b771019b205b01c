"""The approval chain of the unit."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.submissions.models.submission import Submission


class Approval(models.Model):
    """One step's decision on one version of the draft. `step` 1: head, 2: leader (units may have one step only).

    `request_key` makes a decision that is sent twice count once.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="approvals")
    draft_version = models.PositiveBigIntegerField()
    step = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=10)  # asked | approved | sent_back | withdrawn
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    request_key = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "request_key"),
                condition=~models.Q(request_key=""),
                name="an_approval_request_counts_once",
            ),
        )

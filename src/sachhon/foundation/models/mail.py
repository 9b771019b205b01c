"""Letters that leave by e-mail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """A mail to one person. `key` makes it one however often it is queued.

    Notices with a `digest_key` are held, and leave once a day as one mail (`merged_into`).
    `attachments`: [{"digest": stored file, "name": file name}].
    """

    class State(models.TextChoices):
        """Where it stands."""

        QUEUED = "queued", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        FAILED = "failed", _("Không gửi được")
        HELD = "held", _("Chờ gộp vào thư trong ngày")
        MERGED = "merged", _("Đã gộp")

    key = models.CharField(max_length=160, unique=True)
    to = models.EmailField(max_length=254, db_index=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    attachments = models.JSONField(default=list)
    digest_key = models.CharField(max_length=80, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    error = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("state", "next_try_at")),)

    def __str__(self) -> str:
        return self.subject

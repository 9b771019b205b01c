"""Mail to the ministry's mailbox."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation
from sachhon.foundation.models import StoredFile


class IncomingMail(models.Model):
    """A message as it came (`raw`), who it is from and what it answers.

    `clues` says, each as {"code", ...}, from what the unit and the obligation were told, or why they could not be.
    """

    class Status(models.TextChoices):
        """Nothing that is unclear is filed without an officer."""

        NEW = "new", _("Mới đến")
        FILED = "filed", _("Đã xếp vào báo cáo")
        UNCLEAR = "unclear", _("Chưa rõ")
        SET_ASIDE = "set_aside", _("Không dùng")

    class Kind(models.TextChoices):
        """What wrote it: a person, or a machine that nobody answers."""

        LETTER = "letter", _("Thư")
        BOUNCE = "bounce", _("Báo không gửi được")
        AUTO_REPLY = "auto_reply", _("Trả lời tự động")

    message_id = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LETTER)
    sender = models.CharField(max_length=300)
    sender_name = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(auto_now_add=True)
    raw = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, blank=True, related_name="+")
    clues = models.JSONField(default=list)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW, db_index=True)
    note = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-arrived_at", "-pk")

    def __str__(self) -> str:
        return self.subject or self.message_id

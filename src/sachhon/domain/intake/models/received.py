"""A file that answers, and the values staged from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.intake.models.mail import IncomingMail
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import Submission
from sachhon.foundation.models import StoredFile


class Received(models.Model):
    """A file dropped on a report or mailed. `text` is the reader's text (spans are code points of it).

    `layout` says where its paragraphs and tables are (see `document.py`); `reading` is the reading contract's JSON;
    `refusal` the finding of a file that could not be read. `concerns` are reasons not to use it as it is (another
    template, another unit): nothing of it reaches a draft until a person has said `used_anyway_by`. `written` is what
    confirming changed, so that it can be undone: [{"field", "row", "column", "version", "before"}].
    """

    class Status(models.TextChoices):
        """From arrival to the draft."""

        WAITING = "waiting", _("Chờ đọc")
        READING = "reading", _("Đang đọc")
        READ = "read", _("Chờ xác nhận")
        REFUSED = "refused", _("Không đọc được")
        CONFIRMED = "confirmed", _("Đã xác nhận")
        SET_ASIDE = "set_aside", _("Không dùng")

    class Kind(models.TextChoices):
        """A letter is read; a filled blank is imported."""

        LETTER = "letter", _("Công văn, văn bản")
        BLANK = "blank", _("Biểu mẫu đã điền")

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="received")
    name = models.CharField(max_length=200)
    mail = models.ForeignKey(IncomingMail, models.PROTECT, null=True, blank=True, related_name="files")
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, blank=True, related_name="received")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING, db_index=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.LETTER)
    template_id = models.CharField(max_length=60, blank=True)
    template_version = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    layout = models.JSONField(default=list)
    reading = models.JSONField(default=dict)
    concerns = models.JSONField(default=list)
    refusal = models.JSONField(null=True)
    written = models.JSONField(default=list)
    job = models.CharField(max_length=64, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    used_anyway_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-arrived_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def submission(self) -> Submission | None:
        """The answer that it belongs to, where one was begun."""
        return getattr(self.obligation, "submission", None)


class StagedValue(models.Model):
    """A value read or imported that nobody has confirmed yet, or what was decided about it.

    `base_version` is the draft's version that the person saw when they decided (0: it was blank); `saved_version` the
    one that confirming made of it.
    """

    received = models.ForeignKey(Received, models.CASCADE, related_name="staged")
    field = models.CharField(max_length=60)
    row = models.IntegerField(default=-1)
    column = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=10)
    value = models.JSONField(null=True)
    origin = models.JSONField(null=True)
    others = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)
    decision = models.CharField(max_length=10, default="", blank=True)  # "" | accepted | corrected | rejected
    decided_state = models.CharField(max_length=10, blank=True)
    decided_value = models.JSONField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    base_version = models.PositiveIntegerField(null=True)
    saved_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("received", "field", "row", "column"), name="one_staged_value_a_place"),
        )

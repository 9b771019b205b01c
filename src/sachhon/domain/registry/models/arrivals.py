"""Lists that arrive: a workbook, a table of an accepted report. What a row is, is told before it changes anything."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.models.unit import Unit
from sachhon.foundation.models import StoredFile


class Arriving(models.Model):
    """One list of facilities. `counts`: {decision: rows}; `done` of `total` rows have been dealt with by what runs now.

    Rows that say nothing new are counted ("unlisted" among "same") and not kept. `columns`: how each column of the file
    was understood, [{"column": "C", "heading": "MST", "fact": "tax_code"}, …]; "" is one that is not read.
    `source` names what it came from, for people and machines: a revision ("2018-1819.P63-52#2"), a file's digest. The
    same source arrives once. `updates_only`: what the list leaves blank says nothing (letter 1594 asks so).
    """

    class Kind(models.TextChoices):
        """Where it came from."""

        WORKBOOK = "workbook", _("Bảng tính")
        REPORT = "report", _("Báo cáo đã duyệt")

    class Status(models.TextChoices):
        """How far it is."""

        READING = "reading", _("Đang đọc và đối chiếu")
        WAITING = "waiting", _("Chờ xem xét")
        APPLYING = "applying", _("Đang đưa vào danh bạ")
        DONE = "done", _("Đã đưa vào danh bạ")
        FAILED = "failed", _("Không thành công")
        WITHDRAWN = "withdrawn", _("Đã bỏ")

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.READING, db_index=True)
    title = models.CharField(max_length=300)
    source = models.CharField(max_length=160, unique=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    """The province that the list is of; None where each row says its own."""
    as_on = models.DateField(null=True, blank=True)
    updates_only = models.BooleanField(default=True)
    counts = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    job_id = models.BigIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.title


class ArrivedRow(models.Model):
    """A row as it came: `said` {fact: value}, `place` where it stands, what it is, and what was made of it.

    `candidates`: [[code, score, how alike the names, the addresses, the tax codes are], …], the likeliest first; a code
    "#12" is row 12 of the same list. `problems`: [{"cell", "fact", "value", "code", "vi", "en"}, …].
    `proposed` is what the system held the row for; `decision` what it is, once a person said otherwise.
    """

    class Decision(models.TextChoices):
        """What a row is."""

        NEW = "new", _("Cơ sở mới")
        SAME = "same", _("Không thay đổi")
        CHANGED = "changed", _("Có thay đổi")
        UNSURE = "unsure", _("Chưa chắc chắn")
        BAD = "bad", _("Có lỗi")
        SKIPPED = "skipped", _("Bỏ qua")

    arriving = models.ForeignKey(Arriving, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=120)
    said = models.JSONField(default=dict)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    proposed = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    facility = models.ForeignKey("Facility", models.PROTECT, null=True, blank=True, related_name="arrived")
    candidates = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    applied_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("arriving", "number")
        constraints = (models.UniqueConstraint(fields=("arriving", "number"), name="a_row_arrives_once"),)
        indexes = (models.Index(fields=("arriving", "decision"), name="rows_by_decision"),)

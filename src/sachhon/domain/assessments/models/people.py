"""The people who do it: experts, trainers, consultancies."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.api import Unit


class Expert(models.Model):
    """An expert or trainer. `listed`: agreed to stand in the public list; else only officers see them.

    `industries` are numbers in the table of 39. `folded`: name without marks, for search.
    """

    class Status(models.TextChoices):
        """Whether they still work."""

        ACTIVE = "active", _("Đang tham gia")
        ENDED = "ended", _("Thôi tham gia")

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    sort_name = models.CharField(max_length=500)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    is_consultant = models.BooleanField(default=True)
    is_trainer = models.BooleanField(default=False)
    organisation = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="experts")
    organisation_name = models.CharField(max_length=200, blank=True)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="experts_in_it")
    industries = models.JSONField(default=list)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    listed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("sort_name", "pk")

    def __str__(self) -> str:
        return self.name


class ExpertTraining(models.Model):
    """A course that an expert attended."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="trainings")
    course = models.CharField(max_length=300)
    organiser = models.CharField(max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    as_trainer = models.BooleanField(default=False)
    certificate = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("expert", "-year", "pk")


class Consultancy(models.Model):
    """What a consultancy offers; the body itself is a unit of the registry."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="consultancy")
    province = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="consultancies_in_it")
    services = models.TextField(blank=True)
    industries = models.JSONField(default=list)
    website = models.CharField(max_length=200, blank=True)
    listed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)


class NetworkChange(models.Model):
    """What changed with an expert or a consultancy, by whom: appended, never changed; the newest can be undone.

    `before` and `after` are all facts as they were and as they became ({} where there was nothing).
    """

    class Subject(models.TextChoices):
        """Whom it is about; `code` is theirs."""

        EXPERT = "expert", _("Chuyên gia")
        CONSULTANCY = "consultancy", _("Tổ chức tư vấn")

    class Kind(models.TextChoices):
        """What happened."""

        ADDED = "added", _("Đưa vào mạng lưới")
        CHANGED = "changed", _("Thay đổi thông tin")
        ENDED = "ended", _("Thôi tham gia")
        RETURNED = "returned", _("Tham gia trở lại")
        UNDONE = "undone", _("Hoàn tác")

    subject = models.CharField(max_length=12, choices=Subject.choices)
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("subject", "code"), name="network_changes_of"),)

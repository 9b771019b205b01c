"""Registers that feed the counts which reports ask for: events with who came, surveys, award proposals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.planning.models.plan import PlanTask
from sachhon.domain.planning.words import SOURCE_CHOICES
from sachhon.domain.registry.api import Unit
from sachhon.foundation.models import StoredFile


class Event(models.Model):
    """A workshop, a course, a study tour, an item in the press: when, where, about what, at what cost.

    `folded` holds its words without marks, for search; so do those of surveys and award proposals.
    """

    class Kind(models.TextChoices):
        """What it was; each feeds a measure (catalogue/targets/measures.csv)."""

        WORKSHOP = "workshop", _("Hội thảo")
        COURSE = "course", _("Lớp tập huấn")
        TRAINER_COURSE = "trainer_course", _("Lớp đào tạo giảng viên")
        CONSULTANT_COURSE = "consultant_course", _("Lớp đào tạo chuyên gia tư vấn")
        STUDY_TOUR = "study_tour", _("Tham quan, học tập")
        ARTICLE = "article", _("Tin, bài")
        PROGRAMME = "programme", _("Chương trình phát thanh, truyền hình")
        QUICK_ASSESSMENT = "quick_assessment", _("Đánh giá nhanh")
        DETAILED_ASSESSMENT = "detailed_assessment", _("Đánh giá chi tiết")
        MODEL = "model", _("Mô hình trình diễn")

    class Status(models.TextChoices):
        """Only what was held counts."""

        PLANNED = "planned", _("Dự kiến")
        HELD = "held", _("Đã tổ chức")
        CANCELLED = "cancelled", _("Đã hủy")

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="events")
    task = models.ForeignKey(PlanTask, models.SET_NULL, null=True, blank=True, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices, db_index=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED, db_index=True)
    topic = models.CharField(max_length=500)
    folded = models.CharField(max_length=1000, blank=True)
    first_day = models.DateField(db_index=True)
    last_day = models.DateField(null=True, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    organiser = models.CharField(max_length=300, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    cost_source = models.CharField(max_length=16, blank=True, choices=SOURCE_CHOICES)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-first_day", "-pk")

    def __str__(self) -> str:
        return self.topic


class Participant(models.Model):
    """Who came: an enterprise with how many people. `folded` finds the same enterprise at other events."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    enterprise = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    tax_code = models.CharField(max_length=20, blank=True, db_index=True)
    is_enterprise = models.BooleanField(default=True)
    people = models.PositiveIntegerField(default=1)
    industry = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("event", "pk")


class Survey(models.Model):
    """A survey of the state of cleaner production: whom it asked, who answered, what it found."""

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="surveys")
    task = models.ForeignKey(PlanTask, models.SET_NULL, null=True, blank=True, related_name="surveys")
    title = models.CharField(max_length=500)
    folded = models.CharField(max_length=1000, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    results = models.JSONField(default=dict)
    """{measure code: "decimal as text"}: what it found, by catalogue/targets/measures.csv."""
    method = models.TextField(blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-first_day", "-pk")

    def __str__(self) -> str:
        return self.title


class Award(models.Model):
    """A proposal to honour a person, a body or an enterprise (thi đua khen thưởng), with its grounds."""

    class Status(models.TextChoices):
        """Proposed by the unit, endorsed by its leader, decided by who may decide."""

        DRAFT = "draft", _("Nháp")
        PROPOSED = "proposed", _("Đã đề nghị")
        ENDORSED = "endorsed", _("Lãnh đạo đồng ý")
        GRANTED = "granted", _("Được khen thưởng")
        REFUSED = "refused", _("Không khen thưởng")

    class Kind(models.TextChoices):
        """Who is honoured."""

        PERSON = "person", _("Cá nhân")
        BODY = "body", _("Tập thể")
        ENTERPRISE = "enterprise", _("Doanh nghiệp")

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="awards")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    candidate = models.CharField(max_length=300)
    folded = models.CharField(max_length=1000, blank=True)
    form = models.CharField(max_length=200)
    """The honour asked for ("Bằng khen của Bộ trưởng Bộ Công Thương")."""
    grounds = models.TextField()
    tasks = models.ManyToManyField(PlanTask, blank=True, related_name="award_grounds")
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    decision_note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return self.candidate


class RecordFile(models.Model):
    """A file of an event, a survey or an award proposal: materials, list of those who came, results, grounds."""

    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="files")
    survey = models.ForeignKey(Survey, models.CASCADE, null=True, blank=True, related_name="files")
    award = models.ForeignKey(Award, models.CASCADE, null=True, blank=True, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

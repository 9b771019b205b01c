"""Options of an assessment: proposed, planned, implemented, verified, and never mixed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.assessments.models.workspace import QUANTITY, Assessment, Cause, ProcessStep, WasteStream
from sachhon.foundation.models import StoredFile


class Category(models.TextChoices):
    """The eight kinds of cleaner-production options."""

    HOUSEKEEPING = "housekeeping", _("Quản lý nội vi")
    PROCESS_CONTROL = "process_control", _("Kiểm soát quá trình")
    INPUT_CHANGE = "input_change", _("Thay nguyên liệu")
    EQUIPMENT = "equipment", _("Cải tiến thiết bị")
    TECHNOLOGY = "technology", _("Công nghệ mới")
    REUSE = "reuse", _("Tuần hoàn tại chỗ")
    BY_PRODUCT = "by_product", _("Sản phẩm phụ")
    PRODUCT_CHANGE = "product_change", _("Cải tiến sản phẩm")


class Option(models.Model):
    """A cleaner-production option. `library` is the code in the options library that it was taken from.

    `feasible` tells of each of the three sides: {"technical": "yes" | "no" | "", "economic": …, "environmental": …}.
    Money in VND; `yearly_saving` and `yearly_cost` from year 1 over `life_years`; `incentive` in year 0.
    `stage_why` is the reason of the last step back, or what was said with the last step. `verified_pairs` are the
    measurements [[before, after], …] by their keys that were looked at when it was verified.
    """

    class Stage(models.TextChoices):
        """How far it is; figures of one stage are never added to those of another."""

        PROPOSED = "proposed", _("Đề xuất")
        PLANNED = "planned", _("Có kế hoạch")
        IMPLEMENTED = "implemented", _("Đã thực hiện")
        VERIFIED = "verified", _("Đã kiểm chứng")
        REJECTED = "rejected", _("Không chọn")

    class Screening(models.TextChoices):
        """What the first look said."""

        NOW = "now", _("Làm ngay")
        STUDY = "study", _("Nghiên cứu thêm")
        NO = "no", _("Loại bỏ")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    what = models.TextField(blank=True)
    category = models.CharField(max_length=16, choices=Category.choices)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.PROPOSED, db_index=True)
    library = models.CharField(max_length=40, blank=True, db_index=True)
    step = models.ForeignKey(ProcessStep, models.SET_NULL, null=True, blank=True, related_name="options")
    stream = models.ForeignKey(WasteStream, models.SET_NULL, null=True, blank=True, related_name="options")
    cause = models.ForeignKey(Cause, models.SET_NULL, null=True, blank=True, related_name="options")

    screening = models.CharField(max_length=6, choices=Screening.choices, blank=True)
    screening_why = models.CharField(max_length=500, blank=True)
    feasible = models.JSONField(default=dict)
    technical_note = models.TextField(blank=True)
    environmental_note = models.TextField(blank=True)
    investment = models.BigIntegerField(null=True, blank=True)
    incentive = models.BigIntegerField(null=True, blank=True)
    yearly_saving = models.BigIntegerField(null=True, blank=True)
    yearly_cost = models.BigIntegerField(null=True, blank=True)
    life_years = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    responsible = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    money_from = models.CharField(max_length=200, blank=True)
    implemented_on = models.DateField(null=True, blank=True)
    actual_investment = models.BigIntegerField(null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verified_pairs = models.JSONField(default=list)
    stage_why = models.CharField(max_length=500, blank=True)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("assessment", "number", "pk")
        constraints = (models.UniqueConstraint(fields=("assessment", "number"), name="an_option_has_its_number"),)

    def __str__(self) -> str:
        return self.title


class OptionEffect(models.Model):
    """What an option is expected to save of one resource in a year. `share_pct` is of that resource's use.

    What it did save stands in measurements, never here.
    """

    option = models.ForeignKey(Option, models.CASCADE, related_name="effects")
    resource = models.CharField(max_length=40)
    """A code of catalogue/classifiers/streams.csv."""
    share_pct = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    quantity = models.DecimalField(**QUANTITY)
    unit = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ("option", "pk")
        constraints = (models.UniqueConstraint(fields=("option", "resource"), name="an_effect_on_a_resource_once"),)


class Evidence(models.Model):
    """A file that shows something: a photograph, an invoice, a meter's log."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="evidence")
    option = models.ForeignKey(Option, models.CASCADE, null=True, blank=True, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    shows = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("assessment", "pk")


class FollowUp(models.Model):
    """A look back 6, 12 and 24 months after the report: what still works."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("assessment", "months")
        constraints = (models.UniqueConstraint(fields=("assessment", "months"), name="one_follow_up_a_time"),)


class Measurement(models.Model):
    """A resource measured over a period, before or after; what both together save is computed, never typed.

    `option` None: of the whole assessment. `follow_up`: made at a look back.
    """

    class When(models.TextChoices):
        """Against what it stands."""

        BEFORE = "before", _("Trước khi thực hiện")
        AFTER = "after", _("Sau khi thực hiện")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="measurements")
    option = models.ForeignKey(Option, models.CASCADE, null=True, blank=True, related_name="measurements")
    follow_up = models.ForeignKey(FollowUp, models.SET_NULL, null=True, blank=True, related_name="measurements")
    when = models.CharField(max_length=6, choices=When.choices)
    resource = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()
    consumption = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=30)
    output = models.DecimalField(**QUANTITY)
    output_unit = models.CharField(max_length=30, blank=True)
    base_load_share_pct = models.DecimalField(max_digits=7, decimal_places=4, default=0)
    how = models.CharField(max_length=500, blank=True)
    evidence = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="measurements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("assessment", "resource", "first_day", "pk")

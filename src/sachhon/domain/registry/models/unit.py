"""Reporting units in a dated tree."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.models.territory import Territory


class Unit(models.Model):
    """A body that reports or is a part of one. `code` never changes and is never used again.

    `name` is the name of today (UnitName has all); `sort_name` orders it by the Vietnamese alphabet; `folded` is
    searched without marks.
    """

    class Kind(models.TextChoices):
        """What a unit is."""

        MINISTRY = "ministry", _("Bộ, cơ quan ngang bộ")
        PROVINCE = "province", _("Tỉnh, thành phố")
        CORPORATION = "corporation", _("Tập đoàn, tổng công ty")
        ASSOCIATION = "association", _("Hiệp hội")
        CONSULTANCY = "consultancy", _("Tổ chức tư vấn")
        DISTRICT = "district", _("Quận, huyện (đến 6/2025)")
        DEPARTMENT = "department", _("Phòng, trung tâm trực thuộc")
        FACILITY = "facility", _("Cơ sở sản xuất công nghiệp")

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, db_index=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    sort_name = models.CharField(max_length=400, db_index=True)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    line = models.JSONField(default=list)
    """Codes of this unit and those above it today, nearest first: a projection of UnitParent."""
    founded = models.DateField(null=True, blank=True)
    dissolved = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("sort_name",)

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A name while it was borne."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)


class UnitParent(models.Model):
    """Whose part a unit was, and when."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)


class UnitSuccession(models.Model):
    """A unit became (a part of) another: merged, split, renamed with a new code."""

    old = models.ForeignKey(Unit, models.CASCADE, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    on = models.DateField()
    decision = models.CharField(max_length=120, blank=True)

"""From meter to target: what a facility used and made, year by year, and what it saved by the method."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.api import Facility
from sachhon.domain.submissions.api import Revision


class FacilityYear(models.Model):
    """A facility's year as its accepted report tells it; a projection of sealed revisions, rebuilt at any time.

    `gaps`: the streams that the report names without an amount ({"stream", "why", "name", "origin"}); `claimed`: the
    share of energy saved that the facility itself states, in words.
    """

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(db_index=True)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    gaps = models.JSONField(default=list)
    claimed = models.CharField(max_length=60, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("facility", "year")
        constraints = (models.UniqueConstraint(fields=("facility", "year"), name="a_facility_has_a_year_once"),)


class ProductYear(models.Model):
    """What was made in a year. `month` None: the whole year. `counts`: savings are told per this product."""

    facility_year = models.ForeignKey(FacilityYear, models.CASCADE, related_name="products")
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    product = models.CharField(max_length=300)
    output = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    capacity = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    capacity_unit = models.CharField(max_length=30, blank=True)
    counts = models.BooleanField(default=True)
    origin = models.JSONField(default=dict)

    class Meta:
        ordering = ("facility_year", "month", "pk")


class Reading(models.Model):
    """What a meter, an invoice or the yearly report says was used. `month` None: the whole year.

    `stream` is a code of catalogue/classifiers/streams.csv; `name` tells materials apart. `origin` leads to the cell of
    the revision, or names the person who typed it. A corrected reading stays, with `replaced_at`.
    """

    class Source(models.TextChoices):
        """Where it came from."""

        REPORT = "report", _("Báo cáo năm")
        METER = "meter", _("Sổ ghi công tơ, hóa đơn")

    facility_year = models.ForeignKey(FacilityYear, models.CASCADE, related_name="readings")
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    stream = models.CharField(max_length=40)
    name = models.CharField(max_length=200, blank=True)
    quantity = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=30)
    cost = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=Source.choices)
    origin = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("facility_year", "stream", "month", "pk")
        indexes = (models.Index(fields=("facility_year", "stream"), name="readings_of_a_year"),)


class Grade(models.Model):
    """Which kind of a wide stream (coal, biomass) a facility burned in a year: chosen by a person, never guessed.

    `stream` and `grade` are codes of the streams. A new choice ends the one before.
    """

    facility_year = models.ForeignKey(FacilityYear, models.CASCADE, related_name="grades")
    stream = models.CharField(max_length=40)
    grade = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("facility_year", "stream", "-at")
        constraints = (
            models.UniqueConstraint(
                fields=("facility_year", "stream"),
                condition=models.Q(ended_at__isnull=True),
                name="one_running_grade_a_stream",
            ),
        )


class Baseline(models.Model):
    """Against which year a resource is told, and which share of it does not follow production; with the reason.

    `resource` is "energy", "water" or a stream's code. A new one ends the one before; the first year with readings is
    taken where nobody has chosen, and it is said.
    """

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="baselines")
    resource = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    base_load_share_pct = models.DecimalField(max_digits=7, decimal_places=4, default=0)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("facility", "resource", "-at")
        constraints = (
            models.UniqueConstraint(
                fields=("facility", "resource"),
                condition=models.Q(ended_at__isnull=True),
                name="one_running_baseline_a_resource",
            ),
        )


class YearSaving(models.Model):
    """What a facility saved of a resource in a year, by the method: a projection, rebuilt at any time.

    `adjusted_baseline`, `consumption`, `saving` in `unit`. `blocked` is the code of why there is no figure ("" where
    there is one); `warnings` are the codes of what must be known with it.
    """

    facility_year = models.ForeignKey(FacilityYear, models.CASCADE, related_name="savings")
    resource = models.CharField(max_length=40)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    base_load_share_pct = models.DecimalField(max_digits=7, decimal_places=4, default=0)
    adjusted_baseline = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    consumption = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    saving = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    saving_pct = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    absolute_change_pct = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    specific = models.DecimalField(max_digits=24, decimal_places=9, null=True, blank=True)
    specific_unit = models.CharField(max_length=60, blank=True)
    blocked = models.CharField(max_length=40, blank=True)
    warnings = models.JSONField(default=list)
    computed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("facility_year", "resource")
        constraints = (
            models.UniqueConstraint(fields=("facility_year", "resource"), name="one_saving_a_resource_and_year"),
        )


class TakenReport(models.Model):
    """A sealed report that has been looked at for a facility's year, so that the clock need not look at it again."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

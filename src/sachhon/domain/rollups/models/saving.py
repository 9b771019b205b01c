"""What facilities saved, added up: a projection of their years, made again from the readings at any time."""

from __future__ import annotations

from django.db import models

from sachhon.domain.registry.api import Unit


class SavingRun(models.Model):
    """One adding up. `years`: {year: digest of its facts}, so that the next run knows which years have changed.

    `way`: everything anew, the changed years alone, or nothing had changed. The newest run holds the cells.
    """

    class Way(models.TextChoices):
        """How much was added up."""

        ANEW = "anew"
        FOLDED = "folded"
        SAME = "same"

    made_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField(default=0)
    way = models.CharField(max_length=6, choices=Way.choices)
    facts = models.PositiveIntegerField(default=0)
    years = models.JSONField(default=dict)
    ground = models.CharField(max_length=64)

    class Meta:
        ordering = ("-pk",)


class SavingCell(models.Model):
    """A resource in a year, a province of today (None: not known) and an industry of the 39 (None: not known).

    Amounts in thousandths of `unit`. `known` facilities told of the resource that year; `counted` have a saving (of
    them `partly` with months left out), the others are counted by why they have none. `verified_baseline` is the part
    of the adjusted baseline whose year somebody has verified.
    """

    run = models.ForeignKey(SavingRun, models.CASCADE, related_name="cells")
    year = models.PositiveSmallIntegerField()
    resource = models.CharField(max_length=40)
    unit = models.CharField(max_length=30)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    industry = models.PositiveSmallIntegerField(null=True)
    adjusted_baseline = models.BigIntegerField()
    consumption = models.BigIntegerField()
    verified_baseline = models.BigIntegerField()
    known = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    partly = models.PositiveIntegerField()
    no_baseline = models.PositiveIntegerField()
    baseline_year = models.PositiveIntegerField()
    no_consumption = models.PositiveIntegerField()
    no_output = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("run", "resource", "unit", "year", "province", "industry"), name="a_saving_cell_once"
            ),
        )

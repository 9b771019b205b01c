"""Money: the lines and cells of a plan's budget, and the ledger of how far each đồng has come. All in whole đồng."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sachhon.domain.planning.models.plan import Plan, PlanTask, _Registered
from sachhon.domain.planning.words import SOURCE_CHOICES, STAGE_CHOICES
from sachhon.domain.registry.api import Unit
from sachhon.foundation.models import StoredFile


class BudgetLine(_Registered):
    """A line of the budget (dòng kinh phí): what is paid for, in what it is counted, and what one of it costs.

    `unit_price` is the price that the plan's words state ("30 triệu/năm"), in đồng. `task` is the task that it pays
    for, where the numbers or titles agree. The total and the sums by source are the document's own, as it states them.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="budget_lines")
    task = models.ForeignKey(PlanTask, models.SET_NULL, null=True, blank=True, related_name="budget_lines")
    is_heading = models.BooleanField(default=False)
    is_total = models.BooleanField(default=False)
    title = models.TextField()
    unit_of_measure = models.CharField(max_length=120, blank=True)
    unit_price = models.BigIntegerField(null=True, blank=True)
    total = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return self.title


class BudgetCell(models.Model):
    """One stated cell of the budget as adopted: a year's quantity and amount, or a source's sum (year 0).

    What a document leaves blank has no row; what it says is nothing ("0", "-") has one with 0. `origin` leads to it.
    """

    line = models.ForeignKey(BudgetLine, models.CASCADE, related_name="cells")
    year = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=16, blank=True, choices=SOURCE_CHOICES)
    quantity = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    amount = models.BigIntegerField(null=True, blank=True)
    quantity_origin = models.JSONField(null=True)
    origin = models.JSONField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("line", "year", "source"), name="one_budget_cell_a_place"),)


class MoneyEntry(models.Model):
    """A step of money: so much of a line, a year and a source reached a stage. Appended, never changed (trigger too).

    A correction is an entry of its own that `corrects` another, with a reason; amounts may then be negative. What has
    reached a stage is the sum of its entries. `unit_code`, `component`, `group` repeat the plan's and task's, so that
    the country is summed without joins; the last two alone follow when a task is classified (`classify_money`).
    """

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="entries")
    unit_code = models.CharField(max_length=40, db_index=True)
    component = models.PositiveSmallIntegerField(null=True, blank=True)
    group = models.CharField(max_length=4, blank=True)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=16, choices=SOURCE_CHOICES)
    stage = models.CharField(max_length=10, choices=STAGE_CHOICES)
    amount = models.BigIntegerField()
    on = models.DateField()
    document = models.CharField(max_length=200, blank=True)
    """Number and date of the paper that it rests on (quyết định, chứng từ)."""
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    evidence_name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    origin = models.JSONField(null=True)
    request_key = models.CharField(max_length=64, unique=True)
    pair = models.CharField(max_length=64, blank=True, db_index=True)
    """The key that both sides of a move between years or sources share; blank where nothing was moved."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("unit_code", "year", "source", "stage", "component", "group", "amount"),
                name="money_of_the_country",
            ),
            models.Index(fields=("line", "year", "source", "stage"), name="money_by_line_and_year"),
        )


class SourceCeiling(models.Model):
    """The most that a source gives a unit in a year, and the paper that says so. The ministry's own is unit BCT's."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="ceilings")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=16, choices=SOURCE_CHOICES)
    amount = models.BigIntegerField()
    document = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "year", "source"), name="one_ceiling_a_source"),)

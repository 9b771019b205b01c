"""Provinces of both geographies: the same code may mean another place after 1 July 2025."""

from __future__ import annotations

from django.db import models


class Territory(models.Model):
    """A province as it is in one geography (63 until 30 June 2025, 34 after). `successor` is what it became."""

    geography = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=4)
    name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=160)
    region = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="origins")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("geography", "code"), name="territory_code_in_its_geography"),)

    def __str__(self) -> str:
        return self.full_name

"""Focal bodies: who runs cleaner production for a unit, and whom to call."""

from __future__ import annotations

from django.db import models

from sachhon.domain.registry.models.unit import Unit


class FocalBody(models.Model):
    """The body that runs cleaner production for a unit, with the decision that founded it."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="focal_bodies")
    name = models.CharField(max_length=200)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    decision_issuer = models.CharField(max_length=200, blank=True)
    leader_name = models.CharField(max_length=120, blank=True)
    leader_position = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)


class Contact(models.Model):
    """A person to call at a unit; not necessarily one who signs in."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    valid_to = models.DateField(null=True, blank=True)

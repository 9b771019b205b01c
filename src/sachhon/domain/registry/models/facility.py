"""Facilities: what the register knows of each, and how it came to know it.

A facility's code is also the code of the unit that it gets when it signs in or reports itself, so that its place in
the permissions never changes.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.registry.models.arrivals import Arriving
from sachhon.domain.registry.models.unit import Unit


class Facility(models.Model):
    """An industrial facility as it is known today; blank (None, "") is what nobody has said, never "no" or 0.

    `industry` is the number in the table of 39; `vsic` a code of the edition `vsic_edition` (2018 or 2025).
    `folded` and `sort_name` are for search without marks and for the Vietnamese order.
    Every change of a fact leaves a FacilityChange (facilities/register/describing.py is the one way);
    `described_on` is the day that the newest facts tell of.
    """

    class Status(models.TextChoices):
        """Whether it is there."""

        ACTIVE = "active", _("Đang hoạt động")
        CLOSED = "closed", _("Đã ngừng hoạt động")
        MERGED = "merged", _("Đã gộp vào cơ sở khác")

    class Size(models.TextChoices):
        """Size class by the decree in force."""

        LARGE = "large", _("Lớn")
        MEDIUM = "medium", _("Vừa")
        SMALL = "small", _("Nhỏ")
        MICRO = "micro", _("Siêu nhỏ")

    code = models.CharField(max_length=20, unique=True)
    unit = models.OneToOneField(Unit, models.PROTECT, null=True, blank=True, related_name="facility")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", db_index=False
    )

    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    sort_name = models.CharField(max_length=700)
    tax_code = models.CharField(max_length=20, blank=True, db_index=True)
    province = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="facilities_in_it", db_index=False
    )
    address = models.CharField(max_length=500, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    industry = models.PositiveSmallIntegerField(null=True, blank=True)
    vsic = models.CharField(max_length=6, blank=True)
    vsic_edition = models.PositiveSmallIntegerField(null=True, blank=True)
    products = models.CharField(max_length=500, blank=True)
    size = models.CharField(max_length=6, choices=Size.choices, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    revenue = models.BigIntegerField(null=True, blank=True)
    capital = models.BigIntegerField(null=True, blank=True)
    key_energy_user = models.BooleanField(null=True, blank=True)

    contact_name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=200, blank=True)

    aware = models.BooleanField(null=True, blank=True)
    attended_workshop = models.BooleanField(null=True, blank=True)
    attended_training = models.BooleanField(null=True, blank=True)
    applies_cp = models.BooleanField(null=True, blank=True)
    cp_since = models.PositiveSmallIntegerField(null=True, blank=True)
    technical_support = models.BooleanField(null=True, blank=True)
    investment_support = models.BooleanField(null=True, blank=True)
    self_implemented = models.BooleanField(null=True, blank=True)
    has_cp_unit = models.BooleanField(null=True, blank=True)
    team_leader = models.CharField(max_length=200, blank=True)
    cp_results = models.TextField(blank=True)

    described_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("sort_name", "pk")
        # Each is paid for with every row of a long list, so only what a query asks by; a province's page in order is
        # read along `facility_in_order`.
        indexes = (
            models.Index(fields=("province", "industry"), name="facility_where_and_what"),
            models.Index(fields=("status", "sort_name"), name="facility_in_order"),
            models.Index(
                fields=("merged_into",), name="merged_facilities", condition=models.Q(merged_into__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """A name that a facility bore until a day (the day that the next was told of)."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    until = models.DateField(null=True, blank=True)


class FormerAddress(models.Model):
    """Where a facility was, or how its address was written, until a day."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="former_addresses")
    address = models.CharField(max_length=500)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField(null=True, blank=True)


class FacilityChange(models.Model):
    """What changed, from what words: appended, never changed. `changes`: {fact: [before, after]}.

    `place` is where the words stand: a sheet and row, a table and row of a report; "" where somebody typed.
    """

    class Kind(models.TextChoices):
        """What happened."""

        CREATED = "created", _("Đưa vào danh bạ")
        CHANGED = "changed", _("Thay đổi thông tin")
        MERGED = "merged", _("Gộp")
        UNMERGED = "unmerged", _("Hoàn tác gộp")
        CLOSED = "closed", _("Ngừng hoạt động")
        REOPENED = "reopened", _("Hoạt động trở lại")
        UNDONE = "undone", _("Hoàn tác thay đổi")
        OLDER = "older", _("Thông tin cũ hơn, chỉ lưu lại")

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    changes = models.JSONField(default=dict)
    arriving = models.ForeignKey(Arriving, models.PROTECT, null=True, blank=True, related_name="changes")
    place = models.CharField(max_length=120, blank=True)
    as_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")


class FacilityMerger(models.Model):
    """Two entries were one facility: `gone` stays, marked merged, and comes back when the merger is undone.

    `taken` is what `kept` took from it: {fact: [before, after]}; `was` the status that `gone` had.
    """

    kept = models.ForeignKey(Facility, models.PROTECT, related_name="mergers")
    gone = models.ForeignKey(Facility, models.PROTECT, related_name="merged_by")
    taken = models.JSONField(default=dict)
    was = models.CharField(max_length=10, default=Facility.Status.ACTIVE)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

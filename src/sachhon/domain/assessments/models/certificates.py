"""The voluntary certificate that a facility applies cleaner production."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sachhon.domain.assessments.models.workspace import Assessment
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import StoredFile


class Certificate(models.Model):
    """A request and what became of it. Expired is an overlay of `valid_until`, not a status.

    `number` names the certificate to everyone, once in the country; `issuer` is the body that granted it. `note` is
    what was said with the last step: why it came back, was refused, revoked.
    """

    class Status(models.TextChoices):
        """Its life."""

        REQUESTED = "requested", _("Đã đề nghị")
        CHECKING = "checking", _("Đang thẩm tra")
        RETURNED = "returned", _("Yêu cầu bổ sung")
        GRANTED = "granted", _("Đã cấp")
        REFUSED = "refused", _("Không cấp")
        REVOKED = "revoked", _("Đã thu hồi")
        WITHDRAWN = "withdrawn", _("Đã rút đề nghị")

    code = models.CharField(max_length=40, unique=True)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="certificates")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="certificates")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.REQUESTED, db_index=True)
    scope = models.CharField(max_length=500, blank=True)
    grounds = models.TextField(blank=True)
    public = models.BooleanField(default=True)
    number = models.CharField(max_length=60, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    valid_until = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=200, blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-requested_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("number",), condition=~models.Q(number=""), name="a_certificate_number_stands_once"
            ),
        )


class CertificateCheck(models.Model):
    """One condition (catalogue/assessments/certificate_checks.csv) as an officer found it."""

    class Outcome(models.TextChoices):
        """What was found; "" while nobody has looked."""

        MET = "met", _("Đạt")
        NOT_MET = "not_met", _("Không đạt")

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="checks")
    check_code = models.CharField(max_length=40)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("certificate", "check_code")
        constraints = (models.UniqueConstraint(fields=("certificate", "check_code"), name="a_check_stands_once"),)


class CertificateFile(models.Model):
    """What the facility, or who checked it, added."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

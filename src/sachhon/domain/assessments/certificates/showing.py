"""Who sees which request; what everyone sees of the certificates whose facilities agreed to be named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.validity import SOON, Validity
from sachhon.domain.assessments.models import Certificate
from sachhon.domain.assessments.selectors.assessments import facilities_within
from sachhon.domain.registry.api import Facility, folded
from sachhon.foundation.models import AuditEntry

Status = Certificate.Status
_EVER_GRANTED = (Status.GRANTED, Status.REVOKED)
# Hyphens may be left out or be strokes, leading zeros too: "sxsh 2026 1" is SXSH-2026-0001.
_NUMBER = re.compile(r"SXSH[-–/.]?([0-9]{4})[-–/.]?([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class CertificateSearch:
    """What is looked for; empty fields narrow nothing. `state`: a status, or "valid", "expired", "soon"."""

    words: str = ""
    state: str = ""
    industry: int | None = None
    province: str = ""


def certificates_visible(actor: Actor) -> QuerySet[Certificate]:
    """The requests and certificates that the actor may see, the newest first."""
    rows = Certificate.objects.filter(facilities_within(actor))
    return rows.select_related("facility__province", "assessment").order_by("-requested_at", "-pk")


def public_certificates() -> QuerySet[Certificate]:
    """Certificates of facilities that agreed to be named: granted, expired or revoked."""
    rows = Certificate.objects.filter(public=True, status__in=_EVER_GRANTED)
    return rows.select_related("facility__province").order_by("-decided_on", "-pk")


def certificates_found(rows: QuerySet[Certificate], wanted: CertificateSearch, today: date) -> QuerySet[Certificate]:
    """Those that fit. Words are found in names without marks, in numbers and in codes."""
    if wanted.words.strip():
        word = wanted.words.strip()
        rows = rows.filter(
            Q(facility__folded__contains=folded(word))
            | Q(number__icontains=word)
            | Q(code__icontains=word)
            | Q(facility__tax_code=word)
        )
    if wanted.industry is not None:
        rows = rows.filter(facility__industry=wanted.industry)
    if wanted.province:
        rows = rows.filter(facility__province__code=wanted.province)
    ended = Q(valid_until__lt=today)
    if wanted.state == Validity.VALID:
        return rows.filter(status=Status.GRANTED).exclude(ended)
    if wanted.state == Validity.EXPIRED:
        return rows.filter(ended, status=Status.GRANTED)
    if wanted.state == "soon":
        return rows.filter(status=Status.GRANTED, valid_until__gte=today, valid_until__lte=today + SOON)
    return rows.filter(status=wanted.state) if wanted.state in Status.values else rows


def certificate_places(rows: QuerySet[Certificate]) -> tuple[list[tuple[str, str]], list[int]]:
    """The provinces (code, name) and the industries in which these are: what a filter can offer. Two queries."""
    plain = rows.order_by()
    provinces = (
        plain.exclude(facility__province=None)
        .values_list("facility__province__code", "facility__province__name", "facility__province__sort_name")
        .distinct()
    )
    industries = plain.exclude(facility__industry=None).values_list("facility__industry", flat=True).distinct()
    named = sorted(set(provinces), key=lambda one: one[2])
    return [(code, name) for code, name, _sort in named], sorted(set(industries))


def certificate_numbered(number: str) -> Certificate | None:
    """The certificate of that number, whichever way it was typed; None where there is none."""
    plain = "".join(number.split()).upper()
    if parts := _NUMBER.fullmatch(plain):
        plain = f"SXSH-{parts[1]}-{int(parts[2]):04d}"
    rows = Certificate.objects.filter(status__in=_EVER_GRANTED).select_related("facility__province")
    return rows.filter(number=plain).first() if plain else None


def requests_to_begin(actor: Actor) -> QuerySet[Facility]:
    """The facilities for which the actor may ask: their own and those lent to them."""
    return Facility.objects.filter(code__in=actor.units, status=Facility.Status.ACTIVE).select_related("province")


def certificate_history(certificate: Certificate) -> QuerySet[AuditEntry]:
    """What happened to a request, the newest first."""
    return AuditEntry.objects.filter(object_type="certificate", object_id=certificate.code).order_by("-number")

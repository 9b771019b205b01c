"""How a certificate stands today: expired is an overlay of its last day, not a status."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from sachhon.domain.assessments.models import Certificate

SOON = timedelta(days=60)
"""So long before its last day a certificate is said to expire soon, and its facility is told."""
DEFAULT_YEARS, LONGEST_YEARS = 3, 5
"""How long a certificate is valid (a proposal, as the conditions are)."""


class Validity(StrEnum):
    """What the public is told."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


def validity_of(certificate: Certificate, today: date) -> Validity | None:
    """None for what was never granted. It is valid on its last day."""
    if certificate.status == Certificate.Status.REVOKED:
        return Validity.REVOKED
    if certificate.status != Certificate.Status.GRANTED:
        return None
    ended = certificate.valid_until is not None and certificate.valid_until < today
    return Validity.EXPIRED if ended else Validity.VALID


def expires_soon(certificate: Certificate, today: date) -> bool:
    """Valid, but not for long."""
    if validity_of(certificate, today) is not Validity.VALID or certificate.valid_until is None:
        return False
    return certificate.valid_until - today <= SOON


def years_after(day: date, years: int) -> date:
    """The day before the same day so many years on: a certificate of 01/03/2026 for a year ends on 28/02/2027."""
    try:
        return day.replace(year=day.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(day.year + years, 2, 28)

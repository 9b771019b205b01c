"""Ask for an account as a focal unit's officer."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sachhon.domain.accounts.mailing import tell_registered
from sachhon.domain.accounts.models import Registration
from sachhon.foundation import audit, files
from sachhon.foundation.audit import Who


@transaction.atomic
def request_registration(
    *,
    email: str,
    full_name: str,
    position: str,
    phone: str,
    unit_code: str,
    unit_name: str,
    document: bytes,
    document_name: str,
    media_type: str = "",
    focal_body: str = "",
    decision_number: str = "",
    decision_date: date | None = None,
    note: str = "",
) -> Registration:
    """The registration, waiting for the ministry; asked twice while one waits, the newer words replace the older.

    The caller has had the document checked (files.check_upload).
    """
    words = {
        "full_name": full_name.strip(),
        "position": position.strip(),
        "phone": phone.strip(),
        "unit_name": unit_name,
        "focal_body": focal_body.strip(),
        "decision_number": decision_number.strip(),
        "decision_date": decision_date,
        "note": note.strip(),
        "document": files.store(document, media_type),
        "document_name": document_name[-200:],
    }
    registration, _ = Registration.objects.update_or_create(
        email=email.strip().lower(), unit_code=unit_code, status=Registration.Status.WAITING, defaults=words
    )
    tell_registered(registration)
    audit.record(
        who=Who(None, registration.full_name),
        verb="registration.ask",
        object_type="registration",
        object_id=registration.pk,
        unit_code=unit_code,
        detail={"email": registration.email, "document": registration.document_id},
    )
    return registration

"""A person changes what stands about themselves."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.models import User
from sachhon.foundation import audit
from sachhon.foundation.audit import Who


@transaction.atomic
def change_profile(*, person: User, full_name: str, position: str, phone: str, language: str) -> None:
    """Name, position, telephone, language. What they may do is not theirs to change."""
    before = {"full_name": person.full_name, "position": person.position, "phone": person.phone}
    person.full_name, person.position, person.phone = full_name.strip(), position.strip(), phone.strip()
    person.language = language
    person.save(update_fields=("full_name", "position", "phone", "language"))
    after = {"full_name": person.full_name, "position": person.position, "phone": person.phone}
    if after != before:
        audit.record(
            who=Who(person.pk, person.full_name),
            verb="user.change",
            object_type="user",
            object_id=person.pk,
            detail={"before": before, "after": after},
        )

"""Approve or refuse an account registration."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actions.invite import invite
from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.mailing import tell_refused
from sachhon.domain.accounts.models import Registration
from sachhon.domain.accounts.policies import REGISTRATIONS
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.foundation import audit


@transaction.atomic
def decide_registration(
    *,
    actor: Actor,
    place: Place,
    registration: Registration,
    approve: bool,
    role: Role = Role.OFFICER,
    reason: str = "",
) -> Registration:
    """Approved, the person gets a link to set a password, which proves the address; refused, they are told why.

    Raises PermissionDenied, AccountRefused.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk, unit_code=place.unit_code)
    REGISTRATIONS.require(actor, "decide", place, registration.status)
    if not approve and not reason.strip():
        raise AccountRefused(_("Nhập lý do không chấp thuận: người đăng ký sẽ đọc lý do này."), "reason")
    registration.status = Registration.Status.APPROVED if approve else Registration.Status.REFUSED
    registration.decided_by, registration.decided_at = actor.user, timezone.now()
    registration.reason = reason.strip()
    if approve:
        registration.invitation = invite(
            actor=actor,
            place=place,
            unit_name=registration.unit_name,
            email=registration.email,
            role=role,
            full_name=registration.full_name,
            position=registration.position,
            phone=registration.phone,
        )
    else:
        tell_refused(registration)
    registration.save()
    audit.record(
        who=actor.who_for(place),
        verb="registration.approve" if approve else "registration.refuse",
        object_type="registration",
        object_id=registration.pk,
        unit_code=place.unit_code,
        detail={"email": registration.email, "role": role if approve else "", "reason": registration.reason},
    )
    return registration

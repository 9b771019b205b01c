"""Give a person a role in a unit."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actions.invite import fits
from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Membership, User
from sachhon.domain.accounts.policies import ROLES
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.foundation import audit


@transaction.atomic
def grant_role(*, actor: Actor, place: Place, person: User, role: Role) -> Membership:
    """The running membership, new or as it was. Raises PermissionDenied, AccountRefused."""
    ROLES.require(actor, "grant", place, role)
    if not fits(role, place.unit_code):
        raise AccountRefused(_("Vai trò này không dùng cho đơn vị này. Chọn vai trò khác."), "role")
    membership, created = Membership.objects.get_or_create(
        user=person, unit_code=place.unit_code, role=role, ended_at=None
    )
    if created:
        audit.record(
            who=actor.who_for(place),
            verb="role.grant",
            object_type="user",
            object_id=person.pk,
            unit_code=place.unit_code,
            detail={"role": role, "name": person.full_name},
        )
    return membership

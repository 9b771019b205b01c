"""Invite somebody to a unit."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.mailing import tell_invited
from sachhon.domain.accounts.models import Invitation, Membership, User
from sachhon.domain.accounts.policies import PEOPLE, ROLES
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import MINISTRY, Role
from sachhon.domain.accounts.tokens import hashed, new_token
from sachhon.foundation import audit

INVITATION_DAYS = 7
_ONLY_AT_THE_MINISTRY = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER})


def fits(role: Role, unit_code: str) -> bool:
    """Whether a role can be held in a unit: those of the ministry's staff only at the ministry, the others below."""
    if role in _ONLY_AT_THE_MINISTRY:
        return unit_code == MINISTRY
    return unit_code != MINISTRY or role in {Role.LEADER, Role.INSPECTOR}


@transaction.atomic
def invite(
    *,
    actor: Actor,
    place: Place,
    unit_name: str,
    email: str,
    role: Role,
    full_name: str = "",
    position: str = "",
    phone: str = "",
) -> Invitation:
    """A link by e-mail to join the unit with a role; an older link to the same end is revoked.

    Raises PermissionDenied, AccountRefused.
    """
    PEOPLE.require(actor, "invite", place, "active")
    ROLES.require(actor, "grant", place, role)
    address = email.strip().lower()
    if not fits(role, place.unit_code):
        raise AccountRefused(_("Vai trò này không dùng cho đơn vị này. Chọn vai trò khác."), "role")
    known = User.objects.filter(email=address).first()
    if known and not known.is_active:
        raise AccountRefused(_("Tài khoản này đang bị khóa. Mở khóa tài khoản trước khi mời."), "email")
    if Membership.objects.filter(user=known, unit_code=place.unit_code, role=role, ended_at=None).exists():
        raise AccountRefused(_("Người này đã có vai trò đó tại đơn vị."), "email")
    return write_invitation(
        actor=actor,
        place=place,
        unit_name=unit_name,
        email=address,
        role=role,
        full_name=full_name,
        position=position,
        phone=phone,
    )


def write_invitation(
    *,
    actor: Actor,
    place: Place,
    unit_name: str,
    email: str,
    role: Role,
    full_name: str = "",
    position: str = "",
    phone: str = "",
) -> Invitation:
    """The invitation and its letter, for an action that has asked the permission, in its transaction."""
    Invitation.objects.filter(
        email=email, unit_code=place.unit_code, role=role, status=Invitation.Status.WAITING, handover=None
    ).update(status=Invitation.Status.REVOKED)
    token = new_token()
    invitation = Invitation.objects.create(
        email=email,
        full_name=full_name.strip(),
        position=position.strip(),
        phone=phone.strip(),
        unit_code=place.unit_code,
        unit_name=unit_name,
        role=role,
        token_hash=hashed(token),
        invited_by=actor.user,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    tell_invited(invitation, token, actor.name)
    audit.record(
        who=actor.who_for(place),
        verb="invitation.send",
        object_type="invitation",
        object_id=invitation.pk,
        unit_code=place.unit_code,
        detail={"email": email, "role": role},
    )
    return invitation

"""End a person's role in a unit."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Membership
from sachhon.domain.accounts.policies import ROLES
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.foundation import audit


@transaction.atomic
def end_role(*, actor: Actor, place: Place, membership: Membership, why: str) -> Membership:
    """The role ends at once: the next request of that person is without it. Raises PermissionDenied, AccountRefused."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk, unit_code=place.unit_code)
    ROLES.require(actor, "end", place, membership.role)
    if membership.ended_at:
        return membership
    if not why.strip():
        raise AccountRefused(_("Nhập lý do kết thúc vai trò."), "why")
    others = Membership.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True)
    if membership.role == Role.ADMINISTRATOR and not others.exclude(pk=membership.pk).exists():
        raise AccountRefused(
            _("Đây là quản trị viên cuối cùng của hệ thống. Giao vai trò quản trị cho người khác trước."), "why"
        )
    membership.ended_at, membership.ended_why = timezone.now(), why.strip()[:300]
    membership.save(update_fields=("ended_at", "ended_why"))
    audit.record(
        who=actor.who_for(place),
        verb="role.end",
        object_type="user",
        object_id=membership.user_id,
        unit_code=place.unit_code,
        detail={"role": membership.role, "name": membership.user.full_name, "why": membership.ended_why},
    )
    return membership

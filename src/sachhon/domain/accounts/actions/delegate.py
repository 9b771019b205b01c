"""A unit lends the officer's role to somebody of another unit until a day, and takes it back."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Delegation, Membership, User
from sachhon.domain.accounts.policies import DELEGATIONS
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.foundation import audit

LONGEST = timedelta(days=366)


def delegation_status(delegation: Delegation) -> str:
    """ "running" | "ended": the status that the policy asks for."""
    running = delegation.revoked_at is None and delegation.until >= timezone.localdate()
    return "running" if running else "ended"


@transaction.atomic
def delegate(*, actor: Actor, place: Place, email: str, until: date, note: str = "") -> Delegation:
    """The person may type for the unit until that day, both names stand in the history; the unit's own confirm.

    Raises PermissionDenied, AccountRefused.
    """
    DELEGATIONS.require(actor, "grant", place, "running")
    today = timezone.localdate()
    if until < today:
        raise AccountRefused(_("Ngày kết thúc đã qua. Chọn một ngày từ hôm nay trở đi."), "until")
    if until - today > LONGEST:
        raise AccountRefused(_("Ủy quyền tối đa một năm. Chọn ngày gần hơn."), "until")
    person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        raise AccountRefused(
            _("Chưa có tài khoản với địa chỉ này. Đề nghị người đó đăng ký tài khoản cho đơn vị của họ trước."), "email"
        )
    if Membership.objects.filter(user=person, unit_code=place.unit_code, ended_at=None).exists():
        raise AccountRefused(_("Người này đã có vai trò tại đơn vị, không cần ủy quyền."), "email")
    delegation = Delegation.objects.create(
        unit_code=place.unit_code,
        user=person,
        role=Role.OFFICER,
        granted_by=actor.user,
        until=until,
        note=note.strip()[:300],
    )
    audit.record(
        who=actor.who_for(place),
        verb="delegation.grant",
        object_type="delegation",
        object_id=delegation.pk,
        unit_code=place.unit_code,
        detail={"to": person.full_name, "until": until.isoformat(), "note": delegation.note},
    )
    return delegation


@transaction.atomic
def revoke_delegation(*, actor: Actor, place: Place, delegation: Delegation) -> Delegation:
    """What was lent ends at once. Raises PermissionDenied."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk, unit_code=place.unit_code)
    DELEGATIONS.require(actor, "revoke", place, delegation_status(delegation))
    delegation.revoked_at = timezone.now()
    delegation.save(update_fields=("revoked_at",))
    audit.record(
        who=actor.who_for(place),
        verb="delegation.revoke",
        object_type="delegation",
        object_id=delegation.pk,
        unit_code=place.unit_code,
        detail={"to": delegation.user.full_name},
    )
    return delegation

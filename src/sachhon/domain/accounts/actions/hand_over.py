"""Pass a person's roles in a unit to a successor."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actions.invite import write_invitation
from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Delegation, Handover, Membership, User
from sachhon.domain.accounts.open_work import as_rows, open_work
from sachhon.domain.accounts.policies import PEOPLE, ROLES
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.foundation import audit


@transaction.atomic
def hand_over(
    *,
    actor: Actor,
    place: Place,
    unit_name: str,
    predecessor: User,
    successor_email: str,
    successor_name: str = "",
    note: str = "",
) -> Handover:
    """The successor gets the predecessor's running roles in the unit, whose own end; drafts stay with the unit.

    A successor without an account is invited, and the roles pass when they accept. Who hands over their own work
    needs no more than to hold it: the roles are those that the unit already gave. Raises PermissionDenied,
    AccountRefused.
    """
    PEOPLE.require(actor, "hand_over", place, "active")
    roles = running_roles(predecessor, place.unit_code)
    if not roles:
        raise AccountRefused(_("Người này không còn vai trò nào tại đơn vị để bàn giao."))
    if not _own(actor, predecessor):
        for role in roles:
            ROLES.require(actor, "grant", place, role)
    address = successor_email.strip().lower()
    if address == predecessor.email:
        raise AccountRefused(_("Người nhận phải khác người bàn giao."), "successor_email")
    if Handover.objects.filter(
        predecessor=predecessor, unit_code=place.unit_code, status=Handover.Status.WAITING
    ).exists():
        raise AccountRefused(_("Đã có một lần bàn giao đang chờ người nhận. Thu hồi lời mời đó trước."))
    successor = User.objects.filter(email=address).first()
    if successor and not successor.is_active:
        raise AccountRefused(_("Tài khoản người nhận đang bị khóa."), "successor_email")
    handover = Handover(
        unit_code=place.unit_code,
        unit_name=unit_name,
        predecessor=predecessor,
        roles=roles,
        open_work=as_rows(open_work(place.unit_code, predecessor.pk)),
        note=note.strip(),
        by=actor.user,
    )
    if successor is None:
        handover.invitation = write_invitation(
            actor=actor,
            place=place,
            unit_name=unit_name,
            email=address,
            role=Role(roles[0]),
            full_name=successor_name,
        )
        handover.save()
    else:
        handover.save()
        finish_handover(handover, successor)
    audit.record(
        who=actor.who_for(place),
        verb="handover.start" if successor is None else "handover.finish",
        object_type="handover",
        object_id=handover.pk,
        unit_code=place.unit_code,
        detail={"from": predecessor.full_name, "to": successor.full_name if successor else address, "roles": roles},
    )
    return handover


def finish_handover(handover: Handover, successor: User) -> None:
    """The roles pass; called inside the transaction of the action that lets them pass."""
    now = timezone.now()
    why = _("Bàn giao cho %(name)s") % {"name": successor.full_name}
    for role in handover.roles:
        Membership.objects.get_or_create(user=successor, unit_code=handover.unit_code, role=role, ended_at=None)
    Membership.objects.filter(
        user=handover.predecessor, unit_code=handover.unit_code, role__in=handover.roles, ended_at=None
    ).update(ended_at=now, ended_why=why[:300])
    Delegation.objects.filter(granted_by=handover.predecessor, unit_code=handover.unit_code, revoked_at=None).update(
        granted_by=successor
    )
    handover.successor, handover.status, handover.done_at = successor, Handover.Status.DONE, now
    handover.save()


def running_roles(person: User, unit_code: str) -> list[str]:
    """The roles that somebody holds in a unit now."""
    held = Membership.objects.filter(user=person, unit_code=unit_code, ended_at=None)
    return list(held.order_by("pk").values_list("role", flat=True))


def _own(actor: Actor, person: User) -> bool:
    return actor.user is not None and actor.user.pk == person.pk

"""Disable a person, and enable them again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.models import Membership, User
from sachhon.domain.accounts.policies import PEOPLE
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.roles import Role
from sachhon.domain.accounts.sessions import end_sessions
from sachhon.foundation import audit


def account_status(person: User) -> str:
    """ "active" | "disabled": the status that the policy asks for."""
    return "active" if person.is_active else "disabled"


@transaction.atomic
def disable_user(*, actor: Actor, place: Place, person: User, why: str) -> None:
    """Access ends now: sessions are deleted, and whoever still holds a page gets the sign-in page on the next click.

    Raises PermissionDenied, AccountRefused.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    PEOPLE.require(actor, "disable", place, account_status(person))
    if actor.user and person.pk == actor.user.pk:
        raise AccountRefused(_("Không thể tự khóa tài khoản của mình. Nhờ một quản trị viên khác."), "why")
    if not why.strip():
        raise AccountRefused(_("Nhập lý do khóa tài khoản."), "why")
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True)
    if administrators.filter(user=person).exists() and not administrators.exclude(user=person).exists():
        raise AccountRefused(_("Đây là quản trị viên cuối cùng của hệ thống."), "why")
    person.is_active, person.disabled_at = False, timezone.now()
    person.save(update_fields=("is_active", "disabled_at"))
    ended = end_sessions(person)
    audit.record(
        who=actor.who_for(place),
        verb="user.disable",
        object_type="user",
        object_id=person.pk,
        unit_code=place.unit_code,
        detail={"name": person.full_name, "why": why.strip(), "sessions": ended},
    )


@transaction.atomic
def enable_user(*, actor: Actor, place: Place, person: User) -> None:
    """The person may sign in again, with the roles that still run. Raises PermissionDenied."""
    person = User.objects.select_for_update().get(pk=person.pk)
    PEOPLE.require(actor, "enable", place, account_status(person))
    person.is_active, person.disabled_at = True, None
    person.save(update_fields=("is_active", "disabled_at"))
    audit.record(
        who=actor.who_for(place),
        verb="user.enable",
        object_type="user",
        object_id=person.pk,
        unit_code=place.unit_code,
        detail={"name": person.full_name},
    )

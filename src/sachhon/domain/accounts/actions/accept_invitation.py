"""Join a unit by the link of an invitation."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.actions.hand_over import finish_handover
from sachhon.domain.accounts.models import Handover, Invitation, Membership, User
from sachhon.domain.accounts.refusals import AccountRefused
from sachhon.domain.accounts.tokens import hashed
from sachhon.foundation import audit
from sachhon.foundation.audit import Who


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link opens now; None where there is none, or it was used, revoked or ran out."""
    invitation = Invitation.objects.filter(token_hash=hashed(token)).first()
    return invitation if invitation and invitation.open else None


@transaction.atomic
def accept_invitation(
    *,
    token: str,
    full_name: str,
    password: str = "",
    position: str = "",
    phone: str = "",
    signed_in: User | None = None,
) -> User:
    """The person of the link gets its role. Who has an account keeps it: they must be signed in with it.

    Raises AccountRefused; ValidationError (Django's) for a weak password.
    """
    invitation = Invitation.objects.select_for_update().filter(token_hash=hashed(token)).first()
    if invitation is None or not invitation.open:
        raise AccountRefused(_("Liên kết đã dùng, đã thu hồi hoặc hết hạn. Đề nghị người mời gửi lại."))
    user = User.objects.filter(email=invitation.email).first()
    if user is None:
        user = User(
            email=invitation.email,
            full_name=full_name.strip(),
            position=position.strip() or invitation.position,
            phone=phone.strip() or invitation.phone,
        )
        validate_password(password, user)
        user.set_password(password)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    elif signed_in is None or signed_in.pk != user.pk or not user.is_active:
        raise AccountRefused(_("Địa chỉ này đã có tài khoản. Đăng nhập bằng tài khoản đó rồi mở lại liên kết."))
    Membership.objects.get_or_create(user=user, unit_code=invitation.unit_code, role=invitation.role, ended_at=None)
    invitation.status = Invitation.Status.ACCEPTED
    invitation.accepted_by, invitation.accepted_at = user, timezone.now()
    invitation.save(update_fields=("status", "accepted_by", "accepted_at"))
    waiting = Handover.objects.filter(invitation=invitation, status=Handover.Status.WAITING).first()
    if waiting:
        finish_handover(waiting, user)
    audit.record(
        who=Who(user.pk, user.full_name),
        verb="invitation.accept",
        object_type="invitation",
        object_id=invitation.pk,
        unit_code=invitation.unit_code,
        detail={"email": user.email, "role": invitation.role, "handover": waiting.pk if waiting else None},
    )
    return user

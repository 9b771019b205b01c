"""Letters about accounts: queued in the transaction of what they tell of."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.domain.accounts.models import Invitation, Registration
from sachhon.foundation import mail


def address(name: str, *args: object) -> str:
    """A full link for a letter."""
    return f"{settings.SITE_URL.rstrip('/')}{reverse(name, args=args)}"


def tell_invited(invitation: Invitation, token: str, invited_by: str) -> None:
    """The link to join."""
    text = _(
        "Kính gửi %(name)s,\n\n%(by)s mời anh/chị tham gia hệ thống báo cáo sản xuất sạch hơn của Bộ Công Thương "
        "với vai trò “%(role)s” tại %(unit)s.\n\nMở liên kết sau để đặt mật khẩu và bắt đầu:\n%(link)s\n\n"
        "Liên kết dùng được một lần, đến %(until)s. Nếu không chờ đợi thư này, anh/chị có thể bỏ qua."
    ) % {
        "name": invitation.full_name or invitation.email,
        "by": invited_by,
        "role": invitation.get_role_display(),
        "unit": invitation.unit_name,
        "link": address("people:accept", token),
        "until": invitation.expires_at.strftime("%d/%m/%Y"),
    }
    mail.queue(
        to=invitation.email,
        subject=_("Mời tham gia: %(unit)s") % {"unit": invitation.unit_name},
        text=text,
        key=f"invitation.{invitation.pk}",
    )


def tell_registered(registration: Registration) -> None:
    """That the registration arrived."""
    text = _(
        "Kính gửi %(name)s,\n\nBộ Công Thương đã nhận đăng ký tài khoản của anh/chị cho %(unit)s. "
        "Kết quả xét sẽ được gửi tới địa chỉ này."
    ) % {"name": registration.full_name, "unit": registration.unit_name}
    mail.queue(
        to=registration.email,
        subject=_("Đã nhận đăng ký tài khoản"),
        text=text,
        key=f"registration.{registration.pk}",
    )


def tell_refused(registration: Registration) -> None:
    """Why there is no account."""
    text = _(
        "Kính gửi %(name)s,\n\nBộ Công Thương chưa chấp thuận đăng ký tài khoản cho %(unit)s. Lý do:\n%(reason)s\n\n"
        "Anh/chị có thể đăng ký lại sau khi bổ sung: %(link)s"
    ) % {
        "name": registration.full_name,
        "unit": registration.unit_name,
        "reason": registration.reason,
        "link": address("people:register"),
    }
    mail.queue(
        to=registration.email,
        subject=_("Chưa chấp thuận đăng ký tài khoản"),
        text=text,
        key=f"registration.{registration.pk}.refused",
    )

"""The second factor is a duty of some roles: until one stands, only the pages that make one open."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor

_KEPT = "second-factor"
_OPEN = ("mfa_index", "account_logout", "account_reauthenticate", "account_login", "shell:language")


def demanded_of(actor: Actor) -> bool:
    """Whether one of the person's roles demands it (setting SECOND_FACTOR_ROLES)."""
    return any(grant.role in settings.SECOND_FACTOR_ROLES for grant in actor.grants)


def stands(request: HttpRequest) -> bool:
    """Whether the person has one; asked of the database until it stands, then kept with the session."""
    if request.session.get(_KEPT) == request.user.pk:
        return True
    found = Authenticator.objects.filter(
        user_id=request.user.pk, type__in=(Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    ).exists()
    if found:
        request.session[_KEPT] = request.user.pk
    return found


class SecondFactorMiddleware:
    """Leads who must have a second factor, and has none yet, to the page where they make one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR_ROLES or not request.user.is_authenticated or self._open(request.path):
            return self.get_response(request)
        if not demanded_of(request.actor) or stands(request):  # type: ignore[attr-defined]
            return self.get_response(request)
        messages.warning(
            request,
            _("Vai trò của anh/chị bắt buộc xác thực hai lớp. Thêm ứng dụng xác thực hoặc khóa bảo mật để tiếp tục."),
        )
        return HttpResponseRedirect(reverse("mfa_index"))

    @staticmethod
    def _open(path: str) -> bool:
        return path.startswith((settings.STATIC_URL, *(reverse(name) for name in _OPEN)))

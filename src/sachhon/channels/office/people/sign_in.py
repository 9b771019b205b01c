"""Sign-in as this office wants it: closed to strangers, throttled by account and client, told in Vietnamese."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sachhon.channels.office.people import second_factor
from sachhon.channels.office.people.devices import client_of, remember
from sachhon.domain.accounts.api import User, actor_of, throttle
from sachhon.foundation import mail

_YEAR = 365 * 86400
_PROVIDER_SECONDS = 5


def refuse_while_waiting(account: str, client: str) -> None:
    """Raises ValidationError while this client must wait before its next try."""
    seconds = throttle.seconds_to_wait(account, client)
    if not seconds:
        return
    if seconds < 60:
        wait = ngettext("%(count)s giây", "%(count)s giây", seconds) % {"count": seconds}
    else:
        minutes = -(-seconds // 60)
        wait = ngettext("%(count)s phút", "%(count)s phút", minutes) % {"count": minutes}
    raise ValidationError(
        _("Sai nhiều lần từ máy này. Thử lại sau %(wait)s, hoặc đặt lại mật khẩu qua thư điện tử.") % {"wait": wait},
        code="too_many_login_attempts",
    )


class AccountAdapter(DefaultAccountAdapter):
    """E-mail and password; no open sign-up."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("Địa chỉ thư hoặc mật khẩu không đúng."),
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "too_many_login_attempts": gettext_lazy("Sai nhiều lần. Chờ ít phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations and approved registrations alone."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse while the client must wait."""
        account = _account(credentials)
        refuse_while_waiting(account, client_of(request, account))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count it."""
        account = _account(credentials)
        throttle.failed(account, client_of(request, account))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The person of the credentials; their client's failures are forgotten."""
        user = super().authenticate(request, **credentials)
        if user:
            account = _account(credentials)
            throttle.succeeded(account, client_of(request, account))
        return user

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        """Remember the browser, and show the language that the person chose."""
        response = super().post_login(request, user, **told)
        remember(request, response, user.email)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                _YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox, like every letter."""
        words = {"email": email, "request": self.request, "current_site": get_current_site(self.request), **context}
        message = self.render_mail(template_prefix, email, words)
        # One letter of a kind a minute: nobody fills somebody's mailbox by asking for resets.
        key = f"{template_prefix}.{hashlib.sha256(email.encode()).hexdigest()[:16]}.{timezone.now():%Y%m%d%H%M}"
        mail.queue(to=email, subject=message.subject, text=str(message.body), key=key)

    def format_email_subject(self, subject: str) -> str:
        """Without a site's name in brackets."""
        return subject.strip()


class _Asking(requests.Session):
    """Questions to the provider. Where it is silent or fails, a page says so instead of an error of ours."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self._asked_by = request

    def request(self, *args: Any, **told: Any) -> requests.Response:
        """The answer. Raises ImmediateHttpResponse where there is none."""
        told.setdefault("timeout", _PROVIDER_SECONDS)
        try:
            response = super().request(*args, **told)
        except requests.RequestException as silence:
            raise self._failure() from silence
        if response.status_code >= 500:
            raise self._failure()
        return response

    def _failure(self) -> ImmediateHttpResponse:
        return ImmediateHttpResponse(render(self._asked_by, "socialaccount/authentication_error.html", status=503))


class SocialAdapter(DefaultSocialAccountAdapter):
    """A government account opens the account that exists here; it never makes one, and gives no right."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Match by subject (known already), else by a verified e-mail; else say what to do.

        Who has a subject already is not opened to another one: an address may be given to somebody else.
        """
        if not _one_subject(sociallogin.account.extra_data):
            raise ImmediateHttpResponse(render(request, "office/people/oidc_unknown.html", status=403))
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        # Only a plain true is a yes: some providers send words, and "false" is a word too.
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified is True]
        taken = SocialAccount.objects.filter(provider=sociallogin.account.provider).values("user")
        user = User.objects.filter(email__in=verified, is_active=True).exclude(pk__in=taken).first()
        if user is None:
            raise ImmediateHttpResponse(render(request, "office/people/oidc_unknown.html", status=403))
        sociallogin.connect(request, user)

    def get_requests_session(self) -> requests.Session:
        """The provider is asked within seconds; where it does not answer, the person is told so."""
        return _Asking(self.request)


class MfaAdapter(DefaultMFAAdapter):
    """The second factor: whose role demands one cannot take the last one away."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy(
            "Vai trò của anh/chị bắt buộc xác thực hai lớp. Thêm một cách khác trước khi bỏ cách này."
        ),
        "incorrect_code": gettext_lazy("Mã không đúng. Mã đổi sau mỗi 30 giây, hãy nhập mã đang hiện."),
    }

    def get_totp_issuer(self) -> str:
        """As the application on the telephone names this office."""
        return "Sạch Hơn"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Unless it is the last one that counts and the role demands one."""
        if not second_factor.demanded_of(actor_of(authenticator.user)):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


class SignInForm(LoginForm):
    """E-mail and password, labelled; no placeholder stands for a label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Địa chỉ thư điện tử")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class _ThrottledCode:
    """A code of the second factor, throttled like a password: by person and client."""

    user: User

    def clean_code(self) -> str:
        """The code. Raises ValidationError where it is wrong or the client must wait."""
        account = f"second-factor:{self.user.pk}"
        client = client_of(context.request, self.user.email)
        refuse_while_waiting(account, client)
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            throttle.failed(account, client)
            raise
        throttle.succeeded(account, client)
        return code


class CodeForm(_ThrottledCode, AuthenticateForm):
    """At sign-in."""


class CodeAgainForm(_ThrottledCode, ReauthenticateForm):
    """Before a change of the second factor."""


def _account(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")


def _one_subject(told: dict[str, Any]) -> bool:
    """Whether token and user information speak of the same person (OpenID Connect Core, 5.3.2)."""
    subjects = {said.get("sub") for said in (told.get("id_token"), told.get("userinfo")) if said}
    return len(subjects) == 1 and None not in subjects

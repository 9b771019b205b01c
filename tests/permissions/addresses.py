"""Every address of the resolver, with what its view asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from sachhon.channels.office.shell.access import Access

# Views of allauth carry no `access` of ours: each is listed here with what it is. A new one fails the suite.
PUBLIC_OF_ALLAUTH = frozenset(
    {
        "account_login",
        "account_confirm_login_code",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_email_verification_sent",
        "account_confirm_email",
        "account_signup",
        "account_email",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "socialaccount_signup",
    }
)
SIGNED_IN_OF_ALLAUTH = frozenset(
    {
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "socialaccount_connections",
        "usersessions_list",
    }
)
OLD_ROUTES_OF_ALLAUTH = "tai-khoan/social/"
"""Addresses of its earlier versions: unnamed, they only lead on to those above."""
_WORD = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address with its view. `route` is as Django says it."""

    route: str
    name: str
    view: Callable[..., Any]

    @property
    def access(self) -> Access | None:
        """What the view asks for; None where it does not say."""
        return getattr(self.view, "access", None)

    def path(self, words: Mapping[str, object]) -> str:
        """A real address: given words where there are any, else some that fit."""

        def fill(found: re.Match[str]) -> str:
            name = found["name"]
            kind = found.groupdict().get("kind") or "str"
            return quote(str(words.get(name, "1" if kind == "int" else "x")), safe="")

        plain = _GROUP.sub(fill, self.route.replace("^", "").replace("$", ""))
        return "/" + _WORD.sub(fill, plain)


def addresses() -> list[Address]:
    """All of them."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], before: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + (pattern.pattern._route if isinstance(pattern.pattern, RoutePattern) else str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.name or "", pattern.callback)

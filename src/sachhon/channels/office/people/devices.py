"""Device cookies: a browser in which somebody has signed in is known again, and is throttled apart from its address.

The cookie is signed and carries a random name of the browser with hashes of the accounts that signed in there; it
gives no right at all.
"""

from __future__ import annotations

import hashlib
import secrets

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "sachhon-device"
_SALT = "sachhon.device"
_YEAR = 365 * 86400
_ACCOUNTS = 8


def client_of(request: HttpRequest, account: str) -> str:
    """Who tries: the known browser of that account, else the network address."""
    name, accounts = _read(request)
    return f"device:{name}" if name and _mark(account) in accounts else f"address:{get_client_ip(request) or ''}"


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """This browser is known for the account from now on."""
    name, accounts = _read(request)
    kept = [_mark(account), *(mark for mark in accounts if mark != _mark(account))][:_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps([name or secrets.token_urlsafe(16), kept], salt=_SALT),
        _YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        name, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_YEAR)
    except signing.BadSignature:
        return "", []
    return name, accounts


def _mark(account: str) -> str:
    return hashlib.sha256(account.strip().lower().encode()).hexdigest()[:16]

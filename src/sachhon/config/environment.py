"""What the environment says, read once by the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def flag(name: str, default: bool = False) -> bool:
    """Whether an environment variable says yes."""
    said = os.environ.get(name)
    return default if said is None else said.strip().lower() in {"1", "true", "yes", "on"}


def secret_key(home: Path, production: bool) -> str:
    """SECRET_KEY; outside production one is made once and kept in the home folder, readable by its owner alone."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        return given
    if production:
        raise ImproperlyConfigured(
            "Thiếu biến môi trường SECRET_KEY. / The environment variable SECRET_KEY is missing."
        )
    kept = home / "secret-key"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), "utf-8")
    return kept.read_text("utf-8")


def email_server(home: Path) -> tuple[str, dict[str, Any]]:
    """(mail backend, its settings) from EMAIL_URL; without one, mail is kept as files in the home folder."""
    url = urlsplit(os.environ.get("EMAIL_URL", ""))
    if url.scheme in {"smtp", "smtps"}:
        return "django.core.mail.backends.smtp.EmailBackend", {
            "EMAIL_HOST": url.hostname or "localhost",
            "EMAIL_PORT": url.port or 25,
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "EMAIL_TIMEOUT": 20,
        }
    return "django.core.mail.backends.filebased.EmailBackend", {"EMAIL_FILE_PATH": str(home / "mail")}


def openid_connect() -> dict[str, Any]:
    """allauth's providers: one by OpenID Connect where OIDC_ISSUER is given, else none."""
    issuer = os.environ.get("OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return {}
    app = {
        "provider_id": "oidc",
        "name": os.environ.get("OIDC_NAME", "") or urlsplit(issuer).netloc,
        "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def openid_origins() -> list[str]:
    """Where a form may lead on to besides here: the sign-in page of the government account."""
    issuer = urlsplit(os.environ.get("OIDC_ISSUER", ""))
    given = [origin for origin in os.environ.get("OIDC_ORIGINS", "").split(",") if origin]
    return [*([f"{issuer.scheme}://{issuer.netloc}"] if issuer.netloc else []), *given]

"""Tokens of links: the link carries the token, the table its hash."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """256 random bits that fit into an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """SHA-256 (hex): enough for a token that cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()

"""A person's open sessions."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from sachhon.domain.accounts.models import User


def end_sessions(person: User, *, but: str = "") -> int:
    """Delete the person's sessions (`but`: the key of one that stays); how many there were."""
    open_sessions = UserSession.objects.filter(user=person).exclude(session_key=but)
    keys = list(open_sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    open_sessions.delete()
    return len(keys)

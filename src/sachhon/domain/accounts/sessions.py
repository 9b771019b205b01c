"""A person's open sessions."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from sachhon.domain.accounts.models import User


def end_sessions(person: User, *, but: str = "") -> int:
    """Delete the person's sessions (`but`: the key of one that stays); how many there were."""
    open_sessions = UserSession.objects.filter(user=person).exclude(session_key=but)
    keys = list(open_sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    open_sessions.delete()
    return len(keys)


def sessions_of(person: User) -> list[UserSession]:
    """The person's sessions that are still open, the newest first."""
    found = list(UserSession.objects.filter(user=person).order_by("-created_at"))
    keys = [session.session_key for session in found]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).values_list(
            "session_key", flat=True
        )
    )
    return [session for session in found if session.session_key in alive]


def end_session(person: User, session_id: int) -> bool:
    """End one session of that person. False where it is none of theirs."""
    session = UserSession.objects.filter(user=person, pk=session_id).first()
    if session is None:
        return False
    session.end()
    return True

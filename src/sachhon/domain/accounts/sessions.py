"""A person's open sessions."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from sachhon.domain.accounts.models import User


def end_sessions(person: User) -> int:
    """Delete every session of the person, listed or not; how many there were."""
    listed = set(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    open_sessions = Session.objects.filter(expire_date__gt=timezone.now())
    found = {one.pk for one in open_sessions.iterator() if one.get_decoded().get(SESSION_KEY) == str(person.pk)}
    UserSession.objects.filter(user=person).delete()
    return Session.objects.filter(session_key__in=found | listed).delete()[0]


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

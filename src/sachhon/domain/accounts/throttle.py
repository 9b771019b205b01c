"""Sign-in throttling that cannot lock a victim out.

Failures are counted for an account and a client together, never for an account alone: who fails from elsewhere slows
down only themselves. A browser in which somebody has signed in before carries a device cookie and has a counter of
its own, apart from that of its network address, so that an attacker behind the same address cannot slow the owner
down either. The wait doubles with each failure and is forgotten after a day without one.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sachhon.domain.accounts.models import SignInFailure

FREE = 5
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=30)
FORGOTTEN_AFTER = timedelta(days=1)
ANY_ACCOUNT = "*"
FREE_OF_A_CLIENT = 100
"""An address from which many people sign in fails often; one that tries a list of accounts fails far more."""


def seconds_to_wait(account: str, client: str) -> int:
    """How long this client must wait before its next try at this account; 0: it may try now."""
    now = timezone.now()
    counters = SignInFailure.objects.filter(
        account__in=(_hash(account), _hash(ANY_ACCOUNT)), client=_hash(client), wait_until__gt=now
    )
    waits = [counter.wait_until - now for counter in counters if counter.wait_until]
    return max((int(wait.total_seconds()) + 1 for wait in waits), default=0)


def failed(account: str, client: str) -> None:
    """One more failure of this client at this account, and of this client at all."""
    _count(account, client, FREE)
    _count(ANY_ACCOUNT, client, FREE_OF_A_CLIENT)


def succeeded(account: str, client: str) -> None:
    """The client has proved itself at this account; its failures at others still count."""
    SignInFailure.objects.filter(account=_hash(account), client=_hash(client)).delete()


def forget_old() -> int:
    """Counters that tell nothing any more are deleted; how many. For the daily job."""
    return SignInFailure.objects.filter(last_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()[0]


@transaction.atomic
def _count(account: str, client: str, free: int) -> None:
    now = timezone.now()
    place = {"account": _hash(account), "client": _hash(client)}
    SignInFailure.objects.get_or_create(**place, defaults={"last_at": now})
    SignInFailure.objects.filter(**place, last_at__lt=now - FORGOTTEN_AFTER).update(count=0)
    SignInFailure.objects.filter(**place).update(count=F("count") + 1, last_at=now)
    count = SignInFailure.objects.values_list("count", flat=True).get(**place)
    SignInFailure.objects.filter(**place).update(wait_until=_wait_until(now, count - free))


def _wait_until(now: datetime, beyond: int) -> datetime | None:
    return now + min(FIRST_WAIT * 2 ** min(beyond, 12), LONGEST_WAIT) if beyond >= 0 else None


def _hash(words: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), words.strip().lower().encode(), hashlib.sha256).hexdigest()

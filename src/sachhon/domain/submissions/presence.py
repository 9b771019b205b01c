"""Who has which section open: for the others to see, no part of the record."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.models import EditingNow, Submission

FRESH = timedelta(seconds=90)
"""How long somebody counts as being there after the page last said so."""


@transaction.atomic
def open_section(*, actor: Actor, submission: Submission, section: str) -> None:
    """The actor has the section open now, and no other one of this report."""
    here = EditingNow.objects.filter(submission=submission, user=actor.user)
    here.exclude(section=section).delete()
    EditingNow.objects.update_or_create(
        submission=submission, section=section, user=actor.user, defaults={"seen_at": timezone.now()}
    )


def editing_now(*, actor: Actor, submission: Submission) -> dict[str, list[str]]:
    """{section: names of the others who have it open}."""
    since: datetime = timezone.now() - FRESH
    rows = EditingNow.objects.filter(submission=submission, seen_at__gte=since)
    if actor.user is not None:
        rows = rows.exclude(user=actor.user)
    found: dict[str, list[str]] = {}
    for section, name in rows.order_by("user__full_name").values_list("section", "user__full_name"):
        found.setdefault(section, []).append(name)
    return found


def others_editing(*, actor: Actor, submission: Submission, section: str) -> list[str]:
    """Names of the others who have the section open."""
    return editing_now(actor=actor, submission=submission).get(section, [])

"""The ministry's mailbox."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from sachhon.domain.intake.models import IncomingMail
from sachhon.domain.registry.api import Unit, search_units
from sachhon.domain.rounds.api import Obligation, Round


def mails(status: str = "") -> QuerySet[IncomingMail]:
    """Messages of a status (all without one), newest first, each with `file_count`."""
    found = IncomingMail.objects.select_related("unit", "obligation__round").defer("body")
    if status:
        found = found.filter(status=status)
    return found.annotate(file_count=Count("files")).order_by("-arrived_at", "-pk")


def mail_counts() -> dict[str, int]:
    """How many messages of each status there are."""
    counted = dict(IncomingMail.objects.order_by().values_list("status").annotate(Count("pk")))
    return {status: counted.get(status, 0) for status in IncomingMail.Status.values}


def owed_choices(words: str, unit_id: int | None = None, limit: int = 30) -> list[Obligation]:
    """Obligations of open rounds that an officer may file a mail into: those of the unit first, else by words."""
    owed = (
        Obligation.objects.filter(round__status=Round.Status.PUBLISHED, waived_at=None)
        .select_related("unit", "round")
        .order_by("round__deadline", "unit__sort_name")
    )
    if words.strip():
        found = search_units(Unit.objects.all(), words)
        return [*owed.filter(unit__in=found)[:limit]]
    return [*owed.filter(unit_id=unit_id)[:limit]] if unit_id else []

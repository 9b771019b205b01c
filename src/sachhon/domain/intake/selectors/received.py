"""Files of a report, and files that wait for somebody."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.models import Received
from sachhon.domain.registry.api import units_visible
from sachhon.domain.rounds.api import Obligation
from sachhon.formkit.values import State

_FOUND = ~Q(staged__state=State.MISSING.value)
_HEAVY = ("text", "layout", "reading")


def files_of(obligation: Obligation) -> list[Received]:
    """The files of a report, newest first, each with counts `found`, `undecided` and `written_values`."""
    return list(_counted(Received.objects.filter(obligation=obligation)).select_related("uploaded_by", "mail"))


def files_waiting(actor: Actor) -> QuerySet[Received]:
    """Files that were read and not confirmed yet, or are being read, of the units that the actor sees."""
    waiting = (Received.Status.WAITING, Received.Status.READING, Received.Status.READ, Received.Status.REFUSED)
    seen = Received.objects.filter(status__in=waiting, obligation__unit__in=units_visible(actor).values("pk"))
    return _counted(seen).select_related("obligation__unit", "obligation__round", "mail")


def _counted(received: QuerySet[Received]) -> QuerySet[Received]:
    counted = received.defer(*_HEAVY).annotate(
        found=Count("staged", filter=_FOUND),
        undecided=Count("staged", filter=_FOUND & Q(staged__decision="", staged__saved_version=None)),
        written_values=Count("staged", filter=Q(staged__saved_version__isnull=False)),
    )
    return counted.order_by("-arrived_at", "-pk")

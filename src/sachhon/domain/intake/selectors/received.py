"""Files of a report, and files that wait for somebody."""

from __future__ import annotations

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.models import Received
from sachhon.domain.registry.api import units_visible
from sachhon.domain.rounds.api import Obligation
from sachhon.formkit.values import State

_FOUND = ~Q(staged__state=State.MISSING.value)
_ITEM = Concat("staged__field", Value(":"), Cast("staged__row", CharField()))
"""A row of a table counts once, as the review decides on it."""
_HEAVY = ("text", "layout", "reading")


def files_of(obligation: Obligation) -> list[Received]:
    """The files of a report, newest first, each with counts `found`, `undecided` and `written_values`."""
    return list(_counted(Received.objects.filter(obligation=obligation)).select_related("uploaded_by", "mail"))


def files_waiting(actor: Actor) -> QuerySet[Received]:
    """Files that were read and not confirmed yet, or are being read, of the units that the actor sees."""
    waiting = (Received.Status.WAITING, Received.Status.READING, Received.Status.READ, Received.Status.REFUSED)
    seen = Received.objects.filter(status__in=waiting, obligation__unit__in=units_visible(actor).values("pk"))
    return _counted(seen).select_related("obligation__unit", "obligation__round", "mail")


def received_alike(actor: Actor, received: Received) -> list[Received]:
    """The same bytes received for other reports that the actor sees; of a report the newest."""
    same = Received.objects.filter(file_id=received.file_id, obligation__unit__in=units_visible(actor).values("pk"))
    if received.obligation_id is not None:
        same = same.exclude(obligation=received.obligation_id)
    found = same.defer(*_HEAVY).select_related("obligation__round").order_by("obligation", "pk")
    return list({one.obligation_id: one for one in found}.values())


def _counted(received: QuerySet[Received]) -> QuerySet[Received]:
    counted = received.defer(*_HEAVY).annotate(
        found=Count(_ITEM, filter=_FOUND, distinct=True),
        undecided=Count(_ITEM, filter=_FOUND & Q(staged__decision="", staged__saved_version=None), distinct=True),
        written_values=Count(_ITEM, filter=Q(staged__saved_version__isnull=False), distinct=True),
    )
    return counted.order_by("-arrived_at", "-pk")

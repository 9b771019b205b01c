"""What an event gives its task: an output for each measure that its kind feeds, while it is held and no longer."""

from __future__ import annotations

from django.utils import timezone

from sachhon.domain.accounts.api import User
from sachhon.domain.planning.models import Event, Output, Participant, TaskYear
from sachhon.domain.planning.recording.counting import Came, Held, count_of
from sachhon.domain.planning.recording.measures import fed_by


def held_of(event: Event, participants: list[Participant]) -> Held:
    """The event for counting."""
    return Held(event.pk, event.kind, event.first_day, tuple(map(came_of, participants)))


def came_of(row: Participant) -> Came:
    """A row of the list for counting."""
    return Came(row.folded, row.tax_code, row.people, row.is_enterprise)


def feed_outputs(event: Event, user: User | None) -> None:
    """Bring the outputs of the event's task up to the event; called by every action that changes either."""
    standing = {one.measure: one for one in Output.objects.filter(event=event, withdrawn_at=None)}
    wanted: dict[str, int] = {}
    row = None
    if event.task is not None and event.status == Event.Status.HELD:
        row = TaskYear.objects.get_or_create(task=event.task, year=event.first_day.year)[0]
        told = held_of(event, list(event.participants.all()))
        wanted = {one.code: count for one in fed_by(event.kind) if (count := count_of(one, (told,)))}
    for measure, output in standing.items():
        if row is None or wanted.get(measure) != output.quantity or output.task_year_id != row.pk:
            output.withdrawn_at = timezone.now()
            output.save(update_fields=("withdrawn_at",))
        else:
            wanted.pop(measure)
    if row is not None:
        Output.objects.bulk_create(
            Output(task_year=row, measure=measure, quantity=count, event=event, by=user)
            for measure, count in wanted.items()
        )

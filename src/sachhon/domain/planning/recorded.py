"""What the registers say: counts by measure, with what each is made of, for reports to be filled from and held against.

A unit's records are its own and those of the units below it and of those that became it. What was never recorded has
no count: that is not 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db.models import Exists, OuterRef, Q, QuerySet

from sachhon.domain.planning.feeding import came_of
from sachhon.domain.planning.models import Event, Output, Participant, Survey
from sachhon.domain.planning.recording.counting import Came, Held, count_of
from sachhon.domain.planning.recording.measures import COUNT, ENTERPRISES, EVENTS, Measure, all_measures
from sachhon.domain.registry.api import Unit, units_under

EVENT, OUTPUT, SURVEY = "event", "output", "survey"


@dataclass(frozen=True, slots=True)
class Part:
    """A record that a count rests on. `kind`: event | output | survey; `code` is its own, for an output its task's."""

    kind: str
    code: str
    label: str
    day: date
    quantity: Decimal
    unit_name: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the registers hold of a measure. Of enterprises `count` is less than its parts where some came twice."""

    measure: Measure
    count: Decimal
    parts: tuple[Part, ...]
    by_year: dict[int, Decimal]

    @property
    def last(self) -> date:
        """The day of the newest record."""
        return max(part.day for part in self.parts)


def recorded_counts(unit: Unit, first_day: date, last_day: date) -> dict[str, Recorded]:
    """{measure: what was recorded from `first_day` to `last_day`}: at most five queries, one where nothing was."""
    under = units_under((unit.code,))
    if not _anything(under, first_day, last_day):
        return {}
    return recorded_in(under, first_day, last_day)


def recorded_in(units: QuerySet[Unit], first_day: date, last_day: date) -> dict[str, Recorded]:
    """The same over any units."""
    return _told(_gathered(units, first_day, last_day))


def recorded_by(
    homes: Mapping[int, int], first_day: date, last_day: date
) -> tuple[dict[int, dict[str, Recorded]], dict[str, Recorded]]:
    """({home: what was recorded by its units}, all of it together); `homes`: {unit id: home's id}.

    As many queries as for one unit. An enterprise that came to two homes is one of all.
    """
    everything = _gathered(Unit.objects.filter(pk__in=homes), first_day, last_day)
    by_home = {home: _told(everything.of(homes, home)) for home in sorted(set(homes.values()))}
    return by_home, _told(everything)


@dataclass(frozen=True, slots=True)
class _Registers:
    events: list[Event]
    came: Mapping[int, list[Came]]
    outputs: Mapping[str, list[Part]]
    surveys: list[Survey]

    def of(self, homes: Mapping[int, int], home: int) -> _Registers:
        """What belongs to one home."""
        return _Registers(
            [one for one in self.events if homes[one.unit_id] == home],
            self.came,
            {code: [part for part in parts if homes[part.unit_id] == home] for code, parts in self.outputs.items()},
            [one for one in self.surveys if homes[one.unit_id] == home],
        )


def _gathered(units: QuerySet[Unit], first_day: date, last_day: date) -> _Registers:
    events = list(
        held_events(units, first_day, last_day)
        .select_related("unit")
        .only("code", "kind", "topic", "first_day", "unit__name")
        .order_by("first_day", "pk")
    )
    came: dict[int, list[Came]] = defaultdict(list)
    for row in Participant.objects.filter(event__in=held_events(units, first_day, last_day)):
        came[row.event_id].append(came_of(row))
    outputs = _typed_outputs(units, first_day, last_day)
    return _Registers(events, came, outputs, _surveys(units, first_day, last_day))


def _told(registers: _Registers) -> dict[str, Recorded]:
    found = {}
    for measure in all_measures().values():
        one = (
            _counted(measure, registers.events, registers.came, registers.outputs.get(measure.code, ()))
            if measure.kind == COUNT
            else _surveyed(measure, registers.surveys)
        )
        if one is not None:
            found[measure.code] = one
    return found


def held_events(units: QuerySet[Unit], first_day: date, last_day: date) -> QuerySet[Event]:
    """The events that count: held, begun within the days."""
    return Event.objects.filter(
        unit__in=units, status=Event.Status.HELD, first_day__gte=first_day, first_day__lte=last_day
    )


def _anything(units: QuerySet[Unit], first_day: date, last_day: date) -> bool:
    """One query, however much there is: whether anything was recorded at all."""
    days = {"first_day__gte": first_day, "first_day__lte": last_day}
    events = Event.objects.filter(unit=OuterRef("pk"), status=Event.Status.HELD, **days)
    surveys = Survey.objects.filter(unit=OuterRef("pk"), **days)
    outputs = _outputs(first_day, last_day).filter(task_year__task__plan__unit=OuterRef("pk"))
    return units.filter(Q(Exists(events)) | Q(Exists(outputs)) | Q(Exists(surveys))).exists()


def _outputs(first_day: date, last_day: date) -> QuerySet[Output]:
    """Outputs typed by hand; those of events are counted at the events."""
    return Output.objects.filter(
        event=None, withdrawn_at=None, task_year__year__gte=first_day.year, task_year__year__lte=last_day.year
    )


def _typed_outputs(units: QuerySet[Unit], first_day: date, last_day: date) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    rows = _outputs(first_day, last_day).filter(task_year__task__plan__unit__in=units)
    for row in rows.select_related("task_year__task__plan__unit").order_by("task_year__year", "pk"):
        task, year = row.task_year.task, row.task_year.year
        day = min(max(date(year, 12, 31), first_day), last_day)
        owner = task.plan.unit
        found[row.measure].append(Part(OUTPUT, task.code, task.title, day, row.quantity, owner.name, owner.pk))
    return found


def _surveys(units: QuerySet[Unit], first_day: date, last_day: date) -> list[Survey]:
    rows = Survey.objects.filter(unit__in=units, first_day__gte=first_day, first_day__lte=last_day)
    return list(rows.select_related("unit").order_by("first_day", "pk"))


def _counted(
    measure: Measure, events: Iterable[Event], came: Mapping[int, list[Came]], typed: Iterable[Part]
) -> Recorded | None:
    fitting = [one for one in events if one.kind in measure.event_kinds]
    held = {one.pk: Held(one.pk, one.kind, one.first_day, tuple(came.get(one.pk, ()))) for one in fitting}
    parts = [_event_part(one, Decimal(count_of(measure, (held[one.pk],)))) for one in fitting]
    # An event without a list says how many events there were, and nothing of who came.
    parts = [part for part in parts if part.quantity or measure.counted == EVENTS]
    parts += typed
    if not parts:
        return None
    by_year: dict[int, Decimal] = defaultdict(Decimal)
    for year in sorted({one.first_day.year for one in fitting}):
        by_year[year] += count_of(measure, [one for one in held.values() if one.day.year == year])
    added = sum((part.quantity for part in typed), Decimal(0))
    for part in typed:
        by_year[part.day.year] += part.quantity
    total = Decimal(count_of(measure, held.values())) + added
    said = {part.day.year for part in parts}
    return Recorded(
        measure,
        total,
        tuple(sorted(parts, key=lambda part: part.day)),
        {year: count for year, count in by_year.items() if year in said},
    )


def _surveyed(measure: Measure, surveys: Iterable[Survey]) -> Recorded | None:
    """A share is what the newest survey found, never a sum."""
    parts = list(_results(measure, surveys))
    if not parts:
        return None
    newest = max(parts, key=lambda part: part.day)
    return Recorded(measure, newest.quantity, (newest,), {part.day.year: part.quantity for part in parts})


def _results(measure: Measure, surveys: Iterable[Survey]) -> Iterator[Part]:
    for one in surveys:
        try:
            found = Decimal(str(one.results[measure.code]))
        except (KeyError, InvalidOperation):
            continue
        yield Part(SURVEY, one.code, one.title, one.first_day, found, one.unit.name, one.unit_id)


def _event_part(event: Event, quantity: Decimal) -> Part:
    return Part(EVENT, event.code, event.topic, event.first_day, quantity, event.unit.name, event.unit_id)


def overlapping(recorded: Recorded) -> bool:
    """Whether enterprises came more than once, so that the parts add up to more than the count."""
    return recorded.measure.counted == ENTERPRISES and sum(part.quantity for part in recorded.parts) > recorded.count

"""Reading the registers: events, surveys and award proposals that the actor may see, enterprises, grounds of awards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.feeding import came_of
from sachhon.domain.planning.models import Award, Event, Participant, Survey
from sachhon.domain.planning.recorded import Recorded, held_events, recorded_in
from sachhon.domain.planning.recording.counting import identities
from sachhon.domain.registry.api import Unit, units_under, units_visible
from sachhon.vietnamese import fold
from sachhon.vietnamese.enterprises import enterprise_key


def events_visible(actor: Actor) -> QuerySet[Event]:
    """The events of the units that the actor may see, newest first, with how many bodies and people came."""
    return (
        Event.objects.filter(unit__in=units_visible(actor))
        .select_related("unit", "task")
        .annotate(bodies=Count("participants"), people=Sum("participants__people"))
        .order_by("-first_day", "-pk")
    )


def surveys_visible(actor: Actor) -> QuerySet[Survey]:
    """The surveys of the units that the actor may see, newest first."""
    return Survey.objects.filter(unit__in=units_visible(actor)).select_related("unit", "task")


def awards_visible(actor: Actor) -> QuerySet[Award]:
    """The award proposals of the units that the actor may see; what was lent is not among them."""
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    return Award.objects.filter(unit__in=units_under(own)).select_related("unit")


def search_records(rows: QuerySet, words: str) -> QuerySet:  # type: ignore[type-arg]
    """Those that have every word, marks and case aside; a record's code counts too."""
    for word in fold(words).split():
        rows = rows.filter(Q(folded__contains=word) | Q(code__icontains=word) | Q(unit__folded__contains=word))
    return rows


def recorded_seen(actor: Actor, unit: Unit, first_day: date, last_day: date) -> dict[str, Recorded]:
    """The counts of a unit, of what the actor may see of it and of the units below it."""
    units = units_under((unit.code,)).filter(pk__in=units_visible(actor).values("pk"))
    return recorded_in(units, first_day, last_day)


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise that came: its names as lists wrote them, the newest first, and to what it came."""

    name: str
    tax_code: str
    names: tuple[str, ...]
    events: tuple[Event, ...]
    people: int


def enterprises_of(actor: Actor, unit: Unit, first_day: date, last_day: date) -> list[Enterprise]:
    """The distinct enterprises at held events of a unit, those that came most often first (two queries)."""
    units = units_under((unit.code,)).filter(pk__in=units_visible(actor).values("pk"))
    rows = list(
        Participant.objects.filter(event__in=held_events(units, first_day, last_day), is_enterprise=True)
        .select_related("event")
        .order_by("-event__first_day", "-pk")
    )
    groups: dict[str, list[Participant]] = defaultdict(list)
    for row, identity in zip(rows, identities(map(came_of, rows)), strict=True):
        groups[identity].append(row)
    found = [
        Enterprise(
            group[0].enterprise,
            next((row.tax_code for row in group if row.tax_code), ""),
            tuple(dict.fromkeys(row.enterprise for row in group)),
            tuple({row.event_id: row.event for row in group}.values()),
            sum(row.people for row in group),
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda one: (-len(one.events), enterprise_key(one.name)))


def met_before(actor: Actor, event: Event, names: Iterable[tuple[str, str]]) -> dict[str, int]:
    """{identity key: at how many other events the enterprise was}, for (folded, tax code) pairs (one query)."""
    pairs = list(names)
    wanted = Q(folded__in=[folded for folded, _code in pairs]) | Q(
        tax_code__in=[code for _folded, code in pairs if code]
    )
    rows = Participant.objects.filter(wanted, event__unit__in=units_visible(actor)).exclude(event=event)
    seen: dict[str, set[int]] = defaultdict(set)
    for folded, code, at in rows.values_list("folded", "tax_code", "event_id"):
        seen[f"ten:{folded}"].add(at)
        if code:
            seen[f"mst:{code}"].add(at)
    return {key: len(events) for key, events in seen.items()}

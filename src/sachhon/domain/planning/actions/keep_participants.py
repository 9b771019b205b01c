"""Who came to an event: a list is added or put in place of the one that stands; rows are changed and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.keep_event import locked_event
from sachhon.domain.planning.feeding import came_of, feed_outputs
from sachhon.domain.planning.models import Event, Participant
from sachhon.domain.planning.policies import RECORD
from sachhon.domain.planning.recording.counting import identities
from sachhon.domain.planning.recording.participants import MOST_ROWS, Row
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.versions import require_version
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@dataclass(frozen=True, slots=True)
class KeptList:
    """What became of a list: rows added, rows that were there already and now say what the list says."""

    event: Event
    added: int
    updated: int
    removed: int = 0


def keep_participants(
    *, actor: Actor, event: Event, rows: Sequence[Row], base_version: int, replace: bool = False
) -> KeptList:
    """The rows in the event's list: who is there already is brought up to the list, not written twice.

    `replace`: those who are not in the list are taken out. Sending the same list again changes nothing.
    Raises PermissionDenied, Refused, ChangedMeanwhile.
    """
    place = place_of(event.unit)
    RECORD.require(actor, "edit", place, event.status)
    if not rows and not replace:
        raise Refused("empty", _("Danh sách chưa có dòng nào dùng được."))
    with transaction.atomic():
        held = locked_event(event)
        standing = list(held.participants.order_by("pk"))
        if len(standing) + len(rows) > MOST_ROWS:
            raise Refused("too_many", _("Danh sách quá 5.000 dòng. Chia thành nhiều sự kiện."))
        known = identities([*map(came_of, standing), *(row.came for row in rows)])
        by_identity = dict(zip(known[: len(standing)], standing, strict=True))
        added, updated, seen = [], [], set()
        for row, identity in zip(rows, known[len(standing) :], strict=True):
            there = by_identity.get(identity)
            if there is None:
                added.append(Participant(event=held, **_columns(row)))
                continue
            seen.add(there.pk)
            if _bring_up(there, row):
                updated.append(there)
        gone = [one for one in standing if one.pk not in seen] if replace else []
        if not (added or updated or gone):
            return KeptList(held, 0, 0)
        require_version(held, base_version)
        Participant.objects.bulk_create(added)
        Participant.objects.bulk_update(
            updated, ("tax_code", "people", "is_enterprise", "industry", "address", "contact")
        )
        Participant.objects.filter(pk__in=[one.pk for one in gone]).delete()
        _settle(held, actor)
        audit.record(
            who=actor.who_for(place),
            verb="event.participants",
            object_type="event",
            object_id=held.code,
            unit_code=held.unit.code,
            detail={
                "added": [one.enterprise for one in added],
                "updated": [one.enterprise for one in updated],
                "removed": [one.enterprise for one in gone],
            },
        )
    return KeptList(held, len(added), len(updated), len(gone))


def change_participant(*, actor: Actor, event: Event, participant_id: int, row: Row, base_version: int) -> Event:
    """One row of the list with other facts. Raises PermissionDenied, Refused, ChangedMeanwhile."""
    place = place_of(event.unit)
    RECORD.require(actor, "edit", place, event.status)
    with transaction.atomic():
        held = locked_event(event)
        one = _row(held, participant_id)
        before = _told(one)
        for name, value in _columns(row).items():
            setattr(one, name, value)
        if _told(one) == before:
            return held
        require_version(held, base_version)
        one.save()
        _settle(held, actor)
        audit.record(
            who=actor.who_for(place),
            verb="event.participant",
            object_type="event",
            object_id=held.code,
            unit_code=held.unit.code,
            detail={"before": before, "after": _told(one)},
        )
    return held


def remove_participant(*, actor: Actor, event: Event, participant_id: int) -> Event:
    """Takes a row out of the list; the trail keeps what it said. Raises PermissionDenied."""
    place = place_of(event.unit)
    RECORD.require(actor, "edit", place, event.status)
    with transaction.atomic():
        held = locked_event(event)
        one = held.participants.filter(pk=participant_id).first()
        if one is None:
            return held
        told = _told(one)
        one.delete()
        _settle(held, actor)
        audit.record(
            who=actor.who_for(place),
            verb="event.participants",
            object_type="event",
            object_id=held.code,
            unit_code=held.unit.code,
            detail={"removed": [told]},
        )
    return held


def _settle(held: Event, actor: Actor) -> None:
    held.version += 1
    held.save(update_fields=("version",))
    feed_outputs(held, actor.user)


def _row(held: Event, participant_id: int) -> Participant:
    one = held.participants.filter(pk=participant_id).first()
    if one is None:
        raise Refused("gone", _("Dòng này vừa được bỏ khỏi danh sách. Tải lại trang."))
    return one


def _bring_up(there: Participant, row: Row) -> bool:
    """The standing row says what the list says; a blank in the list takes nothing away."""
    before = _told(there)
    there.people, there.is_enterprise = row.people, row.is_enterprise
    there.tax_code = row.tax_code or there.tax_code
    there.industry = row.industry or there.industry
    there.address = row.address or there.address
    there.contact = row.contact or there.contact
    return _told(there) != before


def _columns(row: Row) -> dict[str, object]:
    names = ("enterprise", "folded", "tax_code", "people", "is_enterprise", "industry", "address", "contact")
    return {name: getattr(row, name) for name in names}


def _told(one: Participant) -> dict[str, object]:
    names = ("enterprise", "tax_code", "people", "is_enterprise", "industry", "address", "contact")
    return {name: getattr(one, name) for name in names}

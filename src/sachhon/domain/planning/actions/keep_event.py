"""The register of events: one is entered, changed, held, cancelled, or taken out while nothing rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.codes import next_code
from sachhon.domain.planning.feeding import feed_outputs
from sachhon.domain.planning.models import Event, Output, PlanTask, RecordFile
from sachhon.domain.planning.money.sources import Source
from sachhon.domain.planning.policies import RECORD
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import permits_task
from sachhon.domain.planning.versions import differing, require_version
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import audit
from sachhon.vietnamese import fold

MOST_COST = 10**13


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is said of an event. A blank cost is not 0."""

    kind: str
    topic: str
    first_day: date
    last_day: date | None = None
    venue: str = ""
    organiser: str = ""
    cost: int | None = None
    cost_source: str = ""
    note: str = ""
    task: PlanTask | None = None


def record_event(
    *, actor: Actor, unit: Unit, facts: EventFacts, status: str = Event.Status.PLANNED, request_key: str = ""
) -> Event:
    """A new event of a unit. The same request again gives the same event. Raises PermissionDenied, Refused."""
    place = place_of(unit)
    RECORD.require(actor, "edit", place, status)
    if request_key and (made := Event.objects.filter(request_key=request_key, unit=unit).first()):
        return made
    _require_facts(actor, facts, status)
    with transaction.atomic():
        made = Event.objects.create(
            code=next_code(Event, unit, "SK", facts.first_day.year),
            unit=unit,
            status=status,
            created_by=actor.user,
            request_key=request_key or None,
            **_columns(facts),
        )
        feed_outputs(made, actor.user)
        audit.record(
            who=actor.who_for(place),
            verb="event.record",
            object_type="event",
            object_id=made.code,
            unit_code=unit.code,
            detail={**_told(made), "status": status},
        )
    return made


def change_event(*, actor: Actor, event: Event, facts: EventFacts, base_version: int) -> Event:
    """The event with other facts. Raises PermissionDenied, Refused, ChangedMeanwhile."""
    place = place_of(event.unit)
    RECORD.require(actor, "edit", place, event.status)
    _require_facts(actor, facts, event.status, was=event.task_id)
    with transaction.atomic():
        held = locked_event(event)
        before = _told(held)
        for name, value in _columns(facts).items():
            setattr(held, name, value)
        if _told(held) == before:
            return held
        require_version(held, base_version)
        held.version += 1
        held.save()
        feed_outputs(held, actor.user)
        after = _told(held)
        audit.record(
            who=actor.who_for(place),
            verb="event.change",
            object_type="event",
            object_id=held.code,
            unit_code=held.unit.code,
            detail=differing(before, after),
        )
    return held


def set_event_status(*, actor: Actor, event: Event, status: str) -> Event:
    """Held, cancelled, or planned again; only what was held counts. Raises PermissionDenied, Refused."""
    place = place_of(event.unit)
    RECORD.require(actor, "edit", place, event.status)
    if status not in Event.Status.values:
        raise Refused("status", _("Chọn tình trạng."), "status")
    with transaction.atomic():
        held = locked_event(event)
        if held.status == status:
            return held
        if status == Event.Status.HELD and held.first_day > timezone.localdate():
            raise Refused("future", _("Ngày tổ chức chưa tới. Sửa ngày trước nếu đã tổ chức sớm hơn."), "status")
        was, held.status = held.status, status
        held.version += 1
        held.save(update_fields=("status", "version"))
        feed_outputs(held, actor.user)
        audit.record(
            who=actor.who_for(place),
            verb="event.status",
            object_type="event",
            object_id=held.code,
            unit_code=held.unit.code,
            detail={"from": was, "to": status},
        )
    return held


def remove_event(*, actor: Actor, event: Event) -> None:
    """Takes an event out of the register that was entered by mistake: never one that counts or has files.

    Raises PermissionDenied, Refused.
    """
    place = place_of(event.unit)
    RECORD.require(actor, "remove", place, event.status)
    with transaction.atomic():
        held = locked_event(event)
        if held.status == Event.Status.HELD or RecordFile.objects.filter(event=held).exists():
            raise Refused(
                "counts",
                _("Sự kiện đã tổ chức hoặc có tệp kèm theo thì không xóa được. Chuyển sang “Đã hủy” nếu ghi nhầm."),
            )
        told, code = _told(held), held.code
        Output.objects.filter(event=held).delete()
        held.delete()
        audit.record(
            who=actor.who_for(place),
            verb="event.remove",
            object_type="event",
            object_id=code,
            unit_code=event.unit.code,
            detail=told,
        )


def locked_event(event: Event) -> Event:
    """The event as it is now, locked until the transaction ends."""
    return Event.objects.select_for_update(of=("self",)).select_related("unit", "task__plan__unit").get(pk=event.pk)


def _require_facts(actor: Actor, facts: EventFacts, status: str, was: int | None = None) -> None:
    if facts.kind not in Event.Kind.values:
        raise Refused("kind", _("Chọn loại sự kiện."), "kind")
    if not facts.topic.strip():
        raise Refused("topic", _("Nhập chủ đề hoặc tên sự kiện."), "topic")
    if facts.last_day and facts.last_day < facts.first_day:
        raise Refused("backwards", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."), "last_day")
    if status == Event.Status.HELD and facts.first_day > timezone.localdate():
        raise Refused("future", _("Sự kiện chưa tới ngày thì ghi là “Dự kiến”."), "first_day")
    if facts.cost is not None and not 0 <= facts.cost <= MOST_COST:
        raise Refused("cost", _("Số tiền phải từ 0 đến 10.000 tỷ đồng."), "cost")
    if facts.cost_source and facts.cost_source not in set(Source):
        raise Refused("cost_source", _("Chọn nguồn kinh phí."), "cost_source")
    if facts.task is not None and facts.task.pk != was and not permits_task(actor, "comment", facts.task):
        raise Refused("task", _("Chọn nhiệm vụ của đơn vị hoặc nhiệm vụ mà đơn vị tham gia."), "task")


def _columns(facts: EventFacts) -> dict[str, Any]:
    return {
        "kind": facts.kind,
        "topic": facts.topic.strip()[:500],
        "folded": fold(f"{facts.topic} {facts.venue} {facts.organiser}")[:1000],
        "first_day": facts.first_day,
        "last_day": facts.last_day,
        "venue": facts.venue.strip()[:300],
        "organiser": facts.organiser.strip()[:300],
        "cost": facts.cost,
        "cost_source": facts.cost_source,
        "note": facts.note.strip(),
        "task": facts.task,
    }


def _told(event: Event) -> dict[str, Any]:
    names = ("kind", "topic", "first_day", "last_day", "venue", "organiser", "cost", "cost_source", "note")
    return {**{name: getattr(event, name) for name in names}, "task": event.task.code if event.task else ""}

"""Files of an event, a survey or an award proposal: materials, signed lists, results, grounds."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.attaching import Upload, kept
from sachhon.domain.planning.models import Award, Event, RecordFile, Survey
from sachhon.domain.planning.policies import AWARD, RECORD
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit

Record = Event | Survey | Award


def attach_record_file(*, actor: Actor, record: Record, upload: Upload) -> RecordFile:
    """The file at the record; the same file a second time is there once. Raises PermissionDenied, RefusedUpload."""
    place = _require(actor, record)
    with transaction.atomic():
        file, name = kept(upload)
        assert file is not None
        kind = kind_of(record)
        standing = RecordFile.objects.filter(**{kind: record}, file=file, name=name).first()
        if standing is not None:
            return standing
        made = RecordFile.objects.create(**{kind: record}, file=file, name=name, by=actor.user)
        audit.record(
            who=actor.who_for(place),
            verb="record.attach",
            object_type=kind,
            object_id=record.code,
            unit_code=record.unit.code,
            detail={"name": name, "sha256": file.digest},
        )
    return made


def detach_record_file(*, actor: Actor, file: RecordFile) -> None:
    """The file is no longer at the record; its bytes stay in the store. Raises PermissionDenied."""
    record = record_of(file)
    place = _require(actor, record)
    with transaction.atomic():
        told = {"name": file.name, "sha256": file.file.digest}
        file.delete()
        audit.record(
            who=actor.who_for(place),
            verb="record.detach",
            object_type=kind_of(record),
            object_id=record.code,
            unit_code=record.unit.code,
            detail=told,
        )


def record_of(file: RecordFile) -> Record:
    """The event, survey or award proposal that a file is at."""
    record = file.event or file.survey or file.award
    assert record is not None, "a file is at one record"
    return record


def kind_of(record: Record) -> str:
    """ "event", "survey" or "award"."""
    return type(record).__name__.lower()


def _require(actor: Actor, record: Record) -> Place:
    place = place_of(record.unit)
    if isinstance(record, Award):
        AWARD.require(actor, "edit", place, record.status)
    else:
        status = record.status if isinstance(record, Event) else Event.Status.PLANNED
        RECORD.require(actor, "edit", place, status)
    return place

"""Keeping what reading a file gave: its text, its staged values, its concerns, or why it could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.intake.concerns import (
    Concern,
    repeat_concerns,
    round_concerns,
    template_concerns,
    unit_concerns,
)
from sachhon.domain.intake.models import Received, StagedValue
from sachhon.domain.intake.places import place_of_received
from sachhon.domain.intake.readings import FileRead, FileRefused, known_templates
from sachhon.domain.intake.staging import staged_rows
from sachhon.formkit.definition import Template, templates
from sachhon.foundation import audit


def asked_template(received: Received) -> Template | None:
    """The template of the report's round, in its version and for its years; None while the file belongs to none."""
    obligation = received.obligation
    return None if obligation is None else obligation.round.definition


@transaction.atomic
def keep_refusal(received: Received, refused: FileRefused) -> Received:
    """The file stays, with the reason why it could not be read."""
    received.status, received.refusal, received.read_at = Received.Status.REFUSED, refused.finding, timezone.now()
    received.save(update_fields=("status", "refusal", "read_at"))
    _record(received, {"refused": refused.finding["code"]})
    return received


@transaction.atomic
def keep_reading(received: Received, read: FileRead) -> Received:
    """The values wait for a person; those of a blank of another template have no place in the report."""
    asked = asked_template(received)
    template = asked or templates().get(read.recognised or "")
    received.kind = Received.Kind.BLANK if read.is_blank else Received.Kind.LETTER
    received.template_id, received.template_version = read.recognised or "", read.template_version
    received.text, received.layout, received.reading = read.text, read.layout, read.reading
    received.concerns = [*_concerns(received, read, asked)]
    received.status, received.refusal, received.read_at = Received.Status.READ, None, timezone.now()
    received.save()
    received.staged.all().delete()
    fits = template is not None and not (read.is_blank and asked is not None and read.recognised != asked.id)
    if template is not None and fits:
        StagedValue.objects.bulk_create(staged_rows(received, template, read.values), batch_size=100)
    _record(received, {"values": received.staged.count(), "concerns": [one["code"] for one in received.concerns]})
    return received


def _concerns(received: Received, read: FileRead, asked: Template | None) -> Iterator[Concern]:
    obligation = received.obligation
    if obligation is None or asked is None:
        return
    titles = {one.id: one.titles["vi"] for one in known_templates(asked).values()}
    others = [*template_concerns(obligation, read.recognised, titles)]
    yield from others
    if not read.is_blank and not others:
        if asked.id not in templates():
            yield {"code": "not_readable", "asked": titles[asked.id]}
        elif not read.values:
            yield {"code": "no_answers", "asked": titles[asked.id]}
    yield from unit_concerns(obligation, read.unit_name or read.province, province=not read.is_blank)
    yield from round_concerns(obligation, read.cited)
    if read.beside:
        yield {"code": "files_beside", "names": ", ".join(read.beside)}
    yield from repeat_concerns(received)


def _record(received: Received, detail: dict[str, object]) -> None:
    audit.record(
        who=SYSTEM.who,
        verb="received.read",
        object_type="received",
        object_id=received.pk,
        unit_code=place_of_received(received).unit_code,
        detail={"file": received.file_id, "name": received.name, **detail},
    )

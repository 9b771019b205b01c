"""Sections of a report go to a department, or come back from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import Unit
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Part, Submission
from sachhon.domain.submissions.parts import fields_in
from sachhon.domain.submissions.refusals import part_nothing, part_overlaps


@transaction.atomic
def assign_part(
    *,
    actor: Actor,
    submission: Submission,
    unit: Unit,
    sections: Sequence[str],
    due: date | None = None,
    note: str = "",
) -> Part:
    """The department may write the fields of these sections (item ids), and no others.

    Raises PermissionDenied; Refused where the unit is not below the reporting one, a section does not exist or is with
    another department.
    """
    held = locked(submission)
    require(actor, "split", held)
    template = template_of(held)
    known = {section.item for section in template.outline()}
    below = held.obligation.unit.code in unit.line[1:]
    if not below or not sections or set(sections) - known:
        raise part_nothing()
    wanted = fields_in(template, sections)
    given = Part.objects.filter(submission=held).exclude(status=Part.Status.MERGED)
    if any(wanted & fields_in(template, part.sections) for part in given):
        raise part_overlaps()
    part = Part.objects.create(
        submission=held,
        unit=unit,
        sections=sorted(set(sections)),
        due=due,
        note=note.strip()[:500],
        assigned_by=actor.user,
    )
    detail = {"part": part.pk, "to": unit.code, "sections": part.sections, "due": due.isoformat() if due else ""}
    recorded(actor, held, "assign_part", detail)
    return part


@transaction.atomic
def take_back_part(*, actor: Actor, part: Part) -> None:
    """The department no longer answers these sections; what it wrote stays."""
    held = locked(part.submission)
    require(actor, "split", held)
    detail = {"part": part.pk, "from": part.unit.code, "sections": part.sections}
    part.delete()
    recorded(actor, held, "take_back_part", detail)

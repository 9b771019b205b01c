"""A report split among departments: who may write which fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.guards import require
from sachhon.domain.submissions.models import Part, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.formkit.definition import Template


def place_of_part(part: Part) -> Place:
    """The place of the department that answers the part; the verb `part` is asked with it."""
    return place_of(part.unit)


def fields_in(template: Template, sections: Iterable[str]) -> frozenset[str]:
    """The fields that stand in sections (by item id) and below them."""
    items = {item.item for section in sections for item in template.section(section).walk()}
    return frozenset(field.id for field in template.fields if field.item in items)


def editable_fields(actor: Actor, submission: Submission, template: Template) -> frozenset[str]:
    """The fields that the actor may write now: all, those of their department's parts, or none."""
    if SUBMISSION.permits(actor, "edit", place_of_submission(submission), submission.status):
        return frozenset(field.id for field in template.fields)
    return frozenset().union(*(fields_in(template, part.sections) for part in _writable(actor, submission)))


def sections_open_to(*, actor: Actor, submission: Submission) -> frozenset[str]:
    """The items of the outline whose fields, those below included, the actor may all write now."""
    template = template_of(submission)
    may = editable_fields(actor, submission, template)
    return frozenset(
        section.item for section in template.outline() if may and fields_in(template, (section.item,)) <= may
    )


def require_may_edit(actor: Actor, submission: Submission, template: Template, fields: Collection[str]) -> None:
    """Raises PermissionDenied or Refused where the actor may not write these fields."""
    if SUBMISSION.permits(actor, "edit", place_of_submission(submission), submission.status):
        return
    parts = _writable(actor, submission)
    if not parts:
        require(actor, "edit", submission)
    if set(fields) - frozenset().union(*(fields_in(template, part.sections) for part in parts)):
        raise PermissionDenied("submissions.submission.edit")


def _writable(actor: Actor, submission: Submission) -> list[Part]:
    assigned = Part.objects.filter(submission=submission, status=Part.Status.ASSIGNED, unit__code__in=actor.units)
    return [
        part
        for part in assigned.select_related("unit")
        if SUBMISSION.permits(actor, "part", place_of_part(part), submission.status)
    ]

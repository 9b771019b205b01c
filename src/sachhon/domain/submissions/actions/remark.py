"""Remarks on a field or the whole report: asked, answered, resolved."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.drafts import template_of
from sachhon.domain.submissions.guards import locked
from sachhon.domain.submissions.models import Remark, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.refusals import BadValue, text_missing
from sachhon.domain.submissions.remarks import require_may_remark, reviews
from sachhon.domain.submissions.stored import columns_of, composed
from sachhon.formkit.values import Key, spec_of
from sachhon.foundation import audit


@transaction.atomic
def remark(*, actor: Actor, submission: Submission, key: Key | None, text: str) -> Remark:
    """A remark on a field, a cell, or (None) the report. The unit sees the ministry's; the unit's own stays with it.

    Raises PermissionDenied, Refused, BadValue for a field that the template lacks.
    """
    held = locked(submission)
    require_may_remark(actor, held, key.field if key else "")
    said = _said(text)
    if key is not None:
        try:
            spec_of(template_of(held), key)
        except KeyError as error:
            raise BadValue(key.field) from error
    field, row, column = columns_of(key) if key else ("", -1, "")
    made = Remark.objects.create(
        submission=held,
        field=field,
        row=row,
        column=column,
        text=said,
        from_review=reviews(actor, held),
        by=actor.user,
    )
    _recorded(actor, held, "remark", made)
    return made


@transaction.atomic
def answer_remark(*, actor: Actor, remark: Remark, text: str) -> Remark:
    """A reply under a remark (replies to a reply join the same thread). Raises PermissionDenied, Refused."""
    thread = remark.answers or remark
    held = locked(thread.submission)
    _require_sees(actor, held, thread)
    made = Remark.objects.create(
        submission=held,
        field=thread.field,
        row=thread.row,
        column=thread.column,
        text=_said(text),
        from_review=reviews(actor, held),
        answers=thread,
        by=actor.user,
    )
    _recorded(actor, held, "answer_remark", made)
    return made


@transaction.atomic
def resolve_remark(*, actor: Actor, remark: Remark) -> Remark:
    """The remark is dealt with: the ministry's own by the ministry, a unit's own by the unit. Twice changes nothing."""
    held = locked(remark.submission)
    thread = Remark.objects.select_for_update().get(pk=remark.answers_id or remark.pk)
    _require_sees(actor, held, thread)
    if thread.from_review != reviews(actor, held):
        raise PermissionDenied("submissions.submission.remark")
    if thread.resolved_at is None:
        thread.resolved_at, thread.resolved_by = timezone.now(), actor.user
        thread.save(update_fields=("resolved_at", "resolved_by"))
        _recorded(actor, held, "resolve_remark", thread)
    return thread


def _require_sees(actor: Actor, held: Submission, thread: Remark) -> None:
    require_may_remark(actor, held, thread.field)
    if reviews(actor, held) and not thread.from_review:
        raise PermissionDenied("submissions.submission.remark")


def _said(text: str) -> str:
    said = str(composed(text.strip()))
    if not said:
        raise text_missing("remark")
    return said


def _recorded(actor: Actor, held: Submission, verb: str, about: Remark) -> None:
    audit.record(
        who=actor.who_for(place_of_submission(held)),
        verb=f"submission.{verb}",
        object_type="submission",
        object_id=held.code,
        unit_code=held.obligation.unit.code,
        detail={"remark": about.pk, "field": about.field},
    )

"""Confirming: what was accepted and corrected goes into the draft, each value with the words that it came from."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.concerns import usable, weighed
from sachhon.domain.intake.confirming import Planned, plan
from sachhon.domain.intake.deciding import held_for_deciding, write_decision
from sachhon.domain.intake.drafts import Draft, draft_for, items_for, template_for
from sachhon.domain.intake.items import Item
from sachhon.domain.intake.models import Received, StagedValue
from sachhon.domain.intake.places import place_of_received, status_of_received
from sachhon.domain.intake.policies import RECEIVED
from sachhon.domain.intake.refusals import draft_moved, has_concerns, not_usable, nothing_taken
from sachhon.domain.intake.staging import TAKEN, UNDECIDED, answer_json
from sachhon.domain.submissions.api import Saved, Submission, save_values, start
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Key, spec_of
from sachhon.foundation import audit


@transaction.atomic
def confirm(*, actor: Actor, received: Received, seen: Mapping[str, int] | None = None, request_key: str = "") -> Saved:
    """Put the accepted and corrected values into the draft; the answers carry their origin, the actor confirms them.

    `seen`: for tables, the draft's version that the page showed. A value whose place in the draft was changed since it
    was decided on is not written: it comes back as a conflict, undecided again. Values left undecided stay out; the
    file is confirmed once none is left. Raises IntakeRefused.
    """
    held = held_for_deciding(actor, received)
    place = place_of_received(held)
    RECEIVED.require(actor, "confirm", place, status_of_received(held))
    if not usable(held):
        raise not_usable()
    if not weighed(held):
        raise has_concerns()
    template, submission = template_for(held), _submission(actor, held)
    draft = draft_for(held)
    items = items_for(held, draft)
    _require_seen(items, seen or {})
    planned = plan(template, items, draft)
    if not planned.staged:
        return _done_before(held, submission)
    saved = save_values(actor=actor, submission=submission, changes=planned.changes, request_key=request_key)
    _keep(held, template, planned, saved, draft)
    _reopen(actor, template, items, planned, saved, draft)
    _finish(actor, held)
    audit.record(
        who=actor.who_for(place),
        verb="received.confirm",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"submission": submission.code, "written": len(saved.saved), "conflicts": len(saved.conflicts)},
    )
    return saved


def _done_before(held: Received, submission: Submission) -> Saved:
    """A confirmation that is sent twice gives what it did. Raises IntakeRefused where nothing was ever accepted."""
    if not held.written:
        raise nothing_taken()
    written = {Key(one["field"], one["row"], one["column"]): one["version"] for one in held.written}
    return Saved(submission.version, written)


def _submission(actor: Actor, held: Received) -> Submission:
    """The report, begun where it was not."""
    if held.submission is not None:
        return held.submission
    assert held.obligation is not None
    return start(actor=actor, obligation=held.obligation)


def _require_seen(items: list[Item], seen: Mapping[str, int]) -> None:
    for item in items:
        if item.field.columns and item.decision in TAKEN and seen.get(item.field.id, item.base) != item.base:
            raise draft_moved()


def _keep(held: Received, template: Template, planned: Planned, saved: Saved, draft: Draft) -> None:
    """Which values are in the draft now, and what stood there before."""
    refused = {conflict.key for conflict in saved.conflicts}
    rows = []
    for key, one in planned.staged.items():
        if key not in refused:
            one.saved_version = saved.saved.get(key, draft.versions.get(key, 0))
            rows.append(one)
    StagedValue.objects.bulk_update(rows, ("saved_version",), batch_size=100)
    written = [
        {
            "field": key.field,
            "row": key.row,
            "column": key.column,
            "version": version,
            "before": answer_json(spec_of(template, key), draft.values.get(key)),
        }
        for key, version in saved.saved.items()
    ]
    held.written = [*held.written, *written]
    held.save(update_fields=("written",))


def _reopen(actor: Actor, template: Template, items: list[Item], planned: Planned, saved: Saved, draft: Draft) -> None:
    """What ran into somebody else's change waits for a decision again."""
    refused = {planned.staged[conflict.key].pk for conflict in saved.conflicts if conflict.key in planned.staged}
    hit = [item for item in items if any(one.pk in refused for one in item.staged)]
    write_decision(template, hit, UNDECIDED, actor, None, draft.versions)


def _finish(actor: Actor, held: Received) -> None:
    left = held.staged.filter(decision=UNDECIDED).exclude(state="missing").exists()
    held.status = Received.Status.READ if left else Received.Status.CONFIRMED
    held.confirmed_by, held.confirmed_at = actor.user, timezone.now()
    held.save(update_fields=("status", "confirmed_by", "confirmed_at"))

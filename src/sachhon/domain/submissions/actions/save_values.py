"""Saving answers: whoever saves says which version they saw; nothing changed in between is written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.drafts import count_filled, keys_of_rows, template_of
from sachhon.domain.submissions.guards import locked, require_open
from sachhon.domain.submissions.models import DraftValue, SaveRequest, Submission, ValueVersion
from sachhon.domain.submissions.parts import require_may_edit
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.stored import columns_of, one_answer, packed, typed
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Key, State
from sachhon.foundation import audit
from sachhon.foundation.audit import Who

_TOLD = ("state", "value")
_KEPT = ("state", "value", "origin", "others", "confidence")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """An answer for a place. `base_version`: the version that the person saw there, 0 where it was blank."""

    key: Key
    answer: Answer
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that was not written: what stands there now, its version, who wrote it and when."""

    key: Key
    theirs: Answer
    version: int
    by_name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Saved:
    """`version` of the draft; the versions of the answers that now stand as asked; what ran into others' changes."""

    version: int
    saved: Mapping[Key, int]
    conflicts: tuple[Conflict, ...] = ()


def save_values(
    *,
    actor: Actor,
    submission: Submission,
    changes: Sequence[ValueChange],
    request_key: str = "",
    whole: bool = False,
    verb: str = "submission.save",
) -> Saved:
    """Write the answers whose place still has the version that was seen; all others come back as conflicts.

    A change that says what stands there already is no conflict. `request_key`: a repeated request is answered with what
    it did the first time. `whole`: with one conflict nothing is written (rows of a table that move together).
    `submission` gets the new version and time of saving.
    Raises PermissionDenied, Refused (status, closed round), BadValue for what is no answer to its field.
    """
    template = template_of(submission)
    wanted = {one.key: (one, packed(template, one.key, typed(one.answer))) for one in changes}
    with transaction.atomic():
        held = locked(submission)
        if request_key and (before := _replayed(held, template, request_key)) is not None:
            return before
        require_may_edit(actor, held, template, {key.field for key in wanted})
        require_open(held)
        present = keys_of_rows(_rows(held, {key.field for key in wanted}))
        fresh, standing, refused = _sorted_out(wanted, present)
        if whole and refused:
            fresh = {}
        saved = dict(standing)
        if fresh:
            who = actor.who_for(place_of_submission(held))
            saved |= _write(held, fresh, present, actor, who)
            held.version += 1
            held.saved_at = timezone.now()
            held.filled, held.fillable = count_filled(held, template)
            held.save(update_fields=("version", "saved_at", "filled", "fillable"))
            submission.version, submission.saved_at = held.version, held.saved_at
        conflicts = tuple(_conflict(template, key, present.get(key)) for key in refused)
        if request_key:
            SaveRequest.objects.create(submission=held, key=request_key, result=_result(held.version, saved, refused))
        if fresh:
            audit.record(
                who=who,
                verb=verb,
                object_type="submission",
                object_id=held.code,
                unit_code=held.obligation.unit.code,
                detail={
                    "version": held.version,
                    "answers": [[*columns_of(key), saved[key]] for key in fresh],
                    "conflicts": [list(columns_of(key)) for key in refused],
                },
            )
        return Saved(held.version, saved, conflicts)


def _rows(held: Submission, fields: Iterable[str]) -> Iterable[DraftValue]:
    return DraftValue.objects.filter(submission=held, field__in=sorted(fields)).select_related("edited_by")


def _sorted_out(
    wanted: Mapping[Key, tuple[ValueChange, dict[str, Any]]], present: Mapping[Key, DraftValue]
) -> tuple[dict[Key, dict[str, Any]], dict[Key, int], list[Key]]:
    """(what is written, versions of what stands as asked already, what is refused)."""
    fresh: dict[Key, dict[str, Any]] = {}
    standing: dict[Key, int] = {}
    refused: list[Key] = []
    for key, (change, data) in wanted.items():
        row = present.get(key)
        version = row.version if row else 0
        same = _alike(row, data, _TOLD)
        if change.base_version != version:
            if same:
                standing[key] = version
            else:
                refused.append(key)
        elif same and (row is None or _alike(row, data, _KEPT)):
            standing[key] = version
        else:
            fresh[key] = data
    return fresh, standing, refused


def _alike(row: DraftValue | None, data: Mapping[str, Any], names: Sequence[str]) -> bool:
    if row is None:
        return bool(data["state"] == State.MISSING)
    return all(getattr(row, name) == data[name] for name in names)


def _write(
    held: Submission,
    fresh: Mapping[Key, dict[str, Any]],
    present: Mapping[Key, DraftValue],
    actor: Actor,
    who: Who,
) -> dict[Key, int]:
    """Two statements whatever the number of answers (up to some hundreds): the answers, and their history."""
    now = timezone.now()
    rows, past = [], []
    for key, data in fresh.items():
        field, row, column = columns_of(key)
        place = {"submission": held, "field": field, "row": row, "column": column}
        version = present[key].version + 1 if key in present else 1
        rows.append(
            DraftValue(
                **place,
                **data,
                version=version,
                edited_by=actor.user,
                confirmed_by=actor.user,
                on_behalf=who.on_behalf,
                edited_at=now,
            )
        )
        past.append(
            ValueVersion(
                **place,
                state=data["state"],
                value=data["value"],
                origin=data["origin"],
                version=version,
                by=actor.user,
                on_behalf=who.on_behalf,
                at=now,
            )
        )
    DraftValue.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("submission", "field", "row", "column"),
        update_fields=(*_KEPT, "version", "edited_by", "confirmed_by", "on_behalf", "edited_at"),
    )
    ValueVersion.objects.bulk_create(past)
    return {key: row.version for key, row in zip(fresh, rows, strict=True)}


def _conflict(template: Template, key: Key, row: DraftValue | None) -> Conflict:
    by_name = row.edited_by.full_name if row and row.edited_by else ""
    return Conflict(key, one_answer(template, row), row.version if row else 0, by_name, row.edited_at if row else None)


def _result(version: int, saved: Mapping[Key, int], refused: Iterable[Key]) -> dict[str, Any]:
    return {
        "version": version,
        "saved": [[*columns_of(key), number] for key, number in saved.items()],
        "refused": [list(columns_of(key)) for key in refused],
    }


def _replayed(held: Submission, template: Template, request_key: str) -> Saved | None:
    """What the request did the first time; its conflicts with what stands there now."""
    done = SaveRequest.objects.filter(submission=held, key=request_key).first()
    if done is None:
        return None
    refused = [_key(*place) for place in done.result["refused"]]
    present = keys_of_rows(_rows(held, {key.field for key in refused})) if refused else {}
    return Saved(
        done.result["version"],
        {_key(*place): number for *place, number in done.result["saved"]},
        tuple(_conflict(template, key, present.get(key)) for key in refused),
    )


def _key(field: str, row: int, column: str) -> Key:
    return Key(field) if row < 0 else Key(field, row, column)

"""Rows of a table: taken out, put in, moved, cleared. The table changes as one, or not at all.

Rows have no identity beyond their place: taking one out moves those below up, each cell as a new version of its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.actions.save_values import Saved, ValueChange, save_values
from sachhon.domain.submissions.drafts import draft_values, draft_versions
from sachhon.domain.submissions.models import Submission
from sachhon.domain.submissions.refusals import BadValue
from sachhon.formkit.values import MISSING, Answer, Key

Cells = Mapping[str, Answer]
Seen = Mapping[Key, int]


def remove_row(*, actor: Actor, submission: Submission, field: str, row: int, seen: Seen | None = None) -> Saved:
    """The row goes; those below move up. `seen`: the versions of the table's cells that the person saw (else: now)."""
    return _rearranged(actor, submission, field, seen, lambda rows: [*rows[:row], *rows[row + 1 :]])


def insert_row(
    *, actor: Actor, submission: Submission, field: str, row: int, cells: Cells, seen: Seen | None = None
) -> Saved:
    """A row is put in before the row of that number; the others move down."""
    return _rearranged(actor, submission, field, seen, lambda rows: [*rows[:row], cells, *rows[row:]])


def reorder_rows(
    *, actor: Actor, submission: Submission, field: str, order: Sequence[int], seen: Seen | None = None
) -> Saved:
    """The rows stand in this order of their present numbers. Raises BadValue where `order` is not all of them once."""

    def arranged(rows: list[Cells]) -> list[Cells]:
        if sorted(order) != list(range(len(rows))):
            raise BadValue(field)
        return [rows[number] for number in order]

    return _rearranged(actor, submission, field, seen, arranged)


def clear_table(*, actor: Actor, submission: Submission, field: str, seen: Seen | None = None) -> Saved:
    """All cells become unanswered."""
    return _rearranged(actor, submission, field, seen, lambda _rows: [])


def _rearranged(
    actor: Actor,
    submission: Submission,
    field: str,
    seen: Seen | None,
    arrange: Callable[[list[Cells]], Sequence[Cells]],
) -> Saved:
    values = {
        key: answer for key, answer in draft_values(submission).items() if key.field == field and key.row is not None
    }
    now = {key: version for key, version in draft_versions(submission).items() if key.field == field}
    versions = now if seen is None else {**dict.fromkeys(now, 0), **seen}
    rows: list[dict[str, Answer]] = [{} for _ in range(1 + max((key.row or 0 for key in values), default=-1))]
    for key, answer in values.items():
        rows[key.row or 0][key.column or ""] = answer
    wanted = {
        Key(field, number, column): answer
        for number, cells in enumerate(arrange(list(rows)))
        for column, answer in cells.items()
    }
    changes = [
        ValueChange(key, wanted.get(key, MISSING), versions.get(key, 0))
        for key in {**values, **wanted}
        if wanted.get(key, MISSING) != values.get(key, MISSING)
    ]
    return save_values(actor=actor, submission=submission, changes=changes, whole=True, verb="submission.rows")

"""Taking the last change of a cell back."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.actions.save_values import Saved, ValueChange, save_values
from sachhon.domain.submissions.drafts import value_at_version
from sachhon.domain.submissions.models import DraftValue, Submission
from sachhon.domain.submissions.refusals import nothing_to_undo
from sachhon.domain.submissions.stored import columns_of
from sachhon.formkit.values import Key


@transaction.atomic
def undo(*, actor: Actor, submission: Submission, key: Key, base_version: int | None = None) -> Saved:
    """The cell gets what it was before, as a new version; twice undone is as before the first.

    `base_version`: the version that the person saw; another one since comes back as a conflict. Raises Refused where
    the cell was never anything else.
    """
    field, row, column = columns_of(key)
    now = DraftValue.objects.filter(submission=submission, field=field, row=row, column=column).first()
    if now is None:
        raise nothing_to_undo()
    seen = now.version if base_version is None else base_version
    before = value_at_version(submission, key, now.version - 1)
    change = ValueChange(key, before, seen)
    return save_values(actor=actor, submission=submission, changes=(change,), verb="submission.undo")

"""What confirming a file changes in the draft: fields as decided, tables whole, row after row from the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sachhon.domain.intake.drafts import Draft
from sachhon.domain.intake.items import Item, table_of
from sachhon.domain.intake.models import StagedValue
from sachhon.domain.intake.staging import TAKEN, decided_answer, key_of, same
from sachhon.domain.submissions.api import ValueChange
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import Answer, Key, State

BLANK = Answer(State.MISSING)


@dataclass(frozen=True, slots=True)
class Planned:
    """`changes` to the draft; `staged` which staged value goes to which key of the draft, also where it is there
    already."""

    changes: tuple[ValueChange, ...]
    staged: Mapping[Key, StagedValue]


def plan(template: Template, items: Iterable[Item], draft: Draft) -> Planned:
    """The changes for all items that were accepted or corrected and are not in the draft yet.

    A table of which a row was taken becomes the rows that were taken: rows have no identity beyond their place. Rows
    that are taken later come below those of the same file that are in the draft. A field is changed on the version that
    was seen when it was decided on, a table on the versions of now.
    """
    told = list(items)
    begun = {item.field.id for item in told if item.saved}
    taken = [item for item in told if item.decision in TAKEN and not item.saved]
    places: dict[Key, StagedValue] = {}
    wanted: dict[Key, tuple[Answer, int]] = {}
    for item in taken:
        if item.key.row is None:
            one = item.staged[0]
            places[item.key] = one
            wanted[item.key] = (decided_answer(template, one), one.base_version or 0)
    for field_id in dict.fromkeys(item.field.id for item in taken):
        field = template.field(field_id)
        if field.columns:
            rows = [item for item in taken if item.field.id == field_id and item.key.row is not None]
            below = max((key.row or 0 for key in table_of(draft.values, field_id)), default=-1) + 1
            cells = _cells(template, rows, below if field_id in begun else 0)
            places |= {key: one for key, (one, _answer) in cells.items()}
            answers = {key: answer for key, (_one, answer) in cells.items()}
            held = {} if field_id in begun else table_of(draft.values, field_id)
            wanted |= _whole_table(field, answers, held, draft, wanted)
    changes = tuple(
        ValueChange(key=key, answer=answer, base_version=base)
        for key, (answer, base) in wanted.items()
        if not same(draft.values.get(key), answer)
    )
    return Planned(changes, places)


def _cells(template: Template, rows: Iterable[Item], first: int) -> dict[Key, tuple[StagedValue, Answer]]:
    """The rows that were taken, numbered from `first` on."""
    cells = {}
    for number, item in enumerate(rows, first):
        for one in item.staged:
            key = key_of(one)._replace(row=number)
            cells[key] = (one, decided_answer(template, one))
    return cells


def _whole_table(
    field: Field,
    cells: Mapping[Key, Answer],
    held: Mapping[Key, Answer],
    draft: Draft,
    wanted: Mapping[Key, tuple[Answer, int]],
) -> dict[Key, tuple[Answer, int]]:
    """The cells, and blanks where the table `held` more; a table that is said to be nil loses its rows."""
    versions = draft.versions
    whole = {key: (answer, versions.get(key, 0)) for key, answer in cells.items()}
    for key in held:
        if key not in whole:
            whole[key] = (BLANK, versions.get(key, 0))
    own = Key(field.id)
    stated = draft.values.get(own)
    if cells and own not in wanted and stated is not None and stated.state is not State.MISSING:
        whole[own] = (BLANK, versions.get(own, 0))
    return whole

"""What importing a filled blank would change, before anything is applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sachhon.domain.intake.drafts import Draft
from sachhon.domain.intake.items import Item, seen_version, table_of
from sachhon.domain.intake.staging import same
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import Answer, Key, State

NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One answer: from what to what."""

    key: Key
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A question of the blank: new (the draft said nothing), changed, same; of a table the cells that differ."""

    field: Field
    kind: str
    cells: tuple[CellChange, ...]
    base: int
    rows_before: int = 0
    rows_after: int = 0


def diff_of(template: Template, items: Iterable[Item], draft: Draft) -> list[FieldChange]:
    """Every question that the blank answers, in the order of the template."""
    by_field: dict[str, list[Item]] = {}
    for item in items:
        if item.found and not item.saved:
            by_field.setdefault(item.field.id, []).append(item)
    return [_change(template.field(name), told, draft) for name, told in by_field.items()]


def _change(field: Field, items: list[Item], draft: Draft) -> FieldChange:
    after: dict[Key, Answer] = {}
    rows = [item for item in items if item.key.row is not None]
    for item in items:
        if item.key.row is None:
            after[item.key] = item.answers[item.key]
    for number, item in enumerate(rows):
        after.update({key._replace(row=number): answer for key, answer in item.answers.items()})
    before = _said(draft, field)
    cells = tuple(
        CellChange(key, before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if not same(before.get(key), after.get(key))
    )
    kind = SAME if not cells else CHANGED if before else NEW
    held = {key.row for key in before if key.row is not None}
    return FieldChange(field, kind, cells, seen_version(draft.versions, field), len(held), len(rows))


def _said(draft: Draft, field: Field) -> dict[Key, Answer]:
    """What the draft says of a field."""
    own = draft.values.get(Key(field.id))
    stated = {Key(field.id): own} if own is not None and own.state is not State.MISSING else {}
    return {**stated, **(table_of(draft.values, field.id) if field.columns else {})}

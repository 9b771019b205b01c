"""What a person decides on: a value of a field, or a whole row of a table, with why it is doubted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sachhon.domain.intake.models import StagedValue
from sachhon.domain.intake.staging import key_of, read_answer, same
from sachhon.formkit.definition import Field, Template
from sachhon.formkit.values import Answer, Key, State, Values

SURE = 0.9
"""From this confidence on a value is sure, unless something else speaks against it."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Item:
    """One decision. `key` is (field) or (field, row) without a column; `answers` are what was read, by key.

    `doubts`: low (confidence), others (competing readings), differs (the draft says otherwise), finding (the document
    contradicts itself there). `base` is the draft's version that was seen: of a table, the sum over its cells.
    """

    key: Key
    field: Field
    staged: tuple[StagedValue, ...]
    answers: Mapping[Key, Answer]
    confidence: float
    doubts: tuple[str, ...]
    base: int
    present: Answer | None = None

    @property
    def found(self) -> bool:
        """Whether the document says anything: what is missing in it asks for no decision."""
        return any(answer.state is not State.MISSING for answer in self.answers.values())

    @property
    def decision(self) -> str:
        """What was decided; cells of a row are decided together."""
        return self.staged[0].decision

    @property
    def saved(self) -> bool:
        """Whether it is in the draft."""
        return self.staged[0].saved_version is not None

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.found and not self.decision and not self.saved

    @property
    def sure(self) -> bool:
        """Whether it waits and nothing speaks against it."""
        return self.open and not self.doubts


def items_of(
    template: Template,
    staged: Iterable[StagedValue],
    draft: Values,
    versions: Mapping[Key, int],
    *,
    disputed: frozenset[str] = frozenset(),
    above: float = SURE,
) -> list[Item]:
    """All decisions in the order of the template. `disputed`: fields on which a finding of severity error stands."""
    groups: dict[tuple[str, int], list[StagedValue]] = {}
    for one in staged:
        groups.setdefault((one.field, one.row), []).append(one)
    order = {field.id: place for place, field in enumerate(template.fields)}
    known = [group for group in groups if group[0] in order]
    begun = {one.field for one in _cells_of(groups) if one.saved_version is not None}
    tables = {
        field.id: {} if field.id in begun else table_of(draft, field.id) for field in template.fields if field.columns
    }
    return [
        _item(template, groups[group], draft, versions, tables, disputed, above)
        for group in sorted(known, key=lambda group: (order[group[0]], group[1]))
    ]


def _cells_of(groups: Mapping[tuple[str, int], list[StagedValue]]) -> list[StagedValue]:
    """The staged cells of tables. Rows of a table that this file began come below it: they replace nothing."""
    return [one for (_field, row), group in groups.items() if row >= 0 for one in group]


def table_of(draft: Values, field_id: str) -> dict[Key, Answer]:
    """The cells of a table in the draft that say something."""
    return {
        key: answer
        for key, answer in draft.items()
        if key.field == field_id and key.row is not None and answer.state is not State.MISSING
    }


def seen_version(versions: Mapping[Key, int], field: Field) -> int:
    """The draft's version of a field; of a table the sum over its cells, which any change makes larger."""
    if not field.columns:
        return versions.get(Key(field.id), 0)
    return sum(version for key, version in versions.items() if key.field == field.id)


def _item(
    template: Template,
    group: list[StagedValue],
    draft: Values,
    versions: Mapping[Key, int],
    tables: Mapping[str, dict[Key, Answer]],
    disputed: frozenset[str],
    above: float,
) -> Item:
    field = template.field(group[0].field)
    in_row = group[0].row >= 0
    if in_row:
        places = {column.id: place for place, column in enumerate(field.columns)}
        group = sorted(group, key=lambda one: (places.get(one.column.rpartition(".")[2], 0), one.column))
    answers = {key_of(one): read_answer(template, one) for one in group}
    key = Key(field.id, group[0].row) if in_row else Key(field.id)
    confidence = min(answer.confidence for answer in answers.values())
    present = None if in_row else draft.get(key)
    doubts = []
    if confidence < above - _ROUNDING:
        doubts.append("low")
    if any(answer.others for answer in answers.values()):
        doubts.append("others")
    if _differs(key, answers, draft, tables):
        doubts.append("differs")
    if field.id in disputed:
        doubts.append("finding")
    return Item(key, field, tuple(group), answers, confidence, tuple(doubts), seen_version(versions, field), present)


def _differs(key: Key, answers: Mapping[Key, Answer], draft: Values, tables: Mapping[str, dict[Key, Answer]]) -> bool:
    """Whether the draft holds something else: of a table, anything that this row would replace."""
    rows = tables.get(key.field)
    if key.row is None:
        present = draft.get(key)
        held = present is not None and present.state is not State.MISSING and not same(present, answers[key])
        return held or bool(rows)
    stated = draft.get(Key(key.field))
    if stated is not None and stated.state is not State.MISSING:
        return True
    return bool(rows) and any(not same(rows.get(cell), answer) for cell, answer in answers.items())

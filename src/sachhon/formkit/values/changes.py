"""What differs between two sets of answers, and one made of two."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.values.model import Answer, Key, State, Values


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that differs; None where one side says nothing about it (also where it is MISSING)."""

    key: Key
    old: Answer | None
    new: Answer | None


@dataclass(frozen=True, slots=True)
class Merged:
    """`values`, and the answers of the base that the update replaced by others."""

    values: dict[Key, Answer]
    replaced: tuple[Change, ...]


def diff(old: Values, new: Values) -> tuple[Change, ...]:
    """The changes from `old` to `new`, by key. Only state and value count: where a value came from may differ."""
    changes = []
    for key in sorted({*old, *new}, key=_order):
        before, after = _said(old.get(key)), _said(new.get(key))
        if _content(before) != _content(after):
            changes.append(Change(key, before, after))
    return tuple(changes)


def merge(base: Values, update: Values) -> Merged:
    """The base with what the update says laid over it; what the update leaves unsaid stays.

    A table of which the update has a row is taken from the update whole: rows have no identity beyond their place.
    """
    tables = {key.field for key, answer in update.items() if key.row is not None and _said(answer) is not None}
    values = {key: answer for key, answer in base.items() if key.row is None or key.field not in tables}
    for key, answer in update.items():
        if _said(answer) is not None or key not in values:
            values[key] = answer
    ordered = {key: values[key] for key in sorted(values, key=_order)}
    replaced = tuple(change for change in diff(base, ordered) if change.old is not None)
    return Merged(ordered, replaced)


def _said(answer: Answer | None) -> Answer | None:
    return None if answer is None or answer.state is State.MISSING else answer


def _content(answer: Answer | None) -> tuple[State, object] | None:
    return None if answer is None else (answer.state, answer.value)


def _order(key: Key) -> tuple[str, int, str]:
    return key.field, -1 if key.row is None else key.row, key.column or ""

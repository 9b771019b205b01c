"""A plan's editions one after the other: which rows stand, since when, and what each edition changed. No database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sachhon.domain.planning.adopting.matching import matched
from sachhon.domain.planning.adopting.model import LINES, REGISTERS, TARGETS, TASKS, CellRow, RegisterRow, Registers
from sachhon.domain.planning.adopting.tying import tied

ADDED, CHANGED, REMOVED = "added", "changed", "removed"

Change = dict[str, Any]
"""{"register", "kind", "serial", "number", "title", "cells": [{"column", "before", "after"}]}; values as texts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A row with its running number, its place, the edition that brought it and the one that took it out.

    `heading`: of a task, the serial of the heading it stands under. `tie`: of a line, the serial of the task that it
    pays for, and why (see `tying`). A row that was taken out keeps what it had.
    """

    row: RegisterRow
    serial: int
    position: int
    since: int
    removed_in: int | None = None
    heading: int | None = None
    tie: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The registers after some editions: every row that ever was, by serial; `changes` of each edition."""

    rows: Mapping[str, tuple[Standing, ...]] = field(default_factory=lambda: dict.fromkeys(REGISTERS, ()))
    changes: tuple[tuple[Change, ...], ...] = ()


def replay(editions: Sequence[Registers]) -> State:
    """The state after all editions, which are numbered from 1."""
    state = State()
    for said in editions:
        state = after(state, said)
    return state


def after(state: State, said: Registers) -> State:
    """The state after one edition more.

    A row goes on with the standing row that it matches; else with one that an earlier edition took out; else it is new.
    What the edition lacks is taken out, and keeps its place.
    """
    edition = len(state.changes) + 1
    rows: dict[str, tuple[Standing, ...]] = {}
    changes: list[Change] = []
    for register in REGISTERS:
        rows[register], told = _register(register, state.rows[register], said.of(register), edition)
        changes.extend(told)
    rows[TASKS] = _under_headings(rows[TASKS])
    rows[LINES] = _with_ties(rows[TASKS], rows[LINES])
    return State(rows, (*state.changes, tuple(changes)))


def _present(rows: Sequence[Standing]) -> list[Standing]:
    """The rows that stand, in the order of the plan."""
    return sorted((one for one in rows if one.removed_in is None), key=lambda one: one.position)


def _under_headings(tasks: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Each task with the heading above it; a heading stands under one whose number its own goes on with."""
    found: dict[int, int | None] = {}
    above: list[Standing] = []
    for one in _present(tasks):
        if one.row.is_heading:
            above = [head for head in above if one.row.number.startswith(f"{head.row.number}.") and head.row.number]
        found[one.serial] = above[-1].serial if above else None
        if one.row.is_heading:
            above.append(one)
    return tuple(replace(one, heading=found[one.serial]) if one.serial in found else one for one in tasks)


def _with_ties(tasks: tuple[Standing, ...], lines: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Each line with the task that it pays for."""
    standing, paid = _present(tasks), _present(lines)
    ties = tied([one.row for one in standing], [one.row for one in paid])
    found = {
        line.serial: None if tie is None else (standing[tie.task].serial, tie.why)
        for line, tie in zip(paid, ties, strict=True)
    }
    return tuple(replace(one, tie=found[one.serial]) if one.serial in found else one for one in lines)


def _register(
    register: str, before: tuple[Standing, ...], new: tuple[RegisterRow, ...], edition: int
) -> tuple[tuple[Standing, ...], list[Change]]:
    standing = [one for one in before if one.removed_in is None]
    gone = [one for one in before if one.removed_in is not None]
    kept = {one.serial: one for one in before}
    found: list[Standing | None] = [
        None if place is None else standing[place] for place in matched([one.row for one in standing], new)
    ]
    lone = [at for at, one in enumerate(found) if one is None]
    again = matched([one.row for one in gone], [new[at] for at in lone])
    for at, place in zip(lone, again, strict=True):
        found[at] = None if place is None else gone[place]
    changes: list[Change] = []
    present: set[int] = set()
    for position, (row, known) in enumerate(zip(new, found, strict=True), start=1):
        if known is None:
            made = Standing(row, len(kept) + 1, position, edition)
            changes.append(_change(register, ADDED, made, cells_between(register, None, row)))
        else:
            made = replace(known, row=row, position=position, removed_in=None)
            if known.removed_in is not None:
                changes.append(_change(register, ADDED, made, cells_between(register, None, row)))
            elif told := cells_between(register, known.row, row):
                changes.append(_change(register, CHANGED, made, told))
        kept[made.serial] = made
        present.add(made.serial)
    for one in standing:
        if one.serial not in present:
            kept[one.serial] = replace(one, removed_in=edition)
            changes.append(_change(register, REMOVED, one, cells_between(register, one.row, None)))
    return tuple(kept[serial] for serial in sorted(kept)), changes


def _change(register: str, kind: str, one: Standing, cells: list[dict[str, str]]) -> Change:
    return {
        "register": register,
        "kind": kind,
        "serial": one.serial,
        "number": one.row.number,
        "title": one.row.title,
        "heading": one.row.is_heading,
        "cells": cells,
    }


def cells_between(register: str, old: RegisterRow | None, new: RegisterRow | None) -> list[dict[str, str]]:
    """[{"column", "before", "after"}] of the cells that differ, "" for one that says nothing; in the row's order."""
    before, now = _cells(register, old), _cells(register, new)
    names = [*now, *(name for name in before if name not in now)]
    return [
        {"column": name, "before": before.get(name, ""), "after": now.get(name, "")}
        for name in names
        if before.get(name, "") != now.get(name, "")
    ]


_TITLES = {TARGETS: "indicator", TASKS: "title", LINES: "title"}


def _cells(register: str, row: RegisterRow | None) -> dict[str, str]:
    """Every cell of a row as text, by column: "2017.amount", "central"."""
    if row is None:
        return {}
    told = {"number": row.number, _TITLES[register]: row.title}
    told |= {name: as_text(value) for name, value in row.values.items()}
    for cell in row.cells:
        told |= _cell(cell)
    return {name: text for name, text in told.items() if text}


def _cell(cell: CellRow) -> dict[str, str]:
    if not cell.year:
        return {cell.source: as_text(cell.amount)}
    return {f"{cell.year}.quantity": as_text(cell.quantity), f"{cell.year}.amount": as_text(cell.amount)}


def as_text(value: object) -> str:
    """A value as text: decimals without trailing zeros, days ISO."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)

"""What a roll-up method is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.formkit.definition import Field, Template
from sachhon.formkit.findings import Finding
from sachhon.formkit.rollup.letters import Standing
from sachhon.formkit.rollup.model import (
    Coverage,
    Distribution,
    Extra,
    MergedRow,
    Part,
    TableTotal,
    ThemeEntries,
    Unit,
    UnitAnswers,
)
from sachhon.formkit.rules import number_of
from sachhon.formkit.values import State, Values, answer_of, state_of
from sachhon.vietnamese.collation import sort_key

Weights = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class FieldCase:
    """A field and what the units in question said on it; `parts` has one entry a unit, in the order of `letters`."""

    template: Template
    field: Field
    asked: tuple[Unit, ...]
    letters: tuple[Standing, ...]
    parts: tuple[Part, ...]
    weights: Weights
    values: Mapping[str, Values]  # by unit id

    @property
    def coverage(self) -> Coverage:
        """Who of those asked said what."""
        return coverage_of(self.asked, {part.unit_id: part.state for part in self.parts})

    @property
    def said(self) -> tuple[Part, ...]:
        """The parts with a value."""
        return tuple(part for part in self.parts if part.state is State.VALUE)

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts with a value and those that say there is none."""
        return tuple(part for part in self.parts if part.state in (State.VALUE, State.NIL))

    def number(self, unit_id: str, field_id: str) -> Decimal | None:
        """The number that a unit gave in another field."""
        return number_of(answer_of(self.values.get(unit_id, {}), field_id))

    def within(self, asked: Sequence[Unit]) -> FieldCase:
        """The same case over some of the units asked."""
        wanted = {unit.unit_id for unit in asked}
        places = [place for place, part in enumerate(self.parts) if part.unit_id in wanted]
        return replace(
            self,
            asked=tuple(asked),
            letters=tuple(self.letters[place] for place in places),
            parts=tuple(self.parts[place] for place in places),
        )

    def empty_state(self) -> State:
        """The state of a figure that nobody gave a value for."""
        states = {part.state for part in self.parts}
        return next((state for state in (State.NIL, State.UNKNOWN) if state in states), State.MISSING)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method makes of a case; `parts` None: those of the case."""

    method: str
    state: State
    value: object = None
    unit: str | None = None
    parts: tuple[Part, ...] | None = None
    reason: Finding | None = None
    distribution: Distribution | None = None
    extras: tuple[Extra, ...] = ()
    themes: tuple[ThemeEntries, ...] = ()
    rows: tuple[MergedRow, ...] = ()
    totals: tuple[TableTotal, ...] = ()


Method = Callable[[FieldCase], Outcome]


def make_case(
    template: Template, field: Field, asked: Sequence[Unit], letters: Iterable[Standing], weights: Weights
) -> FieldCase:
    """The case of a field over some units."""
    standing = tuple(letters)
    parts = tuple(part_of(one.stands, field) for one in standing)
    values = {one.stands.unit_id: one.stands.values for one in standing}
    return FieldCase(template, field, tuple(asked), standing, parts, weights, values)


def part_of(unit: UnitAnswers, field: Field) -> Part:
    """A unit's part in a figure; of a table its state alone, the cells come with the rows."""
    answer = answer_of(unit.values, field.id)
    return Part(
        unit_id=unit.unit_id,
        unit_name=unit.unit_name,
        province_code=unit.province_code,
        state=state_of(unit.values, field),
        value=answer.value if answer.state is State.VALUE else None,
        origin=answer.origin,
        letter=unit.letter,
        confidence=answer.confidence,
    )


def coverage_of(asked: Sequence[Unit], states: Mapping[str, State]) -> Coverage:
    """The coverage of a figure; units without a state did not report. Names in the order of the alphabet."""
    names: dict[State | None, list[str]] = {state: [] for state in (*State, None)}
    for unit in asked:
        names[states.get(unit.unit_id)].append(unit.unit_name)
    ordered = {state: tuple(sorted(found, key=sort_key)) for state, found in names.items()}
    return Coverage(
        len(asked),
        ordered[State.VALUE],
        ordered[State.NIL],
        ordered[State.UNKNOWN],
        ordered[State.MISSING],
        ordered[None],
    )

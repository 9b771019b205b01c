"""Rounds of composed answers for the tests of the roll-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sachhon.formkit.definition import template
from sachhon.formkit.findings import Finding
from sachhon.formkit.rollup import Figure, Figures, LetterRef, UnitAnswers, roll_up
from sachhon.formkit.values import Answer, Key, State
from sachhon.vietnamese.places import provinces

FORM = template("bct-1819-2018")
NIL, UNKNOWN, MISSING = (Answer(state) for state in (State.NIL, State.UNKNOWN, State.MISSING))
PROVINCES = provinces(date(2018, 4, 24))
NAMES = {one.code: one.name for one in PROVINCES}


def answers(**values: object) -> dict[Key, Answer]:
    return {
        Key(name): value if isinstance(value, Answer) else Answer(State.VALUE, value) for name, value in values.items()
    }


def unit(
    code: str,
    values: Mapping[Key, Answer],
    day: date = date(2018, 4, 24),
    file: str = "",
    findings: tuple[Finding, ...] = (),
    status: str = "answered",
) -> UnitAnswers:
    name = NAMES.get(code, code)
    letter = LetterRef(file or f"{code}.txt", f"{code}/UBND", day)
    return UnitAnswers(code, name, code if code in NAMES else "", values, letter, findings, status)


def rows(field: str, *lines: dict[str, object], start: int = 0) -> dict[Key, Answer]:
    return {
        Key(field, number, column): Answer(State.VALUE, value)
        for number, line in enumerate(lines, start)
        for column, value in line.items()
    }


def figure_of(field: str, *units: UnitAnswers, **more: object) -> Figure:
    return roll_up(FORM, units, **more).figures[field]  # type: ignore[arg-type]


def shares(*values: tuple[str, str]) -> list[UnitAnswers]:
    return [unit(code, answers(facilities_aware_share=Decimal(share))) for code, share in values]


def everywhere(field: str, values: Mapping[str, object]) -> list[UnitAnswers]:
    return [unit(code, answers(**{field: value})) for code, value in values.items()]


def verdicts(figures: Figures) -> dict[str, str]:
    return {one.target_id: one.verdict for one in figures.targets}

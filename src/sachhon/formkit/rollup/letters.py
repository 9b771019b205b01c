"""Which letter of a unit stands: the newest; the others are named, and what they say otherwise is a doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sachhon.formkit.definition import Template
from sachhon.formkit.fields import display, field_type
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup.model import Doubt, LetterRef, Superseded, UnitAnswers
from sachhon.formkit.values import State, answer_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's letter that stands, and its earlier ones, newest first."""

    stands: UnitAnswers
    earlier: tuple[UnitAnswers, ...] = ()


def standing_letters(answers: Iterable[UnitAnswers]) -> tuple[Standing, ...]:
    """One entry a unit, ordered by unit id. Of two letters of one day the one with more answers stands."""
    by_unit: dict[str, list[UnitAnswers]] = {}
    for one in answers:
        by_unit.setdefault(one.unit_id, []).append(one)
    found = []
    for unit_id in sorted(by_unit):
        newest, *earlier = sorted(by_unit[unit_id], key=_age, reverse=True)
        found.append(Standing(newest, tuple(earlier)))
    return tuple(found)


def _age(one: UnitAnswers) -> tuple[date, int, str, str]:
    letter = one.letter or LetterRef("")
    said = sum(answer.state is not State.MISSING for answer in one.values.values())
    return letter.date or date.min, said, letter.file, letter.sha256


def superseded(letters: Iterable[Standing]) -> tuple[Superseded, ...]:
    """The units that sent more than one letter."""
    return tuple(
        Superseded(
            one.stands.unit_id,
            one.stands.unit_name,
            one.stands.letter,
            tuple(each.letter for each in one.earlier if each.letter is not None),
        )
        for one in letters
        if one.earlier
    )


def letters_differ(template: Template, letters: Iterable[Standing]) -> tuple[Doubt, ...]:
    """Where an earlier letter of a unit gave another value than the one that stands; running text is not compared."""
    doubts = []
    for one in letters:
        for field in template.fields:
            if field.columns or field_type(field.type).long:
                continue
            now = answer_of(one.stands.values, field.id)
            for earlier in one.earlier:
                before = answer_of(earlier.values, field.id)
                if State.VALUE in (now.state, before.state) and now.state is not before.state is not State.MISSING:
                    differs = now.state is not State.MISSING
                else:
                    differs = now.state is State.VALUE and before.state is State.VALUE and now.value != before.value
                if differs:
                    params = {
                        "label_vi": field.labels["vi"],
                        "label_en": field.labels["en"],
                        "unit_name": one.stands.unit_name,
                        "now": display(now.value, field) or "–",
                        "before": display(before.value, field) or "–",
                        "file": earlier.letter.file if earlier.letter else "",
                    }
                    finding = Finding("letters_differ", Severity.WARNING, params, fields=(field.id,))
                    doubts.append(Doubt(finding, one.stands.unit_id, one.stands.unit_name))
    return tuple(doubts)

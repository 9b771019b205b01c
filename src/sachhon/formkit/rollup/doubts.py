"""What makes a figure doubtful: findings about its parts, readings that compete, units far from all others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from sachhon.formkit.definition import Field, Template
from sachhon.formkit.fields import display
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup.letters import Standing
from sachhon.formkit.rollup.model import Doubt, Figure, UnitAnswers
from sachhon.formkit.rollup.numbers import number_in
from sachhon.formkit.rollup.spread import distribution_of
from sachhon.formkit.rollup.tables import rows_in_several_units
from sachhon.formkit.rules import check
from sachhon.formkit.values import State, answer_of

LOW_CONFIDENCE = 0.7
# A unit this many times above or below the middle of at least MIDDLE_OF units may have slipped a thousand.
FAR = Decimal(500)
MIDDLE_OF = 5
# Coverage tells who did not answer: no doubt about those who did.
NO_DOUBT = frozenset({"item_not_answered"})
# Findings of a unit's letter that say that two things in it cannot both be right.
CONTRADICTIONS = frozenset(
    {
        "sum_mismatch",
        "unit_slip",
        "share_contradiction",
        "impossible_date",
        "task_two_numbers",
        "task_two_periods",
        "funded_outside_period",
        "cross_field",
        "rule_broken",
        "against_last_round",
        "letters_differ",
        "listed_by_several",
    }
)


def unit_findings(template: Template, unit: UnitAnswers) -> tuple[Finding, ...]:
    """The findings that came with a unit's answers, and those of the template's rules that say something else."""
    told = [*unit.findings]
    for finding in check(template, unit.values):
        if not any(_alike(finding, other) for other in unit.findings):
            told.append(finding)
    return tuple(told)


def _alike(one: Finding, other: Finding) -> bool:
    """Whether both say the same kind of thing about a field or about the same words."""
    if one.code != other.code:
        return False
    if set(one.fields) & set(other.fields):
        return True
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


FindingsByUnit = Mapping[str, tuple[Finding, ...]]


def doubts_by_field(
    template: Template, letters: Iterable[Standing], findings: FindingsByUnit, differing: Iterable[Doubt]
) -> dict[str, list[Doubt]]:
    """The doubts of each field, unit by unit."""
    found: dict[str, list[Doubt]] = {field.id: [] for field in template.fields}
    for letter in letters:
        unit = letter.stands
        for finding in findings[unit.unit_id]:
            if finding.code in NO_DOUBT:
                continue
            for field_id in finding.fields:
                if field_id in found:
                    found[field_id].append(Doubt(finding, unit.unit_id, unit.unit_name))
        for field in template.fields:
            found[field.id].extend(_reading_doubts(unit, field))
    for doubt in differing:
        for field_id in doubt.finding.fields:
            found[field_id].append(doubt)
    return found


def _reading_doubts(unit: UnitAnswers, field: Field) -> Iterable[Doubt]:
    answer = answer_of(unit.values, field.id)
    if field.columns or answer.state is not State.VALUE:
        return
    params = {**_named(field), "unit_name": unit.unit_name, "value": display(answer.value, field)}
    others = [display(other, field) for other in answer.others if _typed(other, answer.value)]
    if others:
        told = {**params, "others": "; ".join(others)}
        finding = Finding("competing_readings", Severity.WARNING, told, fields=(field.id,))
        yield Doubt(finding, unit.unit_id, unit.unit_name)
    elif answer.confidence < LOW_CONFIDENCE:
        told = {**params, "percent": round(answer.confidence * 100)}
        yield Doubt(Finding("low_confidence", Severity.INFO, told, fields=(field.id,)), unit.unit_id, unit.unit_name)


def _typed(other: object, value: object) -> bool:
    return other is not None and type(other) is type(value)


def _named(field: Field) -> dict[str, object]:
    return {"label_vi": field.labels["vi"], "label_en": field.labels["en"]}


def far_from_others(figure: Figure) -> list[Doubt]:
    """Units whose number is hundreds of times off the middle of all: a thousand may be taken for a million."""
    if figure.asked_method != "sum":
        return []
    positive = [part for part in figure.parts if (number_in(part) or Decimal(0)) > 0]
    spread = distribution_of(positive)
    if spread is None or spread.n < MIDDLE_OF:
        return []
    doubts = []
    for part in positive:
        number = number_in(part) or Decimal(0)
        ratio = max(number, spread.median) / min(number, spread.median)
        if ratio >= FAR:
            params = {
                **_named(figure.field),
                "unit_name": part.unit_name,
                "value": display(part.value, figure.field),
                "median": spread.median,
                "factor": round(ratio),
            }
            finding = Finding(
                "unit_slip", Severity.WARNING, params, fields=(figure.field.id,), variant="far_from_others"
            )
            doubts.append(Doubt(finding, part.unit_id, part.unit_name))
    return doubts


def listed_by_several(figure: Figure) -> list[Doubt]:
    """Things that more than one unit lists in a national table."""
    doubts = []
    for name, units in rows_in_several_units(figure.field, figure.rows):
        params = {**_named(figure.field), "name": name, "units": ", ".join(units)}
        doubts.append(Doubt(Finding("listed_by_several", Severity.WARNING, params, fields=(figure.field.id,))))
    return doubts


def contradictions_of(
    letters: Sequence[Standing], findings: FindingsByUnit, figures: Mapping[str, Figure]
) -> tuple[Doubt, ...]:
    """What letters say against themselves or each other, each once, unit by unit; mere notices are left out."""
    found: list[Doubt] = []
    for letter in letters:
        unit = letter.stands
        for finding in findings[unit.unit_id]:
            found.append(Doubt(finding, unit.unit_id, unit.unit_name))
    own = {(doubt.unit_id, id(doubt.finding)) for doubt in found}
    for figure in figures.values():
        found.extend(doubt for doubt in figure.doubts if (doubt.unit_id, id(doubt.finding)) not in own)
    kept: dict[str, list[Doubt]] = {}
    for doubt in found:
        serious = doubt.finding.severity is not Severity.INFO and doubt.finding.code in CONTRADICTIONS
        of_unit = kept.setdefault(doubt.unit_id, [])
        if serious and doubt not in of_unit:
            of_unit.append(doubt)
    return tuple(doubt for unit_id in sorted(kept) for doubt in kept[unit_id])

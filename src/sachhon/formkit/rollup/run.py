"""From many units' answers to the national figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sachhon.formkit.definition import Template
from sachhon.formkit.rollup.areas import LAST_DAY_OF_63, Area, area_figures, areas_of, day_of, home_of
from sachhon.formkit.rollup.case import FieldCase, Weights, make_case
from sachhon.formkit.rollup.doubts import (
    contradictions_of,
    doubts_by_field,
    far_from_others,
    listed_by_several,
    unit_findings,
)
from sachhon.formkit.rollup.letters import Standing, letters_differ, standing_letters, superseded
from sachhon.formkit.rollup.methods import LOCAL_METHODS, METHODS
from sachhon.formkit.rollup.model import Doubt, Figure, Figures, Unit, UnitAnswers
from sachhon.formkit.rollup.targets import target_results
from sachhon.vietnamese.places import MERGER, provinces

ANSWERED = "answered"


def roll_up(
    template: Template,
    answers: Iterable[UnitAnswers],
    *,
    asked: Sequence[Unit] | None = None,
    weights: Weights | None = None,
) -> Figures:
    """The figures of a round.

    `asked`: the units of the round, by default all provinces where only provinces answer, else those that answered; a
    unit that answered unasked counts as asked. `weights`: {population: {unit id: size}} for means of shares, e.g.
    {"industrial_facilities": {"52": 2400}}.

    The order of `answers` does not matter. Raises KeyError on an answer to a field that the template lacks.
    """
    received = list(answers)
    letters = standing_letters(one for one in received if one.status == ANSWERED)
    on = _day_of_round(template, letters)
    everyone = _everyone(template, letters, asked, on)
    own_days = {one.stands.unit_id: one.stands.letter.date for one in letters if one.stands.letter}
    homes = {
        unit.unit_id: home_of(unit.province_code, day_of(unit.geography, own_days.get(unit.unit_id) or on))
        for unit in everyone
    }
    areas = areas_of(everyone, homes)
    findings = {one.stands.unit_id: unit_findings(template, one.stands) for one in letters}
    differing = letters_differ(template, letters)
    doubts = doubts_by_field(template, letters, findings, differing)
    figures: dict[str, Figure] = {}
    for field in template.fields:
        case = make_case(template, field, everyone, letters, weights or {})
        figures[field.id] = _figure(case, doubts[field.id], areas)
    reported = {one.stands.unit_id for one in letters}
    return Figures(
        template=template,
        asked=everyone,
        answered=tuple(one.stands for one in letters),
        silent=tuple(unit for unit in everyone if unit.unit_id not in reported),
        set_aside=tuple(sorted((one for one in received if one.status != ANSWERED), key=_file)),
        superseded=superseded(letters),
        figures=figures,
        targets=target_results(template, figures),
        contradictions=contradictions_of(letters, findings, figures),
    )


def _file(one: UnitAnswers) -> tuple[str, str]:
    return one.letter.file if one.letter else "", one.unit_id


def _day_of_round(template: Template, letters: Sequence[Standing]) -> date:
    """The day whose geography the round has: that of its newest letter, else of the request."""
    days = [one.stands.letter.date for one in letters if one.stands.letter and one.stands.letter.date]
    if days:
        return max(days)
    return template.basis.date if template.basis else MERGER


def _everyone(
    template: Template, letters: Sequence[Standing], asked: Sequence[Unit] | None, on: date
) -> tuple[Unit, ...]:
    """Those asked, and after them those that answered without being on the list."""
    if asked is None:
        day = on if on >= MERGER else min(on, LAST_DAY_OF_63)
        whole_country = template.respondents == ("province",)
        listed = [Unit(one.code, one.name, one.code) for one in provinces(day)] if whole_country else []
    else:
        listed = list(asked)
    known = {unit.unit_id for unit in listed}
    answered = [Unit(one.stands.unit_id, one.stands.unit_name, one.stands.province_code) for one in letters]
    return (*listed, *(unit for unit in answered if unit.unit_id not in known))


def _figure(case: FieldCase, doubts: Sequence[Doubt], areas: Sequence[Area]) -> Figure:
    outcome = METHODS[case.field.rollup](case)
    field = case.field
    figure = Figure(
        field=field,
        method=outcome.method,
        asked_method=field.rollup,
        state=outcome.state,
        value=outcome.value,
        unit=outcome.unit or field.unit,
        coverage=case.coverage,
        parts=outcome.parts if outcome.parts is not None else case.parts,
        reason=outcome.reason,
        distribution=outcome.distribution,
        extras=outcome.extras,
        themes=outcome.themes,
        rows=outcome.rows,
        totals=outcome.totals,
    )
    local = field.rollup in LOCAL_METHODS and not field.columns
    found = area_figures(case, areas) if local else {}
    every_doubt = (*doubts, *far_from_others(figure), *listed_by_several(figure))
    return replace(figure, doubts=every_doubt, areas=found)

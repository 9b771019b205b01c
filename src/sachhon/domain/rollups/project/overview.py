"""The table of all figures of a round."""

from __future__ import annotations

from typing import Any

from sachhon.domain.rollups.live import RoundFigures
from sachhon.domain.rollups.outliers import fence_of
from sachhon.domain.rollups.project.words import (
    both,
    figure_words,
    finding_words,
    number_words,
    plain_number,
    unit_words,
)
from sachhon.formkit.definition import Template
from sachhon.formkit.rollup import METHOD_WORDS, Coverage, Figure, TargetResult
from sachhon.formkit.rollup.spread import point
from sachhon.formkit.values import State

AREAS = ("province63", "region63", "province34", "region34")


def overview(computed: RoundFigures) -> dict[str, Any]:
    """{"template", "asked", "answered", "accepted", "silent", "figures": [...], "targets": [...], "areas": {...}}."""
    figures, asked = computed.figures, computed.ground.asked
    template = figures.template
    return {
        "template": {"id": template.id, "version": template.version, "titles": dict(template.titles)},
        "respondent": dict(template.respondent_word),
        "asked": len(figures.asked),
        "answered": len(figures.answered),
        "accepted": sum(one.accepted for one in asked),
        "silent": [{"code": unit.unit_id, "name": unit.unit_name} for unit in figures.silent],
        "geographies": sorted({one.geography for one in asked if one.geography}),
        "sections": [
            {"item": section.item, "number": section.number, "titles": dict(section.titles)}
            for section in template.outline()
        ],
        "figures": [figure_row(figure, template) for figure in figures.figures.values()],
        "targets": [_target(result) for result in figures.targets],
    }


def figure_row(figure: Figure, template: Template) -> dict[str, Any]:
    """A figure as it stands in the table; `today`: of today's provinces, from how many all, some or none reported."""
    return {
        "field": figure.field.id,
        "item": figure.field.item,
        "labels": dict(figure.field.labels),
        "kind": _kind(figure),
        "state": figure.state.value,
        "number": plain_number(figure.value),
        "words": both(lambda language: figure_words(figure, language)),
        "unit": unit_words(figure, template),
        "method": both(lambda language: METHOD_WORDS[figure.method][language]),
        "method_id": figure.method,
        "reason": finding_words(figure.reason),
        "median": number_words(figure.distribution.median) if figure.distribution else "",
        "count": _count(figure),
        "coverage": coverage(figure.coverage),
        "today": _today(figure),
        "doubts": len(figure.doubts),
        "fence": _fence(figure),
    }


def coverage(told: Coverage) -> dict[str, int]:
    """Counts alone; the units are on the figure's own page."""
    return {
        "n": told.n,
        "asked": told.asked,
        "answered": len(told.answered),
        "nil": len(told.nil),
        "unknown": len(told.unknown),
        "missing": len(told.missing),
        "silent": len(told.silent),
    }


def _kind(figure: Figure) -> str:
    """number | spread | rows | words | names."""
    if figure.themes or figure.asked_method == "digest":
        return "words"
    if figure.method == "append":
        return "rows"
    if figure.method == "union":
        return "names"
    return "spread" if figure.method == "distribution" else "number"


def _count(figure: Figure) -> int:
    """How many rows or statements, where the figure is a list of them."""
    if figure.themes:
        return sum(len(theme.entries) for theme in figure.themes)
    return len(figure.rows) if figure.rows else len(figure.coverage.answered)


def _today(figure: Figure) -> dict[str, int] | None:
    areas = figure.areas.get("province34")
    if not areas:
        return None
    full = sum(area.coverage.n == area.coverage.asked for area in areas)
    none = sum(area.coverage.n == 0 for area in areas)
    return {"full": full, "some": len(areas) - full - none, "none": none, "asked": len(areas)}


def _fence(figure: Figure) -> dict[str, Any] | None:
    """Where answers begin to lie far from the others."""
    if figure.rows or figure.themes:
        return None
    said = [number for part in figure.parts if part.state is State.VALUE and (number := point(part)) is not None]
    fence = fence_of(said, figure.field.type.startswith("percent"))
    return fence.told() if fence else None


def _target(result: TargetResult) -> dict[str, Any]:
    ends = [number_words(end) for end in (result.value_low, result.value_high) if end is not None]
    aims = [number_words(end) for end in (result.low, result.high) if end is not None]
    return {
        "id": result.target_id,
        "field": result.field,
        "indicator": dict(result.indicator),
        "operator": result.operator,
        "aim": "–".join(dict.fromkeys(aims)),
        "value": "–".join(dict.fromkeys(ends)),
        "unit": result.unit,
        "year": result.deadline_year,
        "verdict": result.verdict,
        "reason": finding_words(result.reason),
        "coverage": coverage(result.coverage),
        "source": result.source,
    }

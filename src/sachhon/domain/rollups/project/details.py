"""One figure with all that stands behind it."""

from __future__ import annotations

from typing import Any

from sachhon.domain.rollups.answers import Sealed
from sachhon.domain.rollups.live import RoundFigures
from sachhon.domain.rollups.project.overview import AREAS, coverage, figure_row
from sachhon.domain.rollups.project.words import (
    Said,
    both,
    finding_words,
    number_words,
    plain_number,
    shortened,
    value_words,
)
from sachhon.domain.submissions.api import fingerprint
from sachhon.formkit.definition import Field
from sachhon.formkit.fields import Range
from sachhon.formkit.rollup import AreaFigure, Doubt, Extra, Figure, MergedRow, Part, TableTotal, ThemeEntries
from sachhon.formkit.rollup.spread import distribution_of, point
from sachhon.formkit.values import State, cells_of

_DOUBTS = 500  # of a figure; more are counted, not listed
_ROWS: Said = {"vi": "Số dòng", "en": "Rows"}


def figure_detail(computed: RoundFigures, figure: Figure) -> dict[str, Any]:
    """The row of the table, its parts by unit, areas, doubts, spread, rows, totals and statements.

    Every part names its unit and revision; the words it came from are read from the revision itself.
    """
    doubts = _doubts_by_unit(figure)
    rows = bool(figure.rows)
    return {
        **figure_row(figure, computed.figures.template),
        "silent": [{"code": unit.unit_id, "name": unit.unit_name} for unit in computed.figures.silent],
        "parts": [] if rows else [_part(part, figure, computed.sealed, doubts) for part in figure.parts],
        "tellings": [_telling(doubt, computed.sealed) for doubt in figure.doubts[:_DOUBTS]],
        "spread": _spread(figure),
        "areas": {kind: [_area(area, figure) for area in figure.areas.get(kind, ())] for kind in AREAS},
        "extras": [_extra(extra, figure) for extra in figure.extras],
        "columns": [{"id": name, **_heading(name, figure.field)} for name in _columns(figure)],
        "rows": [_row(row, figure, computed.sealed) for row in figure.rows],
        "totals": [_total(total, figure.field) for total in figure.totals],
        "themes": [_theme(theme) for theme in figure.themes],
    }


def _doubts_by_unit(figure: Figure) -> dict[str, int]:
    counted: dict[str, int] = {}
    for doubt in figure.doubts:
        counted[doubt.unit_id] = counted.get(doubt.unit_id, 0) + 1
    return counted


def _part(part: Part, figure: Figure, sealed: dict[str, Sealed], doubts: dict[str, int]) -> dict[str, Any]:
    said = part.state is State.VALUE and part.value is not None
    at = point(part) if part.state is State.VALUE else None
    return {
        "unit": part.unit_id,
        "name": part.unit_name,
        "state": part.state.value,
        "words": both(lambda language: shortened(value_words(part.value, figure.field, language)))
        if said
        else _nothing(),
        "number": plain_number(at),
        "range": isinstance(part.value, Range) and part.value.low != part.value.high,
        "weight": number_words(part.weight) if part.weight is not None else "",
        "counted": part.counted,
        "confidence": round(part.confidence, 2),
        "origin": part.origin.kind if part.origin else "",
        "doubts": doubts.get(part.unit_id, 0),
        **_revision(sealed.get(part.unit_id)),
    }


def _nothing() -> Said:
    return {"vi": "", "en": ""}


def _revision(sealed: Sealed | None) -> dict[str, Any]:
    return {"revision": sealed.number, "receipt": sealed.receipt} if sealed else {}


def _telling(doubt: Doubt, sealed: dict[str, Sealed]) -> dict[str, Any]:
    """A doubt with the reason that the unit gave for it."""
    own = sealed.get(doubt.unit_id)
    reason = own.reasons.get(fingerprint(doubt.finding), "") if own else ""
    return {
        "unit": doubt.unit_id,
        "name": doubt.unit_name,
        "code": doubt.finding.code,
        "severity": doubt.finding.severity.value,
        "words": finding_words(doubt.finding),
        "reason": reason,
    }


def _spread(figure: Figure) -> dict[str, str] | None:
    spread = figure.distribution or (None if figure.rows else distribution_of(figure.parts))
    if spread is None:
        return None
    return {
        "minimum": number_words(spread.minimum),
        "lower": number_words(spread.lower_quartile),
        "median": number_words(spread.median),
        "upper": number_words(spread.upper_quartile),
        "maximum": number_words(spread.maximum),
        "n": str(spread.n),
    }


def _area(area: AreaFigure, figure: Figure) -> dict[str, Any]:
    value = area.value
    words = ""
    if area.state is State.VALUE and value is not None:
        if isinstance(value, Range):
            words = "–".join(dict.fromkeys((number_words(value.low), number_words(value.high))))
        else:
            exact = plain_number(value)
            words = number_words(value) if exact is not None else shortened(value_words(value, figure.field, "vi"))  # type: ignore[arg-type]
    return {
        "code": area.code,
        "name": area.name,
        "state": area.state.value,
        "words": words,
        "number": plain_number(value.middle if isinstance(value, Range) else value),
        "coverage": coverage(area.coverage),
    }


def _extra(extra: Extra, figure: Figure) -> dict[str, Any]:
    kind, _, name = extra.kind.partition(".")
    labels: Said = {}
    if kind == "option":
        labels = dict(next((one.labels for one in figure.field.options if one.id == name), {}))
    elif kind == "denominator":
        labels = dict(next((one.labels for one in figure.field.denominators if one.id == name), {}))
    return {"kind": kind, "labels": labels, "words": number_words(extra.value), "n": len(extra.parts)}


def _columns(figure: Figure) -> list[str]:
    """The columns that any row fills, in the order of the template; of repeated ones every year that occurs."""
    filled = dict.fromkeys(name for row in figure.rows for name in row.cells)
    years = tuple(sorted({int(name.split(".")[0]) for name in filled if name.partition(".")[2]}))
    return [name for name, _ in cells_of(figure.field, years) if name in filled]


def _heading(name: str, field: Field) -> dict[str, Any]:
    column = field.column(name)
    year = name.partition(".")[0] if "." in name else ""
    return {"labels": {key: f"{words} {year}".strip() for key, words in column.labels.items()}, "unit": column.unit}


def _row(row: MergedRow, figure: Figure, sealed: dict[str, Sealed]) -> dict[str, Any]:
    cells = {}
    for name, answer in row.cells.items():
        if answer.state is State.VALUE:
            cells[name] = shortened(value_words(answer.value, figure.field.column(name), "vi"))
        elif answer.state is not State.MISSING:
            cells[name] = {State.NIL: "–", State.UNKNOWN: "…"}[answer.state]
    number = row.parts[0].row if row.parts else None
    return {
        "unit": row.unit_id,
        "name": row.unit_name,
        "row": number,
        "cells": cells,
        "conflicts": list(row.conflicts),
        **_revision(sealed.get(row.unit_id)),
    }


def _total(total: TableTotal, field: Field) -> dict[str, Any]:
    return {
        "by": [[name, value] for name, value in total.by],
        "column": total.column,
        "labels": {"vi": "Số dòng", "en": "Rows"}
        if total.column == "rows"
        else _heading(total.column, field)["labels"],
        "words": number_words(total.value),
        "number": plain_number(total.value),
        "rows": total.rows,
        "units": len(total.units),
    }


def _theme(theme: ThemeEntries) -> dict[str, Any]:
    return {
        "id": theme.id,
        "titles": dict(theme.titles),
        "entries": [
            {"unit": entry.unit_id, "name": entry.unit_name, "text": shortened(entry.text, 600)}
            for entry in theme.entries
        ],
    }

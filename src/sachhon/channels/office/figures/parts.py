"""What one unit said on a field, with the words it came from: read from the sealed revision itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import get_language

from sachhon.channels.office.figures.rows import state_words
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.rollups.api import Ground, sealed_of
from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Answer, State, answer_of, cells_of, rows_of


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with its way back. `how` says in words where it came from."""

    label: str
    value: str
    state: str
    how: str
    quote: str
    href: str
    confidence: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A row of a table."""

    index: int
    cells: list[Said]

    @property
    def number(self) -> int:
        """As rows are counted by people."""
        return self.index + 1


def part_page(ground: Ground, field: Field, unit_code: str) -> dict[str, Any]:
    """Raises Http404 where the unit is not among those of the figures."""
    asked = next((one for one in ground.asked if one.unit_code == unit_code), None)
    if asked is None:
        raise Http404(unit_code)
    sealed = sealed_of(asked)
    context: dict[str, Any] = {
        "field": field,
        "label": field.labels.get((get_language() or "vi")[:2], field.labels["vi"]),
        "asked": asked,
        "sealed": sealed,
    }
    if sealed is None:
        return context
    if field.columns:
        return {**context, "rows": [_row(field, row.number, dict(row.cells)) for row in rows_of(sealed.values, field)]}
    answer = answer_of(sealed.values, field.id)
    return {**context, "said": _said(field, answer), "reasons": sealed.said_by_field.get(field.id, ())}


def _row(field: Field, number: int, cells: dict[str, Answer]) -> SaidRow:
    years = tuple(sorted({int(name.split(".")[0]) for name in cells if "." in name}))
    ordered = [name for name, _ in cells_of(field, years) if name in cells]
    return SaidRow(number, [_said(field.column(name), cells[name], name) for name in ordered])


def _said(spec: Field | Column, answer: Answer, name: str = "") -> Said:
    language = (get_language() or "vi")[:2]
    value = state_words(answer.state.value)
    if answer.state is State.VALUE:
        value = field_type(spec.type).format(answer.value, spec, language)
    year = name.partition(".")[0] if "." in name else ""
    return Said(
        label=f"{spec.labels.get(language, spec.labels['vi'])} {year}".strip(),
        value=value,
        state=answer.state.value,
        how=origin_words(answer.origin),
        quote=answer.origin.quote if answer.origin else "",
        href=words_address(answer.origin),
        confidence=round(answer.confidence * 100),
        unit=spec.unit if spec.unit not in value and spec.type != "money" else "",
    )

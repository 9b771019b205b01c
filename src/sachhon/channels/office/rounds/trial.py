"""A filled blank tried against a template: each answer as a person reads it, what the rules say. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.codecs.forms import NotABlank, read_filled
from sachhon.formkit.definition import Template
from sachhon.formkit.fields.display import display
from sachhon.formkit.findings import say
from sachhon.formkit.rules import check
from sachhon.formkit.values import Key, State, Values, spec_of

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class TriedAnswer:
    """A question with its answer: words, or a table's rows. `state` is that of the answer; "rows" for a table."""

    label: str
    words: str
    state: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `refused`: why the file is no blank; then there are no answers."""

    answers: tuple[TriedAnswer, ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    """(severity, sentence)."""
    refused: str = ""
    other_version: str = ""


def trial_of(definition: Template, name: str, data: bytes, language: str) -> Trial:
    """The file read as a filled blank of this template."""
    try:
        filled = read_filled(name, data, {definition.id: definition})
    except NotABlank as wrong:
        return Trial(refused=say(wrong.finding, language))
    findings = [*filled.findings, *check(definition, filled.values)]
    return Trial(
        answers=tuple(_answer(definition, field.id, filled.values, language) for field in definition.fields),
        findings=tuple((finding.severity.value, say(finding, language)) for finding in findings),
        other_version=filled.version if filled.version != definition.version else "",
    )


def _answer(definition: Template, field_id: str, values: Values, language: str) -> TriedAnswer:
    field = definition.field(field_id)
    label = field.labels.get(language) or field.labels["vi"]
    if not field.columns:
        answer = values.get(Key(field_id))
        if answer is None:
            return TriedAnswer(label, "", State.MISSING.value)
        words = display(answer.value, field, language) if answer.state is State.VALUE else ""
        return TriedAnswer(label, words, answer.state.value)
    cells = {(key.row, key.column): answer for key, answer in values.items() if key.field == field_id}
    columns = tuple(dict.fromkeys(column for _row, column in cells if column))
    names = tuple(_column_name(definition, field_id, column, language) for column in columns)
    rows = tuple(
        tuple(
            display(cells[row, column].value, spec_of(definition, Key(field_id, row, column)), language)
            if (row, column) in cells and cells[row, column].state is State.VALUE
            else ""
            for column in columns
        )
        for row in sorted({row for row, _column in cells if row is not None})[:MOST_ROWS]
    )
    return TriedAnswer(label, "", "rows" if rows else State.MISSING.value, names, rows)


def _column_name(definition: Template, field_id: str, column: str, language: str) -> str:
    spec = definition.field(field_id).column(column)
    year, dot, _rest = column.partition(".")
    label = spec.labels.get(language) or spec.labels["vi"]
    return f"{label} {year}" if dot and year.isdigit() else label

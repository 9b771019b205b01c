"""What any filled blank gives: the answers, each with the place it was imported from, and what could not be taken."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import State, Values, cells_of
from sachhon.vietnamese.folding import squash

STATE_WORDS = {
    State.NIL: {"vi": "Không có", "en": "None"},
    State.UNKNOWN: {"vi": "Chưa có số liệu", "en": "No figures yet"},
}
_TYPED = {squash(word): state for state, words in STATE_WORDS.items() for word in words.values()} | {
    squash(word): state
    for state, words in (
        (State.NIL, ("không phát sinh", "nil")),
        (State.UNKNOWN, ("chưa thống kê được", "chưa rõ", "unknown")),
    )
    for word in words
}


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The answers of a filled blank. `findings` name what was refused, cell by cell; none of that is in `values`."""

    template_id: str
    version: str
    values: Values
    findings: tuple[Finding, ...] = ()
    unit_name: str = ""


class NotABlank(ValueError):
    """The file is no blank of this system, or damaged; `finding` says which."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.key)
        self.finding = finding


def told_columns(field: Field, values: Values) -> list[tuple[str, str, Column]]:
    """A table's columns as a form shows them: (id, label, column), repeated ones for every year printed or told of."""
    told = {
        int(key.column.partition(".")[0])
        for key in values
        if key.field == field.id and key.column and key.column[:4].isdigit()
    }
    years = tuple(sorted(told.union(field.years)))
    return [
        (name, f"{column.labels['vi']} {name[:4]}" if column.repeat else column.labels["vi"], column)
        for name, column in cells_of(field, years)
    ]


def not_a_blank(variant: str, **params: object) -> NotABlank:
    """The refusal of a whole file."""
    return NotABlank(Finding("not_a_blank", Severity.ERROR, params, variant=variant))


def typed_state(text: str) -> State | None:
    """The state that a person typed instead of a value ("Không có", "Chưa có số liệu"); None for anything else."""
    return _TYPED.get(squash(text))

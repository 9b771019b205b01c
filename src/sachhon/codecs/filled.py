"""What any filled blank gives: the answers, each with the place it was imported from, and what could not be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.definition import Column, Field, Template, templates
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.values import State, Values, cells_of
from sachhon.vietnamese.folding import squash

Spec = Field | Column
# The first word of each is what a form offers; the others are what people type. `_CLOSED` types may use one of them
# for a value of their own ("Không có" is a no): there the next word stands for the state.
_WORDS = {
    State.NIL: ("Không có", "Không phát sinh", "Không", "Nil", "None"),
    State.UNKNOWN: (
        *("Chưa có số liệu", "Chưa thống kê được", "Chưa thống kê", "Chưa rõ", "Không rõ", "Không có số liệu"),
        *("Chưa tổng hợp được", "Unknown", "No figures yet"),
    ),
}
_CLOSED = frozenset({"yes_no", "choice", "industry"})
_STATE_OF = {squash(word): state for state, words in _WORDS.items() for word in words}


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


def not_a_blank(variant: str, **params: object) -> NotABlank:
    """The refusal of a whole file."""
    return NotABlank(Finding("not_a_blank", Severity.ERROR, params, variant=variant))


def cell_refused(spec: Spec, variant: str, cell: str = "", **params: object) -> Finding:
    """An answer that was not taken; its wording gets the labels besides `params`."""
    told = {"label_vi": spec.labels["vi"], "label_en": spec.labels.get("en", spec.labels["vi"]), **params}
    return Finding("cell_refused", Severity.ERROR, told, fields=(spec.id,), variant=variant, cell=cell)


def lost(what: str, text: str, cell: str = "") -> Finding:
    """An answer to what the template no longer asks."""
    return Finding("cell_refused", Severity.WARNING, {"what": what, "text": text[:200]}, variant="lost", cell=cell)


def template_of(template_id: str, known: Mapping[str, Template] | None) -> Template:
    """The template among `known`, by default those of the catalogue. Raises NotABlank."""
    template = (templates() if known is None else known).get(template_id)
    if template is None:
        raise not_a_blank("unknown_template", template=template_id)
    return template


def outdated(template: Template, version: str) -> tuple[Finding, ...]:
    """That a blank is of another version than the template's, nothing where it is the same."""
    if version == template.version:
        return ()
    return (Finding("outdated_blank", Severity.WARNING, {"version": version, "current": template.version}),)


def without_place(template: Template, placed: set[str]) -> tuple[Finding, ...]:
    """The questions that have no place in the file, in one finding: a row or sheet was deleted, or the blank is old."""
    gone = [field for field in template.fields if field.id not in placed]
    if not gone:
        return ()
    labels = {
        f"labels_{tongue}": "; ".join(field.labels.get(tongue, field.id) for field in gone) for tongue in ("vi", "en")
    }
    params: dict[str, object] = {"count": len(gone), **labels}
    return (Finding("place_lost", Severity.WARNING, params, fields=tuple(field.id for field in gone)),)


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


def state_word(state: State, spec: Spec) -> str:
    """The Vietnamese word for nil or unknown that `typed_state` gives back for this field; "" for other states."""
    return next((word for word in _WORDS.get(state, ()) if typed_state(word, spec) is state), "")


def state_words(spec: Spec) -> tuple[str, ...]:
    """The words for nil and unknown that a form offers for this field."""
    return tuple(state_word(state, spec) for state in _WORDS)


def typed_state(text: str, spec: Spec) -> State | None:
    """The state that a person typed instead of a value ("Không có", "Chưa có số liệu"); None for anything else."""
    state = _STATE_OF.get(squash(text))
    if state is not None and spec.type in _CLOSED:
        try:
            field_type(spec.type).parse(text, spec)
        except FieldError:
            return state
        return None
    return state

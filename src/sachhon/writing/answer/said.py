"""One answer in words; what was not answered is never shown as a zero."""

from __future__ import annotations

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import display, field_type
from sachhon.formkit.values import MISSING, Answer, Origin, State, Values, answer_of, rows_of, state_of

NOT_SAID = {
    State.NIL: "Không có",
    State.UNKNOWN: "Chưa có số liệu",
    State.MISSING: "(chưa trả lời)",
}


def words_of(answer: Answer, spec: Field | Column) -> str:
    """A value with its unit, or the words for its state."""
    if answer.state is not State.VALUE:
        return NOT_SAID[answer.state]
    said = display(answer.value, spec)
    unit = spec.unit if field_type(spec.type).numeric and spec.type != "money" else ""
    return f"{said} {unit}" if unit and unit not in said else said


def cell_words(answer: Answer, column: Column) -> str:
    """A table's cell: its unit stands over it, and a blank stays blank."""
    if answer.state is State.MISSING:
        return ""
    if answer.state is not State.VALUE:
        return NOT_SAID[answer.state]
    said = display(answer.value, column)
    return said.removesuffix(" đồng") if column.type == "money" else said


def table_state(values: Values, field: Field) -> Answer:
    """Of a table without rows, what was said in their place."""
    own = answer_of(values, field.id)
    return own if not rows_of(values, field) else MISSING


def asked(values: Values, field: Field) -> bool:
    """Whether a field is shown: details of a question that was not answered with yes are not, where none were given."""
    if not field.details_of or state_of(values, field) is not State.MISSING:
        return True
    return answer_of(values, field.details_of).value is True


def origin_words(origin: Origin | None) -> tuple[str, str]:
    """(where a value came from, the words or note that it rests on)."""
    if origin is None or origin.kind == "typed":
        return "", ""
    kind = {
        "read": "Đọc từ tệp",
        "imported": "Nhập từ tệp",
        "computed": "Tính từ số liệu khác",
        "carried": "Chuyển từ kỳ trước",
    }.get(origin.kind, origin.kind)
    cell = f", ô {origin.sheet}!{origin.cell}" if origin.cell else ""
    return f"{kind} {origin.file}{cell}".strip(), origin.quote or origin.note

"""Answers to any template, drawn from its definition: every state, every field type, tables of any length."""

from __future__ import annotations

from hypothesis import strategies as st

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import Quantity
from sachhon.formkit.values import Answer, Key, State, cells_of
from tests.formkit.typed_values import values_of_type

# What people really type: signs that a spreadsheet takes for a formula, escapes, letters of both compositions.
AWKWARD = st.sampled_from(
    [
        *("=1+1", "+84 256 382", "-5 độ", "@bộ phận", "“ngoặc”", "<b>&amp;</b>", "Đắk Lắk – Huế", "{=A1}", "_x0041_"),
        *("'nháy", "01", "1.234", "10%", "12/03/2018", "http://sct.gov.vn", "#N/A", "TRUE", "🌱 xanh", "dài " * 200),
    ]
)
PARAGRAPHS = st.lists(AWKWARD, min_size=1, max_size=4).map(lambda lines: "\n".join(line.strip() for line in lines))
STATES = st.sampled_from([State.VALUE, State.VALUE, State.VALUE, State.NIL, State.UNKNOWN, State.MISSING])


def _negative(value: object) -> object:
    return Quantity(-value.value, value.unit) if isinstance(value, Quantity) else -value  # type: ignore[operator]


def _value(spec: Field | Column) -> st.SearchStrategy[object]:
    drawn = values_of_type(spec)
    if spec.type in ("text", "facility", "unit"):
        return drawn | AWKWARD.map(lambda text: " ".join(text.split()))
    if spec.type == "narrative":
        return drawn | PARAGRAPHS
    if spec.type in ("integer", "decimal", "money", "quantity") and (spec.minimum is None or spec.minimum < 0):
        return drawn | drawn.map(_negative)
    return drawn


@st.composite
def answers(draw: st.DrawFn, template: Template, rows: int = 4) -> dict[Key, Answer]:
    """Flat answers; what is missing is left out, rows are numbered from 0 and each says something."""
    values: dict[Key, Answer] = {}
    for field in template.fields:
        if not field.columns:
            _add(values, Key(field.id), draw(STATES), field, draw)
            continue
        count = draw(st.integers(0, rows))
        if not count:
            state = draw(st.sampled_from([State.NIL, State.UNKNOWN, State.MISSING]))
            if state is not State.MISSING:
                values[Key(field.id)] = Answer(state)
            continue
        for row in range(count):
            cells = list(cells_of(field))
            said = draw(st.integers(0, len(cells) - 1))
            for number, (column_id, column) in enumerate(cells):
                state = State.VALUE if number == said else draw(STATES)
                _add(values, Key(field.id, row, column_id), state, column, draw)
    return values


def _add(values: dict[Key, Answer], key: Key, state: State, spec: Field | Column, draw: st.DrawFn) -> None:
    if state is not State.MISSING:
        values[key] = Answer(state, draw(_value(spec)) if state is State.VALUE else None)


def content(values: object) -> dict[Key, tuple[State, object]]:
    """What is said, apart from where it came from and from what is missing."""
    assert isinstance(values, dict)
    return {key: (answer.state, answer.value) for key, answer in values.items() if answer.state is not State.MISSING}

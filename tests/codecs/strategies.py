"""Answers to any template, drawn from its definition: every state, every field type, tables of any length."""

from __future__ import annotations

from hypothesis import strategies as st

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.values import Answer, Key, State, cells_of
from tests.formkit.typed_values import values_of_type

# What people really type: signs that a spreadsheet takes for a formula, line ends, letters of both compositions.
AWKWARD = st.sampled_from(
    ["=1+1", "+84 256 382", "-5 độ", "@bộ phận", "“ngoặc”", "<b>&amp;</b>", "Đắk Lắk – Huế", "dài " * 200, "\u00a0x"]
)
STATES = st.sampled_from([State.VALUE, State.VALUE, State.VALUE, State.NIL, State.UNKNOWN, State.MISSING])


def _value(spec: Field | Column) -> st.SearchStrategy[object]:
    drawn = values_of_type(spec)
    if spec.type in ("text", "facility"):
        return drawn | AWKWARD.map(lambda text: " ".join(text.split()))
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
    if state is State.VALUE:
        values[key] = Answer(state, draw(_value(spec)))
    elif state is not State.MISSING and (key.row is None or spec.type != "yes_no"):
        # A yes or no has no words of its own for nil within a table: "Không" is its no.
        values[key] = Answer(state)


def content(values: object) -> dict[Key, tuple[State, object]]:
    """What is said, apart from where it came from and from what is missing."""
    assert isinstance(values, dict)
    return {key: (answer.state, answer.value) for key, answer in values.items() if answer.state is not State.MISSING}

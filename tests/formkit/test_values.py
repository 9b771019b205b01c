"""Answers: reaching in, diff, merge, JSON; blank is not zero."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.formkit.definition import Template, template, templates
from sachhon.formkit.fields import DocumentRef
from sachhon.formkit.values import (
    Answer,
    Key,
    Origin,
    State,
    answer_of,
    blank,
    cells_of,
    diff,
    from_json,
    merge,
    rows_of,
    spec_of,
    state_of,
    to_json,
)
from tests.formkit.typed_values import values_of_type

FORM = template("bct-1819-2018")


def said(value: object, origin: Origin | None = None) -> Answer:
    return Answer(State.VALUE, value, origin)


@st.composite
def answers(draw: st.DrawFn, form: Template) -> dict[Key, Answer]:
    """Some answers to a template, in all states, with origins; every value as its type allows."""
    values: dict[Key, Answer] = {}
    origins = st.none() | st.builds(
        Origin, st.sampled_from(["read", "typed"]), file=st.just("a.txt"), start=st.integers(0, 9), end=st.just(10)
    )
    for field in draw(st.lists(st.sampled_from(form.fields), unique=True, max_size=8)):
        keys = [Key(field.id)]
        if field.columns:
            cells = [column for column, _ in cells_of(field)]
            keys = [Key(field.id, row, draw(st.sampled_from(cells))) for row in range(draw(st.integers(0, 3)))]
        for key in keys:
            state = draw(st.sampled_from(State))
            value = draw(values_of_type(spec_of(form, key))) if state is State.VALUE else None
            confidence = draw(st.sampled_from([1.0, 0.5]))
            values[key] = Answer(state, value, draw(origins), confidence)
    return values


FORMS_WITH_ANSWERS = st.sampled_from(sorted(templates())).flatmap(
    lambda form_id: st.tuples(st.just(template(form_id)), answers(template(form_id)))
)


@given(FORMS_WITH_ANSWERS)
def test_json_gives_the_answers_back(drawn: tuple[Template, dict[Key, Answer]]) -> None:
    form, values = drawn
    assert from_json(form, json.loads(json.dumps(to_json(form, values)))) == values


@given(answers(FORM), answers(FORM))
def test_a_merge_says_what_the_update_says_and_keeps_what_it_leaves_out(
    base: dict[Key, Answer], update: dict[Key, Answer]
) -> None:
    merged = merge(base, update).values
    for key, answer in update.items():
        if answer.state is not State.MISSING:
            assert merged[key] == answer
    tables = {key.field for key, answer in update.items() if key.row is not None and answer.state is not State.MISSING}
    for key, answer in base.items():
        unsaid = update.get(key) is None or update[key].state is State.MISSING
        if unsaid and key.field not in tables:
            assert merged[key] == answer
    assert merge(base, {}).values == base
    assert diff(merge(base, update).values, merge(merged, update).values) == ()


def test_a_diff_names_what_changed_and_not_where_it_came_from() -> None:
    old = {Key("a"): said(1, Origin("typed")), Key("b"): said(2), Key("c"): Answer(State.MISSING)}
    new = {Key("a"): said(1, Origin("read")), Key("b"): Answer(State.NIL), Key("d"): said(4)}
    changes = diff(old, new)
    assert [(change.key.field, change.old, change.new) for change in changes] == [
        ("b", said(2), Answer(State.NIL)),
        ("d", None, said(4)),
    ]


def test_a_merge_names_what_it_replaced() -> None:
    merged = merge({Key("a"): said(1), Key("b"): said(2)}, {Key("a"): said(3), Key("c"): said(4)})
    assert [(change.key.field, change.old, change.new) for change in merged.replaced] == [("a", said(1), said(3))]


def test_nil_unknown_and_missing_are_three_things() -> None:
    values = {Key("funding_local"): Answer(State.NIL), Key("funding_central"): Answer(State.UNKNOWN)}
    told = {entry["field"]: entry for entry in to_json(FORM, values)["values"]}  # type: ignore[attr-defined]
    assert told["funding_local"] == {"field": "funding_local", "state": "nil"}
    assert told["funding_central"] == {"field": "funding_central", "state": "unknown"}
    assert answer_of(values, "funding_total").state is State.MISSING


def test_a_blank_has_every_field_unanswered() -> None:
    empty = blank(FORM)
    assert [key.field for key in empty] == [field.id for field in FORM.fields]
    assert {answer.state for answer in empty.values()} == {State.MISSING}
    assert diff(empty, {}) == ()


def test_a_table_is_its_rows_and_its_row_of_totals_is_told() -> None:
    values = {
        Key("plan_items", 4, "content"): said("Tổng cộng:"),
        Key("plan_items", 4, "amount"): said(30),
        Key("plan_items", 0, "content"): said("Tập huấn"),
        Key("plan_items", 2, "content"): Answer(State.MISSING),
    }
    field = FORM.field("plan_items")
    rows = rows_of(values, field)
    assert [(row.number, row.is_total) for row in rows] == [(0, False), (4, True)]
    assert rows[1].value("amount") == 30
    assert rows[0].value("amount") is None
    assert state_of(values, field) is State.VALUE
    assert state_of({Key("plan_items"): Answer(State.NIL)}, field) is State.NIL


def test_repeated_columns_stand_once_a_year_side_by_side() -> None:
    budget = template("action-plan").field("budget")
    columns = [column for column, _ in cells_of(budget, (2017, 2018))]
    assert columns[:8] == [
        "number",
        "title",
        "unit",
        "2017.quantity",
        "2017.amount",
        "2018.quantity",
        "2018.amount",
        "total",
    ]
    assert len(list(cells_of(budget))) == 10 + 2 * 5


def test_competing_readings_and_documents_keep_their_types_in_json() -> None:
    document = DocumentRef("135/QĐ-SCT", None)
    values = {Key("focal_unit_document"): Answer(State.VALUE, document, None, 0.5, (DocumentRef("136/QĐ-SCT", None),))}
    assert from_json(FORM, to_json(FORM, values)) == values


@pytest.mark.parametrize(
    "entry",
    [
        {"field": "other", "state": "nil"},
        {"field": "funding_local", "state": "zero"},
        {"field": "funding_local", "state": "nil", "value": 0},
        {"field": "funding_local", "state": "value", "value": "ba"},
        {"field": "plan_items", "row": 0, "state": "nil"},
        {"field": "plan_items", "row": 0, "column": "other", "state": "nil"},
        {"field": "funding_local", "state": "nil", "origin": {"kind": "read", "page": 3}},
        "funding_local",
    ],
)
def test_json_that_is_no_answer_is_refused(entry: object) -> None:
    with pytest.raises(ValueError):
        from_json(FORM, {"template": FORM.id, "values": [entry]})


def test_answers_to_another_template_or_given_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="not answers to"):
        from_json(FORM, {"template": "action-plan", "values": []})
    twice = {"field": "funding_local", "state": "nil"}
    with pytest.raises(ValueError, match="given twice"):
        from_json(FORM, {"template": FORM.id, "values": [twice, twice]})

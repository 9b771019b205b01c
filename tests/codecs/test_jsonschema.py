"""The JSON Schema says what `to_json` gives: every value drawn fits it, and what does not fit is no answer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.codecs.filled import NotABlank
from sachhon.codecs.forms import read_filled, write_blank
from sachhon.codecs.jsonschema import schema
from sachhon.formkit.definition import templates
from sachhon.formkit.fields import Period
from sachhon.formkit.values import Answer, Key, Origin, State, to_json
from tests.codecs.every_type import every_type
from tests.codecs.strategies import answers, content
from tests.thorough import of

FORM = templates()["bct-1819-2018"]
ALL = {**templates(), "every-type": every_type()}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = {
    *("$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items", "minItems"),
    *("const", "enum", "pattern", "format", "minimum", "maximum", "minLength", "oneOf", "anyOf", "not", "if", "then"),
    "else",
}


def fits(rule: dict[str, Any], told: object) -> bool:
    """Whether `told` fits a rule of the part of JSON Schema 2020-12 that is used; an unknown word is an error."""
    assert set(rule) <= _KNOWN, set(rule) - _KNOWN
    kinds = rule.get("type", list(_TYPES))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    of_kind = any(isinstance(told, _TYPES[kind]) for kind in kinds)
    if isinstance(told, bool) and "boolean" not in kinds:
        of_kind = False
    checks = [
        of_kind,
        "const" not in rule or (told == rule["const"] and type(told) is type(rule["const"])),
        "enum" not in rule or any(told == one and type(told) is type(one) for one in rule["enum"]),
        "oneOf" not in rule or sum(fits(one, told) for one in rule["oneOf"]) == 1,
        "anyOf" not in rule or any(fits(one, told) for one in rule["anyOf"]),
        "not" not in rule or not fits(rule["not"], told),
    ]
    if isinstance(told, str):
        checks.append("pattern" not in rule or re.search(rule["pattern"], told) is not None)
        checks.append(len(told) >= rule.get("minLength", 0))
        checks.append(rule.get("format") != "date" or re.fullmatch(r"\d{4}-\d\d-\d\d", told) is not None)
    if isinstance(told, int | float) and not isinstance(told, bool):
        checks.append(rule.get("minimum", told) <= told <= rule.get("maximum", told))
    if isinstance(told, list):
        checks.append(len(told) >= rule.get("minItems", 0))
        checks.extend(fits(rule.get("items", {}), one) for one in told)
    if isinstance(told, dict):
        known = rule.get("properties", {})
        checks.append(set(rule.get("required", ())) <= set(told))
        checks.append(rule.get("additionalProperties", True) is not False or set(told) <= set(known))
        checks.extend(fits(known[name], one) for name, one in told.items() if name in known)
    if "if" in rule:
        checks.append(fits(rule["then"] if fits(rule["if"], told) else rule["else"], told))
    return all(checks)


@pytest.mark.parametrize("template_id", list(ALL))
@settings(max_examples=of(5, 3), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_answer_fits_the_schema(template_id: str, data: st.DataObject) -> None:
    template = ALL[template_id]
    values = data.draw(answers(template))
    origin = Origin("read", "a.docx", "0" * 64, 3, 9, "mười hai")
    values = {key: replace(answer, origin=origin, confidence=0.5) for key, answer in values.items()}
    rule = json.loads(json.dumps(schema(template)))
    assert fits(rule, json.loads(json.dumps(to_json(template, values))))
    assert fits(rule, json.loads(write_blank(template, ".json")))


def test_parts_of_periods_and_competing_readings_fit() -> None:
    form = every_type()
    period = Period(2025, 2026, "2025-07-01", "Q2")
    values = {
        Key("ask_period"): Answer(State.VALUE, period),
        Key("ask_integer"): Answer(State.VALUE, 3, None, 0.5, (4,)),
    }
    assert fits(schema(form), json.loads(json.dumps(to_json(form, values))))


@pytest.mark.parametrize(
    "entry",
    [
        {"field": "funding_local", "state": "value"},
        {"field": "funding_local", "state": "nil", "value": 0},
        {"field": "funding_local", "state": "value", "value": "5"},
        {"field": "funding_local", "state": "value", "value": 5.5},
        {"field": "funding_local", "state": "zero"},
        {"field": "no_such_field", "state": "nil"},
        {"field": "facilities_aware_share", "state": "value", "value": "1.234,5"},
        {"field": "facilities_aware_share", "state": "value", "value": "1e3"},
        {"field": "plan_items", "state": "value", "value": []},
        {"field": "plan_items", "row": 0, "state": "nil"},
        {"field": "plan_items", "row": -1, "column": "amount", "state": "nil"},
        {"field": "plan_items", "row": 0, "column": "source", "state": "value", "value": "lottery"},
        {"field": "funding_local", "state": "nil", "note": "?"},
    ],
)
def test_what_is_no_answer_does_not_fit(entry: dict[str, object]) -> None:
    told = {"template": FORM.id, "version": FORM.version, "values": [entry]}
    assert not fits(schema(FORM), told)


def test_a_column_by_year_is_named_by_its_year() -> None:
    form = templates()["action-plan"]
    entry = {"field": "budget", "row": 0, "column": "2031.amount", "state": "value", "value": 5}
    told = {"template": form.id, "version": form.version, "values": [entry]}
    assert fits(schema(form), told)
    assert content(read_filled("a.json", json.dumps(told).encode()).values) == {
        Key("budget", 0, "2031.amount"): (State.VALUE, 5)
    }
    entry["column"] = "amount"
    assert not fits(schema(form), told)


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[1, 2]",
        b"{}",
        b'{"template": "no-such", "values": []}',
        b'{"template": "bct-1819-2018", "values": 5}',
        b'{"template": "bct-1819-2018", "values": [5]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "value", "value": NaN}]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "value", "value": 1e999}]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "value", "value": [5]}]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "nil", "others": 5}]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "nil", "confidence": []}]}',
        b'{"template": "bct-1819-2018", "values": [{"field": "funding_local", "state": "nil", "confidence": "x"}]}',
        b"[" * 100_000,
        b'{"a": "\xff"}',
    ],
)
def test_json_that_is_no_form_is_refused_whole(data: bytes) -> None:
    with pytest.raises(NotABlank):
        read_filled("a.json", data)


def test_texts_are_composed_and_a_mark_of_byte_order_is_no_harm() -> None:
    told = to_json(FORM, {Key("difficulties"): Answer(State.VALUE, "Tha\u0301i")})
    filled = read_filled("a.json", b"\xef\xbb\xbf \n" + json.dumps(told).encode())
    assert content(filled.values) == {Key("difficulties"): (State.VALUE, "Thái")}


def test_older_answers_are_carried_over_and_what_is_lost_is_named() -> None:
    told = {
        "template": FORM.id,
        "version": "0",
        "values": [
            {"field": "funding_local", "state": "value", "value": 5},
            {"field": "units_visited", "state": "value", "value": 34},
            {"field": "units_seen", "state": "nil"},
            {"field": "training_events", "row": 0, "column": "speakers", "state": "value", "value": 6},
        ],
    }
    filled = read_filled("a.json", json.dumps(told).encode())
    assert content(filled.values) == {Key("funding_local"): (State.VALUE, 5)}
    assert [(finding.key, finding.params.get("what"), finding.params.get("text")) for finding in filled.findings] == [
        ("outdated_blank", None, None),
        ("cell_refused.lost", "units_visited", "34"),
        ("cell_refused.lost", "training_events.speakers", "6"),
    ]
    told["version"] = FORM.version
    with pytest.raises(NotABlank, match=r"not_a_blank\.not_json"):
        read_filled("a.json", json.dumps(told).encode())

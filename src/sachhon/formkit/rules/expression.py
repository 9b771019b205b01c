"""A test over field ids, written in the template."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from simpleeval import InvalidExpression, SimpleEval

from sachhon.formkit.definition import EXPRESSION_FUNCTIONS
from sachhon.formkit.fields import Quantity, Range, display
from sachhon.formkit.fields.decimal_number import number_words
from sachhon.formkit.findings import Finding
from sachhon.formkit.rules.ground import Case, ends_of
from sachhon.formkit.values import Answer, State


def check_expression(case: Case) -> Iterator[Finding]:
    """The rule's own message where the test is false; nothing where one of its fields has no answer."""
    names: dict[str, object] = {}
    for field_id in case.rule.fields:
        value = _operand(case.answer(field_id))
        if value is None:
            return
        names[field_id] = value
    if _holds(case.text("test"), names) is False:
        yield case.finding("rule_broken", "", case.rule.fields, _messages(case))


def _operand(answer: Answer) -> object:
    """The value as the test sees it: numbers as Decimal, nil as 0, yes and no as they are; None where there is none."""
    if answer.state is State.NIL:
        return Decimal(0)
    if answer.state is not State.VALUE:
        return None
    value = answer.value
    if isinstance(value, bool | str | Range):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return value.value if isinstance(value, Quantity) else value


def _holds(test: str, names: dict[str, object]) -> bool | None:
    """Whether the test holds; None where it cannot be worked out (a division by zero, texts compared with numbers)."""
    evaluator = SimpleEval(functions=dict(_FUNCTIONS), names=names)
    evaluator.nodes[ast.Constant] = _constant
    try:
        return bool(evaluator.eval(test, previously_parsed=_parsed(test)))
    except (InvalidExpression, ArithmeticError, TypeError):
        return None


@lru_cache(maxsize=256)
def _parsed(test: str) -> ast.expr:
    return ast.parse(test.strip(), mode="eval").body


def _constant(node: ast.Constant) -> object:
    """Numbers of the test as Decimal: 0.1 is a tenth."""
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return Decimal(str(node.value))
    return node.value


def _low(value: Any) -> Decimal:
    return value.low if isinstance(value, Range) else Decimal(value)


def _high(value: Any) -> Decimal:
    return value.high if isinstance(value, Range) else Decimal(value)


_FUNCTIONS = {"low": _low, "high": _high, "min": min, "max": max, "abs": abs}
if set(_FUNCTIONS) != EXPRESSION_FUNCTIONS:
    raise AssertionError("templates are checked against other functions than rules have")


def _messages(case: Case) -> dict[str, object]:
    messages: dict[str, object] = {}
    for language, message in case.rule.messages.items():
        said = {field_id: _said(case, field_id, language) for field_id in case.rule.fields}
        messages[f"message_{language}"] = message.format_map(said)
    return messages


def _said(case: Case, field_id: str, language: str) -> str:
    answer, field = case.answer(field_id), case.template.field(field_id)
    ends = ends_of(answer)
    if ends is None:
        return display(answer.value, field, language)
    low, high = (number_words(end, language) for end in ends)
    return low if low == high else f"{low} – {high}"

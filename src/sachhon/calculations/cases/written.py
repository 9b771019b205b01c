"""Cases read from JSON and outcomes written as JSON, without a number passing through binary floating point."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from sachhon.calculations.cases.run import GivenTwice, Outcome
from sachhon.calculations.results import Result
from sachhon.formkit.findings import Finding, say

PLACES = Decimal("1e-10")  # of the outputs that are printed
LARGEST = Decimal("1e17")  # up to which so many places can be kept
LONGEST_NUMBER = 40  # digits
LANGUAGES = ("vi", "en")


class NotCases(ValueError):
    """The text is no list of cases. `line` and `column` say where it breaks off, 0 where it is JSON of another form."""

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


def parse_cases(text: str) -> list[object]:
    """The cases of a JSON list. Raises NotCases for anything else.

    What other writers of JSON let pass (NaN, a name given twice in one object) is left for the case to refuse, so that
    it does not stop the others.
    """
    try:
        cases = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=str,
            object_pairs_hook=GivenTwice.unless_once,
        )
    except json.JSONDecodeError as wrong:
        raise NotCases(wrong.msg, wrong.lineno, wrong.colno) from wrong
    except RecursionError as wrong:
        raise NotCases("nested too deeply") from wrong
    if not isinstance(cases, list):
        raise NotCases("[{…}, {…}]")
    return cases


def outcome_json(outcome: Outcome) -> dict[str, object]:
    """An outcome for `write_json`: outputs, units, formula, factors and warnings; or the error with its place."""
    head: dict[str, object] = {"name": outcome.name, "function": outcome.function}
    if outcome.result is None:
        error = outcome.error
        return {**head, "inputs": outcome.inputs, "error": _finding(error, outcome.place) if error else None}
    working = outcome.result.working
    return {
        **head,
        "inputs": outcome.inputs,
        "outputs": {name: rounded(value) for name, value in outputs(outcome.result).items()},
        "units": dict(working.units),
        "formula": "; ".join(working.formula),
        "factors": list(working.factors),
        "warnings": [_finding(one, outcome.place) for one in outcome.warnings],
    }


def outputs(result: Result) -> dict[str, object]:
    """The numbers of a result by their names."""
    return {one.name: getattr(result, one.name) for one in fields(result) if one.name != "working"}


def rounded(value: object) -> object:
    """The same with every decimal to ten places, as it is printed."""
    if isinstance(value, Decimal):
        return value.quantize(PLACES, ROUND_HALF_EVEN) if abs(value) < LARGEST else value
    if isinstance(value, tuple):
        return tuple(rounded(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: rounded(getattr(value, one.name)) for one in fields(value)}
    return value


def _finding(finding: Finding, place: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": [f"{place}.{name}" for name in finding.fields] or [place],
        "message": {language: say(finding, language) for language in LANGUAGES},
    }


def write_json(value: object, indent: int = 1) -> str:
    """JSON of plain values, with decimals as numbers that keep all their digits.

    Half of a surrogate pair, which no encoding can write, goes out as the escape that it came in as.
    """
    text = "".join(_pieces(value, "\n", " " * indent))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _pieces(value: object, newline: str, step: str) -> Iterable[str]:
    if isinstance(value, Decimal):
        yield number_text(value)
    elif isinstance(value, date):
        yield json.dumps(value.isoformat())
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _pieces({one.name: getattr(value, one.name) for one in fields(value)}, newline, step)
    elif isinstance(value, Mapping):
        lines = [(f"{json.dumps(str(name), ensure_ascii=False)}: ", one) for name, one in value.items()]
        yield from _lines("{", lines, "}", newline, step)
    elif isinstance(value, list | tuple):
        yield from _lines("[", [("", one) for one in value], "]", newline, step)
    else:
        yield json.dumps(value, ensure_ascii=False)


def _lines(start: str, items: list[tuple[str, object]], end: str, newline: str, step: str) -> Iterable[str]:
    yield start
    for place, (label, one) in enumerate(items):
        yield f"{',' if place else ''}{newline}{step}{label}"
        yield from _pieces(one, newline + step, step)
    yield f"{newline}{end}" if items else end


def number_text(value: Decimal) -> str:
    """A decimal as JSON, without zeros at its end; with an exponent only where the digits would run over a line."""
    if value and abs(value.adjusted()) > LONGEST_NUMBER:
        return str(value)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text

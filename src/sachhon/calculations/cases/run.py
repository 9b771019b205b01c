"""Running cases one by one; what is wrong with one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.calculations.cases.inputs import Inputs, is_vietnamese
from sachhon.calculations.cases.registry import FUNCTIONS
from sachhon.calculations.results import Refused, Result, refuse
from sachhon.formkit.findings import Finding


class GivenTwice(dict[str, object]):
    """An object of JSON in which a name stands twice, so that nobody can know which value is meant."""

    name = ""

    @classmethod
    def unless_once(cls, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """The object; a GivenTwice, with the first such name, where a name comes again."""
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        names = [name for name, _ in pairs]
        marked = cls(made)
        marked.name = next(name for place, name in enumerate(names) if name in names[:place])
        return marked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: a result with its warnings and how its inputs were read, or an error.

    The findings name places within the case, e.g. inputs.sites[1].saving.
    """

    place: str
    name: str
    function: str
    inputs: object
    result: Result | None = None
    warnings: tuple[Finding, ...] = ()
    error: Finding | None = None


def run_cases(cases: Sequence[object]) -> tuple[Outcome, ...]:
    """Every case, in order; its place is written as in a path of JSON: [0] is the first."""
    return tuple(run_case(case, f"[{number}]") for number, case in enumerate(cases))


def run_case(case: object, place: str = "") -> Outcome:
    """One case."""
    named = case if isinstance(case, Mapping) else {}
    name, function = str(named.get("name") or ""), str(named.get("function") or "")
    outcome = Outcome(place, name, function, named.get("inputs"))
    try:
        given = _opened(case)
    except Refused as refused:
        return replace(outcome, error=refused.finding)
    try:
        result = FUNCTIONS[function](given)
        given.finish()
    except Refused as refused:
        return replace(outcome, error=_within_inputs(refused.finding))
    doubts = (*given.notes, *result.working.warnings)
    return replace(outcome, result=result, warnings=tuple(_within_inputs(doubt) for doubt in doubts))


def _within_inputs(finding: Finding) -> Finding:
    """The functions know inputs by their names; in a case they stand below "inputs"."""
    return replace(finding, fields=tuple(f"inputs.{name}" for name in finding.fields))


def _opened(case: object) -> Inputs:
    """The inputs of a case that is well formed."""
    if not isinstance(case, Mapping):
        refuse("calc_case_not_an_object")
    _once(case, "")
    if extra := sorted(set(case) - {"name", "function", "inputs"}):
        refuse("calc_unknown_input", extra[0], name=extra[0], known="name, function, inputs")
    name = case.get("name")
    if isinstance(name, bool) or not isinstance(name, str | int | Decimal) or not str(name).strip():
        refuse("calc_case_without_name", "name")
    function = case.get("function")
    if not isinstance(function, str) or function not in FUNCTIONS:
        refuse("calc_unknown_function", "function", name=str(function or ""), known=", ".join(FUNCTIONS))
    if not isinstance(case.get("inputs"), Mapping):
        refuse("calc_not_an_object", "inputs")
    return Inputs(case["inputs"], vietnamese=any(map(is_vietnamese, _texts(case["inputs"]))))


def _once(value: object, place: str) -> None:
    """Refuse a name that stands twice in one object, however deep."""
    if isinstance(value, GivenTwice):
        refuse("calc_named_twice", f"{place}.{value.name}".removeprefix("."), name=value.name)
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _once(inner, f"{place}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _once(inner, f"{place}[{number}]")


def _texts(value: object) -> Iterator[str]:
    """Every string among the inputs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)

"""Running cases one by one; what is wrong with one does not stop the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.cases.registry import FUNCTIONS
from sachhon.calculations.results import Refused, Result, refuse
from sachhon.formkit.findings import Finding


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
    return Inputs(case["inputs"])

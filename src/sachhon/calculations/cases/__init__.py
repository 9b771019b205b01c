"""Named cases in JSON and their outputs, so that anyone can check the arithmetic.

A case is {"name", "function", "inputs"}. One that is wrong gives an error with its place; the others still run.
May import: every other room of sachhon.calculations.
"""

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.cases.registry import FUNCTIONS
from sachhon.calculations.cases.run import Outcome, run_case, run_cases
from sachhon.calculations.cases.written import (
    NotCases,
    number_text,
    outcome_json,
    outputs,
    parse_cases,
    rounded,
    write_json,
)

__all__ = [
    "FUNCTIONS",
    "Inputs",
    "NotCases",
    "Outcome",
    "number_text",
    "outcome_json",
    "outputs",
    "parse_cases",
    "rounded",
    "run_case",
    "run_cases",
    "write_json",
]

"""A result and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from sachhon.formkit.findings import Finding, Severity

LONGEST_SHOWN = 20  # digits that a sentence writes out
WHOLE_PLACES = 4  # decimals that are never rounded off


@dataclass(frozen=True, slots=True)
class FactorVersion:
    """One factor that a result was reckoned with: which row of which edition of which table, and since when."""

    table: str
    version: str
    row: str
    value: Decimal
    unit: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Working:
    """How a result came about. `formula` has a line for each output; `units` a unit for each output that has one."""

    formula: tuple[str, ...]
    units: Mapping[str, str]
    factors: tuple[FactorVersion, ...] = ()
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What every calculation returns: its outputs are the fields of the subclass."""

    working: Working


class Refused(ValueError):
    """The calculation has no answer for these inputs. `finding.fields` names the input; its words say what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.key} {', '.join(finding.fields)}".strip())
        self.finding = finding


def refuse(code: str, *fields: str, **params: object) -> NoReturn:
    """Raise Refused with an error at the inputs named."""
    raise Refused(Finding(code, Severity.ERROR, _shown(params), fields=fields))


def warn(code: str, *fields: str, severity: Severity = Severity.WARNING, **params: object) -> Finding:
    """A doubt to stand beside a result."""
    return Finding(code, severity, _shown(params), fields=fields)


def _shown(params: Mapping[str, object]) -> dict[str, object]:
    """Numbers as a sentence shows them: up to four decimals whole, else two, or three digits of what is smaller."""
    return {name: _rounded(value) for name, value in params.items()}


def _rounded(value: object) -> object:
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    if value and abs(value.adjusted()) > LONGEST_SHOWN:
        return f"{value:.2e}"
    if value == value.to_integral_value():
        return int(value)
    if value == round(value, WHOLE_PLACES):
        return value.normalize()  # 19,999 is not 20, and stands on the other side of a limit
    places = 2 if abs(value) >= 1 else 2 - value.adjusted()
    return round(value, places)

"""Figures against the national targets: reached, not reached, or cannot be told, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.catalogue import read_table
from sachhon.formkit.definition import TargetLink, Template
from sachhon.formkit.fields import Range
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup.model import Extra, Figure, Part, TargetResult
from sachhon.formkit.rollup.numbers import number_in
from sachhon.formkit.values import State

REACHED, NOT_REACHED, CANNOT_TELL = "reached", "not_reached", "cannot_tell"
HUNDRED = Decimal(100)
# With fewer of those asked behind it a figure says nothing about the country.
LEAST_COVERAGE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the figure can be at least and at most; None where nothing is known."""

    low: Decimal | None
    high: Decimal | None
    reason: Finding | None = None


def target_results(template: Template, figures: Mapping[str, Figure]) -> tuple[TargetResult, ...]:
    """Each target that the template links to a field, in the order of the template."""
    rows = {row["target_id"]: row for row in _rows()}
    return tuple(
        _result(link, figures[link.field], rows[target_id])
        for link in template.national.targets
        for target_id in link.targets
    )


def _rows() -> tuple[dict[str, str], ...]:
    return (*read_table("targets/targets_1419.csv"), *read_table("targets/targets_889.csv"))


def _result(link: TargetLink, figure: Figure, row: Mapping[str, str]) -> TargetResult:
    low = Decimal(row["value_min"])
    high = Decimal(row["value_max"]) if row.get("value_max") else None
    bounds = _positive_units(figure) if link.measure == "share_of_units_positive" else _value(link, figure)
    verdict, reason = _verdict(bounds, low, figure, exact=link.measure == "share_of_units_positive")
    return TargetResult(
        target_id=row["target_id"],
        field=link.field,
        indicator={"vi": row["indicator_vi"], "en": row.get("indicator_en") or row["indicator_vi"]},
        operator=row.get("operator") or (">=" if high is None else "range"),
        low=low,
        high=high,
        unit=row["unit"],
        deadline_year=int(row.get("deadline_year") or row["period"][-4:]),
        value_low=bounds.low,
        value_high=bounds.high,
        verdict=verdict,
        coverage=figure.coverage,
        reason=reason,
        source=row["source"],
        certainty=row["certainty"],
    )


def _value(link: TargetLink, figure: Figure) -> _Bounds:
    """The pooled value, or, where there is none, the least and the greatest answer: any pooling lies between them."""
    if link.denominator and figure.field.denominators and link.denominator != figure.field.denominators[0].id:
        extra = _extra(figure, f"denominator.{link.denominator}")
        if extra is None:
            return _Bounds(None, None, _finding(figure, "other_denominator"))
        return _Bounds(extra.value, extra.value)
    if isinstance(figure.value, Range):
        return _Bounds(figure.value.low, figure.value.high)
    if isinstance(figure.value, Decimal):
        return _Bounds(figure.value, figure.value)
    ends = [end for part in figure.parts for end in _ends(part, figure)]
    return _Bounds(min(ends), max(ends)) if ends else _Bounds(None, None)


def _ends(part: Part, figure: Figure) -> tuple[Decimal, ...]:
    """The least and greatest that a part says. A share of none is 0 %; no model at all is no saving of 0 %."""
    if part.state is State.NIL and figure.asked_method == "distribution":
        return ()
    if part.state is State.VALUE and isinstance(part.value, Range):
        return part.value.low, part.value.high
    number = number_in(part)
    return () if number is None else (number,)


def _positive_units(figure: Figure) -> _Bounds:
    """Of all units asked those known to be positive; at most also all that said nothing or do not know."""
    asked = figure.coverage.asked
    if not asked or not figure.coverage.n:
        return _Bounds(None, None)
    positive = sum(part.value is True or (number_in(part) or Decimal(0)) > 0 for part in figure.parts)
    untold = asked - figure.coverage.n
    return _Bounds(round(HUNDRED * positive / asked, 2), round(HUNDRED * (positive + untold) / asked, 2))


def _extra(figure: Figure, kind: str) -> Extra | None:
    return next((extra for extra in figure.extras if extra.kind == kind), None)


def _verdict(bounds: _Bounds, target: Decimal, figure: Figure, exact: bool) -> tuple[str, Finding | None]:
    """A range target is a stretch that counts as reached from its lower end on: more saved is no failure."""
    if bounds.low is None or bounds.high is None:
        return CANNOT_TELL, bounds.reason or _finding(figure, "no_answers")
    covered = figure.coverage
    if not exact and covered.n < LEAST_COVERAGE * covered.asked:
        return CANNOT_TELL, _finding(figure, "few_answers")
    if bounds.low >= target:
        return REACHED, None
    if bounds.high < target:
        return NOT_REACHED, None
    reaching = sum(max(_ends(part, figure), default=Decimal(-1)) >= target for part in figure.parts)
    return CANNOT_TELL, _finding(figure, "untold_units" if exact else "between", target=target, reaching=reaching)


def _finding(figure: Figure, variant: str, **params: object) -> Finding:
    covered = figure.coverage
    told = {
        "n": covered.n,
        "asked": covered.asked,
        "label_vi": figure.field.labels["vi"],
        "label_en": figure.field.labels["en"],
        **params,
    }
    return Finding("target_not_told", Severity.INFO, told, fields=(figure.field.id,), variant=variant)

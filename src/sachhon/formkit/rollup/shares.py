"""Shares made one where their weights are known; else how they lie, and why they were not made one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.formkit.definition import Denominator
from sachhon.formkit.fields import Range
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.model import Extra, Part
from sachhon.formkit.rollup.numbers import ZERO, number_in, rounded
from sachhon.formkit.rollup.spread import distribution_of
from sachhon.formkit.rules import implied_population
from sachhon.formkit.values import State
from sachhon.vietnamese.folding import fold_tones

HUNDRED = Decimal(100)
# A mean that leaves out more than half of those who answered would pass off a few units as all of them.
LEAST_WEIGHED = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Parts with their weights, and the mean over those whose weight is known (None where they are too few)."""

    parts: tuple[Part, ...]
    value: object
    reason: Finding | None


def weighted_mean(case: FieldCase) -> Outcome:
    """Σ share x weight / Σ weight over the units whose weight is known."""
    return _pooled(case, "weighted_mean", weigh(case))


def share_recomputed(case: FieldCase) -> Outcome:
    """Σ numerators / Σ denominators over the units that gave a numerator and whose denominator is known."""
    numerator = case.field.rollup_options.numerator
    parts = []
    top, bottom = ZERO, ZERO
    for part in weigh(case).parts:
        number = case.number(part.unit_id, numerator) if numerator else None
        if part.counted and part.weight and number is not None:
            top, bottom = top + number, bottom + part.weight
            parts.append(part)
        else:
            parts.append(replace(part, counted=False))
    if bottom:
        value, reason = _pool_or_refuse(case, tuple(parts), rounded(top * HUNDRED / bottom))
    else:
        value, reason = None, _no_weights(case)
    return _pooled(case, "share_recomputed", Weighed(tuple(parts), value, reason))


def _pooled(case: FieldCase, method: str, weighed: Weighed) -> Outcome:
    if not case.counted:
        return Outcome(method, case.empty_state())
    spread = distribution_of(case.parts)
    if len(case.asked) == 1:
        only = case.counted[0]
        return Outcome(method, only.state, ZERO if only.state is State.NIL else only.value, distribution=spread)
    extras = _other_denominators(case)
    used = method if weighed.value is not None else "distribution"
    return Outcome(
        used,
        State.VALUE,
        weighed.value,
        parts=weighed.parts,
        reason=weighed.reason,
        distribution=spread,
        extras=extras,
    )


def weigh(case: FieldCase, denominator: str = "") -> Weighed:
    """Each part with the weight that can be known for it; parts over another denominator do not count."""
    wanted = denominator or (case.field.denominators[0].id if case.field.denominators else "")
    parts = []
    for part in case.parts:
        own = denominator_of(case, part)
        if part.state not in (State.VALUE, State.NIL) or (wanted and own.id != wanted):
            note = f"denominator.{own.id}" if wanted and own.id != wanted else ""
            parts.append(replace(part, counted=False, weight_note=note))
            continue
        weight, note = _weight(case, part, wanted)
        parts.append(replace(part, weight=weight, weight_note=note, counted=weight is not None))
    counted = [part for part in parts if part.counted]
    total = sum((part.weight or ZERO for part in counted), ZERO)
    if not total:
        return Weighed(tuple(parts), None, _no_weights(case))
    value, reason = _pool_or_refuse(case, tuple(parts), _mean(counted, total))
    return Weighed(tuple(parts), value, reason)


def denominator_of(case: FieldCase, part: Part) -> Denominator:
    """The population that the share was taken over, by the words it was read from; where they do not say, the first."""
    if not case.field.denominators:
        return Denominator("", {})
    words = fold_tones(f"{part.origin.quote} {part.origin.note}") if part.origin else ""
    found = [one for one in case.field.denominators if any(fold_tones(word) in words for word in one.words)]
    # "doanh nghiệp vừa và lớn trên địa bàn" has words of both: the narrower population, listed later, is meant.
    return found[-1] if found else case.field.denominators[0]


def _weight(case: FieldCase, part: Part, denominator: str) -> tuple[Decimal | None, str]:
    """A weight and where it is from: a field of the answers, the weights given, or implied by the share's own count."""
    field, options = case.field, case.field.rollup_options
    populations = [name for name in (options.denominator, field.weight) if name]
    if denominator and field.denominators and denominator != field.denominators[0].id:
        populations = [f"{denominator}_enterprises", denominator]
    for name in populations:
        number = case.number(part.unit_id, name) if case.template.has_field(name) else None
        if number is not None and number > 0:
            return number, f"answered.{name}"
        given = case.weights.get(name, {}).get(part.unit_id)
        if given is not None and given > 0:
            return Decimal(given), f"given.{name}"
    count = case.number(part.unit_id, options.numerator) if options.numerator else None
    share = number_in(part)
    if count is not None and share is not None:
        implied = implied_population(count, share)
        if implied is not None:
            return implied[0], f"implied.{options.numerator}"
    return None, ""


def _mean(parts: list[Part], total: Decimal) -> object:
    if any(isinstance(part.value, Range) for part in parts):
        low = sum(((part.weight or ZERO) * _ends(part)[0] for part in parts), ZERO)
        high = sum(((part.weight or ZERO) * _ends(part)[1] for part in parts), ZERO)
        return Range(rounded(low / total), rounded(high / total))
    added = sum(((part.weight or ZERO) * (number_in(part) or ZERO) for part in parts), ZERO)
    return rounded(added / total)


def _ends(part: Part) -> tuple[Decimal, Decimal]:
    if isinstance(part.value, Range):
        return part.value.low, part.value.high
    number = number_in(part) or ZERO
    return number, number


def _pool_or_refuse(case: FieldCase, parts: tuple[Part, ...], value: object) -> tuple[object, Finding | None]:
    """The value where enough of those who answered could be weighed; what was left out is said."""
    answered = [part for part in parts if part.state in (State.VALUE, State.NIL)]
    weighed = [part for part in answered if part.counted]
    if len(weighed) == len(answered):
        return value, None
    left_out = ", ".join(part.unit_name for part in answered if not part.counted)
    params = {**_named(case), "weighed": len(weighed), "answered": len(answered), "left_out": left_out}
    if len(weighed) < 2 or Decimal(len(weighed)) / len(answered) < LEAST_WEIGHED:
        return None, Finding("not_pooled", Severity.INFO, params, fields=(case.field.id,), variant="few_weights")
    return value, Finding("not_pooled", Severity.INFO, params, fields=(case.field.id,), variant="some_left_out")


def _no_weights(case: FieldCase) -> Finding:
    params = {**_named(case), "answered": len(case.counted)}
    return Finding("not_pooled", Severity.INFO, params, fields=(case.field.id,), variant="no_weights")


POPULATION_WORDS = {
    "industrial_facilities": ("số cơ sở sản xuất công nghiệp", "the number of industrial facilities"),
    "enterprises": ("tổng số doanh nghiệp", "the number of enterprises"),
    "medium_and_large_enterprises": ("số doanh nghiệp vừa và lớn", "the number of medium and large enterprises"),
}


def _named(case: FieldCase) -> dict[str, object]:
    weight = case.field.weight or case.field.rollup_options.denominator
    if case.template.has_field(weight):
        labels = case.template.field(weight).labels
        words = (labels["vi"], labels["en"])
    else:
        words = POPULATION_WORDS.get(weight, (weight, weight))
    named: dict[str, object] = {"weight_vi": words[0], "weight_en": words[1]}
    return {**named, "label_vi": case.field.labels["vi"], "label_en": case.field.labels["en"]}


def _other_denominators(case: FieldCase) -> tuple[Extra, ...]:
    """The mean over each further denominator that units used, where it can be worked out."""
    extras = []
    for one in case.field.denominators[1:]:
        weighed = weigh(case, one.id)
        own = tuple(part for part in weighed.parts if denominator_of(case, part).id == one.id and part.counted)
        answered = [part for part in case.counted if denominator_of(case, part).id == one.id]
        if own and len(own) == len(answered):
            total = sum((part.weight or ZERO for part in own), ZERO)
            value = _mean(list(own), total)
            if isinstance(value, Decimal):
                extras.append(Extra(f"denominator.{one.id}", value, case.coverage, own))
    return tuple(extras)

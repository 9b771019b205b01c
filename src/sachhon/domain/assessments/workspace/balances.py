"""Balances of mass, energy and water, of each step and of the whole process.

A balance is made of the quantities that are known; what is not known or cannot be converted is named beside it. It
closes within the assessment's tolerance, or somebody signs for that very closure with a reason; else it blocks the
report. So does one of which a whole side is unknown: unknown is not 0, and somebody signs for doing without it. In the
whole, what leaves a step and enters a later one under the same name is counted on neither side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.balance import Closure, Signature, closure
from sachhon.calculations.balance import Flow as Counted
from sachhon.calculations.results import Refused as NoResult
from sachhon.calculations.results import decimal_of
from sachhon.calculations.units import unit_of
from sachhon.domain.assessments.models import Assessment, BalanceSignature, Flow, ProcessStep
from sachhon.domain.assessments.selectors.assessments import steps_of_process
from sachhon.domain.assessments.workspace.amounts import (
    UNITS,
    Amount,
    LeftOut,
    Of,
    amount_of,
    belongs,
    fuels_leaving,
    without_heat,
)
from sachhon.formkit.findings import Finding
from sachhon.vietnamese import fold

_SIGNED_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance. `closure` None: nothing known on one side (`finding` says what), so there is nothing to judge."""

    of: Of
    step: ProcessStep | None
    unit: str
    inputs: tuple[Amount, ...]
    outputs: tuple[Amount, ...]
    left_out: tuple[LeftOut, ...]
    closure: Closure | None = None
    finding: Finding | None = None
    signature: BalanceSignature | None = None
    outdated: BalanceSignature | None = None
    """Signed for another closure than it has now."""
    within: tuple[Flow, ...] = ()
    """The whole: flows from step to step, counted on neither side."""
    without_heat: tuple[Flow, ...] = ()
    """Energy: materials that enter and of which no table knows a heat content; not counted, and told."""

    @property
    def state(self) -> str:
        """ "closed" | "open" (blocks) | "signed"; one that cannot be made: "unknown" (blocks) | "unknown_signed"."""
        if self.closure is None:
            return "unknown" if self.signature is None else "unknown_signed"
        if self.closure.within_tolerance:
            return "closed"
        return "signed" if self.closure.accepted else "open"

    @property
    def blocks(self) -> bool:
        """Whether the report waits for it."""
        return self.state in ("open", "unknown")

    @property
    def unknown_side(self) -> str:
        """Of one that cannot be made, the side of which nothing is known: in | out | both | zero (nothing goes in)."""
        if self.closure is not None:
            return ""
        if self.inputs and self.outputs:
            return "zero"
        return "out" if self.inputs else "in" if self.outputs else "both"

    @property
    def known_total(self) -> str:
        """Of one that cannot be made, what is known of the other side, as a signature keeps it; "" where nothing is."""
        known = self.outputs or self.inputs
        if self.closure is not None or not known:
            return ""
        total = decimal_of(sum((Fraction(one.value) for one in known), Fraction(0)))
        return f"{total.quantize(_SIGNED_PLACES).normalize():f}"

    @property
    def signed_closure(self) -> Decimal | None:
        """The closure as a signature keeps it."""
        return None if self.closure is None else signed_pct(self.closure.closure_pct)


def signed_pct(closure_pct: Decimal) -> Decimal:
    """A closure with the places that a signature keeps."""
    return closure_pct.quantize(_SIGNED_PLACES)


def balances_of(assessment: Assessment, steps: Sequence[ProcessStep] | None = None) -> list[Balance]:
    """The balances of the whole, then of each step; one of which nothing is said is left out.

    The whole is left out too where all its flows are those of one step.
    """
    known = steps_of_process(assessment) if steps is None else list(steps)
    running = list(assessment.signatures.filter(withdrawn_at=None).select_related("by"))
    year = year_of(assessment)
    every = [flow for step in known for flow in step.flows.all()]
    found = []
    for step, flows in ((None, every), *((step, list(step.flows.all())) for step in known)):
        for of in Of:
            own = _own(flows, of)
            inside = _inside(known, own, of) if step is None else ()
            own = [flow for flow in own if flow.pk not in {one.pk for one in inside}]
            if own and (step is not None or _of_several(own)):
                signed = [one for one in running if one.of == of and one.step_id == (step.pk if step else None)]
                made = _balance(assessment, of, step, own, signed, year, inside)
                if of is Of.ENERGY:
                    made = replace(made, without_heat=_without_heat(flows, known if step is None else ()))
                found.append(made)
    return found


def _own(flows: Sequence[Flow], of: Of) -> list[Flow]:
    """The flows that the balance is about, in their order."""
    leaving = {flow.pk for flow in fuels_leaving(flows)} if of is Of.ENERGY else set()
    return [flow for flow in flows if belongs(flow, of) or flow.pk in leaving]


def _inside(steps: Sequence[ProcessStep], own: Sequence[Flow], of: Of) -> tuple[Flow, ...]:
    """What passes from step to step. A fuel made inside whose making is not counted stays: its heat is new there."""
    passing = [flow for flow in passing_through(steps) if belongs(flow, of) or flow in own]
    if of is not Of.ENERGY:
        return tuple(passing)
    leaving = {fold(flow.name) for flow in passing if flow.direction == Flow.Direction.OUT}
    return tuple(flow for flow in passing if flow.direction == Flow.Direction.OUT or fold(flow.name) in leaving)


def _without_heat(flows: Sequence[Flow], steps: Sequence[ProcessStep]) -> tuple[Flow, ...]:
    """Those of a step; of the whole, those that come from outside; each name once."""
    inside = {flow.pk for flow in passing_through(steps)}
    found = {fold(flow.name): flow for flow in flows if without_heat(flow) and flow.pk not in inside}
    return tuple(found.values())


def _of_several(flows: Sequence[Flow]) -> bool:
    """Whether they stand at more than one step: else the whole is that step again."""
    return len({flow.step_id for flow in flows}) > 1


def balance_of(assessment: Assessment, of: str, step: ProcessStep | None) -> Balance | None:
    """One of them; None where nothing is said of it."""
    wanted = step.pk if step is not None else None
    return next(
        (one for one in balances_of(assessment) if one.of == of and (one.step.pk if one.step else None) == wanted), None
    )


def year_of(assessment: Assessment) -> int:
    """The year whose factors count: that in which the period ends."""
    return (assessment.last_day or assessment.first_day or assessment.began_on).year


def passing_through(steps: Iterable[ProcessStep]) -> list[Flow]:
    """What leaves a step and enters one that comes after it, under the same name: both sides of it."""
    known = {step.pk: step for step in steps}
    after: dict[int, set[int]] = {pk: set() for pk in known}
    for step in known.values():
        for before in step.follows.all():
            if before.pk in after:
                after[before.pk].add(step.pk)
    found: dict[int, Flow] = {}
    for step in known.values():
        later = _all_after(step.pk, after)
        leaving = {fold(flow.name): flow for flow in step.flows.all() if flow.direction == Flow.Direction.OUT}
        for pk in later - {step.pk}:
            for flow in known[pk].flows.all():
                met = leaving.get(fold(flow.name)) if flow.direction == Flow.Direction.IN else None
                if met is not None:
                    found[met.pk], found[flow.pk] = met, flow
    return list(found.values())


def _all_after(start: int, after: dict[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        for pk in after[waiting.pop()] - found:
            found.add(pk)
            waiting.append(pk)
    return found


def _balance(
    assessment: Assessment,
    of: Of,
    step: ProcessStep | None,
    flows: Sequence[Flow],
    signed: Sequence[BalanceSignature],
    year: int,
    within: tuple[Flow, ...],
) -> Balance:
    told = [amount_of(flow, of, year) for flow in flows]
    counted = [one for one in told if isinstance(one, Amount)]
    left_out = tuple(one for one in told if isinstance(one, LeftOut))
    inputs = tuple(one for one in counted if one.flow.direction == Flow.Direction.IN)
    outputs = tuple(one for one in counted if one.flow.direction == Flow.Direction.OUT)
    unit = UNITS[of]
    plain = Balance(of, step, unit, inputs, outputs, left_out, within=within)
    if not inputs or not outputs:
        return _unknown(plain, signed)
    try:
        bare = _closure(assessment, inputs, outputs, unit, None)
    except NoResult as refused:
        return _unknown(replace(plain, finding=refused.finding), signed)
    holds = next((one for one in signed if one.closure_pct == signed_pct(bare.closure_pct)), None)
    if holds is None or bare.within_tolerance:
        outdated = next(iter(signed), None) if holds is None else None
        return replace(plain, closure=bare, outdated=outdated)
    result = _closure(assessment, inputs, outputs, unit, Signature(holds.by.full_name or "–", holds.reason))
    return replace(plain, closure=result, signature=holds)


def _unknown(plain: Balance, signed: Sequence[BalanceSignature]) -> Balance:
    """One that cannot be made: signed for as long as just that is known that was known then."""
    told = (plain.unknown_side, plain.known_total)
    holds = next(
        (one for one in signed if one.closure_pct is None and (one.unknown_side, one.known_total) == told), None
    )
    return replace(plain, signature=holds, outdated=next(iter(signed), None) if holds is None else None)


def _closure(
    assessment: Assessment,
    inputs: Sequence[Amount],
    outputs: Sequence[Amount],
    unit: str,
    signature: Signature | None,
) -> Closure:
    known = unit_of(unit)
    return closure(
        inputs=[Counted(one.value, known, one.flow.name) for one in inputs],
        outputs=[Counted(one.value, known, one.flow.name) for one in outputs],
        tolerance_pct=assessment.tolerance_pct,
        signed_for=signature,
    )

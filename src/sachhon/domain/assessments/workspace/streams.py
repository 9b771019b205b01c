"""What waste streams cost (MFCA): proposed from the flows of the step that they leave, then told stream by stream.

The costs of a step are split over its waste streams, so that no cost is told twice: material over solid, hazardous and
gaseous waste by mass, water over waste water by volume, energy over lost heat by its part of the energy that went in
and, what neither heat nor useful energy took along, over the other waste by mass. What is not known stays blank, and
the result says what it does not contain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sachhon.calculations.balance import WasteCost, waste_cost
from sachhon.calculations.results import Refused as NoResult
from sachhon.domain.assessments.models import Assessment, Flow, ProcessStep, WasteStream
from sachhon.domain.assessments.workspace.amounts import Amount, Of, amount_of, money_of
from sachhon.domain.assessments.workspace.balances import year_of
from sachhon.domain.assessments.workspace.facts import StreamFacts

WASTES = frozenset(
    {
        Flow.Kind.SOLID_WASTE,
        Flow.Kind.HAZARDOUS_WASTE,
        Flow.Kind.WASTE_WATER,
        Flow.Kind.EMISSION,
        Flow.Kind.HEAT_LOSS,
    }
)
_BY_MASS = frozenset({Flow.Kind.SOLID_WASTE, Flow.Kind.HAZARDOUS_WASTE, Flow.Kind.EMISSION})
_GOODS = frozenset({Flow.Kind.PRODUCT, Flow.Kind.BY_PRODUCT})
_MATERIALS = frozenset({Flow.Kind.MATERIAL, Flow.Kind.CHEMICAL})
PARTS = ("material_cost", "energy_cost", "system_cost", "treatment_cost")


@dataclass(frozen=True, slots=True)
class StreamCost:
    """A stream with its result; `missing` names the parts that nobody has told, so the result does not contain them."""

    stream: WasteStream
    result: WasteCost | None
    missing: tuple[str, ...]
    share_of_all: Decimal | None = None
    running_share: Decimal | None = None


def stream_costs(streams: Iterable[WasteStream]) -> list[StreamCost]:
    """The streams, the dearest loss first (Pareto), those without a figure last; with their share of all losses."""
    found = [cost_of(stream) for stream in streams]
    known = sorted((one for one in found if one.result is not None), key=_loss, reverse=True)
    total = sum((Fraction(_loss(one)) for one in known), Fraction(0))
    ranked, running = [], Fraction(0)
    for one in known:
        running += Fraction(_loss(one))
        shares = (Fraction(_loss(one)) / total * 100, running / total * 100) if total else (None, None)
        ranked.append(StreamCost(one.stream, one.result, one.missing, *map(_rounded, shares)))
    return [*ranked, *(one for one in found if one.result is None)]


def cost_of(stream: WasteStream) -> StreamCost:
    """The loss that a stream carries, by calculations.balance.waste_cost; None without a share or any cost."""
    missing = tuple(name for name in PARTS if getattr(stream, name) is None)
    if stream.product_share_pct is None:
        return StreamCost(stream, None, (*missing, "product_share_pct"))
    parts = {name: Decimal(getattr(stream, name) or 0) for name in PARTS}
    try:
        result = waste_cost(
            material=parts["material_cost"],
            energy=parts["energy_cost"],
            system=parts["system_cost"],
            waste_treatment=parts["treatment_cost"],
            product_share=stream.product_share_pct / 100,
            unit="VND",
        )
    except NoResult:
        return StreamCost(stream, None, missing)
    return StreamCost(stream, result, missing)


def proposals(assessment: Assessment, steps: Sequence[ProcessStep]) -> list[StreamFacts]:
    """A stream for every waste flow that has none yet."""
    taken = set(assessment.waste_streams.exclude(flow=None).values_list("flow_id", flat=True))
    year = year_of(assessment)
    found = []
    for step in steps:
        flows = list(step.flows.all())
        for flow in flows:
            if flow.direction == Flow.Direction.OUT and flow.kind in WASTES and flow.pk not in taken:
                found.append(_proposed(flow, flows, year))
    return found


def _proposed(flow: Flow, flows: Sequence[Flow], year: int) -> StreamFacts:
    """The step's costs that this waste carries."""
    inputs = [one for one in flows if one.direction == Flow.Direction.IN]
    outputs = [one for one in flows if one.direction == Flow.Direction.OUT]
    treatment = _whole(money_of(flow))
    base = {"name": flow.name, "flow": flow, "quantity": flow.quantity, "unit": flow.unit}
    if flow.kind == Flow.Kind.WASTE_WATER:
        part = _part(flow, [one for one in outputs if one.kind == Flow.Kind.WASTE_WATER], Of.WATER, year)
        water = _money([one for one in inputs if one.kind == Flow.Kind.WATER])
        return StreamFacts(
            **base, material_cost=_share(water, part), treatment_cost=treatment, product_share_pct=Decimal(0)
        )
    used = [one for one in inputs if one.kind == Flow.Kind.ENERGY]
    heat = [one for one in outputs if one.kind == Flow.Kind.HEAT_LOSS]
    if flow.kind == Flow.Kind.HEAT_LOSS:
        return StreamFacts(
            **base,
            material_cost=0,  # heat is no material: known, not left open
            energy_cost=_share(_money(used), _lost([flow], used, year)),
            treatment_cost=treatment,
            product_share_pct=Decimal(0),
        )
    if not flow.weighs:  # stated for information: what it carried off is told elsewhere
        return StreamFacts(**base, treatment_cost=treatment, product_share_pct=Decimal(0))
    waste = [one for one in outputs if one.kind in _BY_MASS and one.weighs]
    part = _part(flow, waste, Of.MASS, year)
    gone = [*heat, *(one for one in outputs if one.kind == Flow.Kind.ENERGY)]
    warm = _lost(gone, used, year) if gone else Fraction(0)
    good = _sum([one for one in outputs if one.kind in _GOODS], Of.MASS, year)
    lost = _sum(waste, Of.MASS, year)
    share = good / (good + lost) * 100 if good is not None and lost is not None and good + lost > 0 else None
    return StreamFacts(
        **base,
        material_cost=_share(_money([one for one in inputs if one.kind in _MATERIALS]), part),
        energy_cost=_share(_money(used), None if part is None or warm is None else part * (1 - warm)),
        treatment_cost=treatment,
        product_share_pct=_rounded(share),
    )


def _lost(heat: Sequence[Flow], used: Sequence[Flow], year: int) -> Fraction | None:
    """Which part of the energy that went in went out so, at most all of it; None where one is not known."""
    gone, went_in = _sum(heat, Of.ENERGY, year), _sum(used, Of.ENERGY, year)
    return min(gone / went_in, Fraction(1)) if gone is not None and went_in else None


def _part(flow: Flow, among: Sequence[Flow], of: Of, year: int) -> Fraction | None:
    """Of all these flows, the part that this one is; 1 where it is alone, None where one of them is not known."""
    if len(among) == 1:
        return Fraction(1)
    own, all_of_them = _sum([flow], of, year), _sum(among, of, year)
    return own / all_of_them if own is not None and all_of_them else None


def _sum(flows: Sequence[Flow], of: Of, year: int) -> Fraction | None:
    """All of them in one unit; None where there is none, or one is not known."""
    amounts = [amount_of(flow, of, year) for flow in flows]
    if not amounts or not all(isinstance(one, Amount) for one in amounts):
        return None
    return sum((Fraction(one.value) for one in amounts if isinstance(one, Amount)), Fraction(0))


def _money(flows: Sequence[Flow]) -> Fraction | None:
    """What these cost together; None where nothing is known, or a part of it is not."""
    costs = [money_of(flow) for flow in flows]
    if not costs or any(cost is None for cost in costs):
        return None
    return sum((Fraction(cost) for cost in costs if cost is not None), Fraction(0))


def _share(cost: Fraction | None, part: Fraction | None) -> int | None:
    return None if cost is None or part is None else _whole(cost * part)


def _whole(value: Fraction | Decimal | None) -> int | None:
    if value is None:
        return None
    exact = Fraction(value)
    return int(Decimal(exact.numerator) / Decimal(exact.denominator) + Decimal("0.5")) if exact >= 0 else None


def _rounded(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _loss(one: StreamCost) -> Decimal:
    return one.result.loss_cost if one.result is not None else Decimal(0)

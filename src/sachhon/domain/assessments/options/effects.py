"""What options save of a stream together: never a sum of percentages, never more than the stream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.consumption import combined_saving
from sachhon.calculations.results import Refused
from sachhon.calculations.units import convert, unit_of
from sachhon.domain.assessments.models import Flow, OptionEffect
from sachhon.domain.assessments.years.streams import all_streams, stream_named, stream_of
from sachhon.vietnamese import fold

HUNDRED = Decimal(100)
SUPPLIED_WATER = "water_supply"


@dataclass(frozen=True, slots=True)
class Use:
    """What a stream uses in the assessment's period; `quantity` None where a part of it is not known."""

    quantity: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Together:
    """Options on one stream. `share_pct` is of what it uses; None where no share is known.

    `unknown`: how many say that they save of it but not how much. `more_than_all`: how many claim more than the
    stream has (each counted as all of it, and it is said).
    """

    resource: str
    options: int
    unknown: int
    more_than_all: int
    share_pct: Decimal | None
    plain_sum_pct: Decimal | None
    use: Use | None
    saving: Decimal | None


def uses_of(flows: Iterable[Flow]) -> dict[str, Use]:
    """{stream: what comes in from outside, all steps together}, in the unit of its first flow.

    What another step puts out under the same name (steam of the own boiler) is no use of its own. Water whose source is
    not told counts as supplied water.
    """
    rows = list(flows)
    made_here = {(flow.kind, fold(flow.name)) for flow in rows if flow.direction == Flow.Direction.OUT}
    found: dict[str, Use] = {}
    for flow in rows:
        if flow.direction != Flow.Direction.IN or (flow.kind, fold(flow.name)) in made_here:
            continue
        code = _stream_of(flow)
        if code:
            found[code] = _with(found.get(code), flow)
    return found


def _stream_of(flow: Flow) -> str:
    """The stream that a flow is of, by its carrier (a code, or its name in the factor tables), its name, its kind."""
    if flow.carrier:
        if stream_of(flow.carrier) is not None:
            return flow.carrier
        known = (one.code for one in all_streams().values() if flow.carrier in (one.toe_energy, one.fuel))
        return next(known, "")
    named = stream_named(flow.name)
    if named is not None:
        return named.code
    return SUPPLIED_WATER if flow.kind == Flow.Kind.WATER else ""


def _with(so_far: Use | None, flow: Flow) -> Use:
    if so_far is None:
        return Use(flow.quantity, flow.unit)
    if so_far.quantity is None or flow.quantity is None:
        return Use(None, so_far.unit)
    more = converted(flow.quantity, flow.unit, so_far.unit)
    return Use(None if more is None else so_far.quantity + more, so_far.unit)


def converted(value: Decimal, unit: str, other: str) -> Decimal | None:
    """The number in another unit; None where the units do not measure the same, or are not known."""
    if unit.strip().casefold() == other.strip().casefold():
        return value
    try:
        return convert(value, unit_of(unit), unit_of(other))
    except Refused:
        return None


def share_of(effect: OptionEffect, use: Use | None) -> Decimal | None:
    """In percent of the stream: as it is told, or its quantity of what the stream uses; None where neither is known."""
    if effect.share_pct is not None:
        return effect.share_pct
    if effect.quantity is None or use is None or not use.quantity:
        return None
    quantity = converted(effect.quantity, effect.unit, use.unit)
    return None if quantity is None else quantity / use.quantity * HUNDRED


def together(effects: Iterable[OptionEffect], uses: Mapping[str, Use]) -> list[Together]:
    """For each stream, by its code, what the options save of it together; their order changes nothing."""
    by_stream: dict[str, list[OptionEffect]] = defaultdict(list)
    for effect in effects:
        by_stream[effect.resource].append(effect)
    return [_together(resource, by_stream[resource], uses.get(resource)) for resource in sorted(by_stream)]


def _together(resource: str, effects: list[OptionEffect], use: Use | None) -> Together:
    told = [share_of(effect, use) for effect in effects]
    known = [share for share in told if share is not None]
    within = [min(max(share, Decimal(0)), HUNDRED) for share in known]
    share = combined_saving(shares_pct=within).saving_pct if within else None
    saving = None
    if share is not None and use is not None and use.quantity is not None:
        saving = use.quantity * share / HUNDRED
    return Together(
        resource=resource,
        options=len(effects),
        unknown=len(told) - len(known),
        more_than_all=sum(one > HUNDRED for one in known),
        share_pct=share,
        plain_sum_pct=sum(sorted(known), Decimal(0)) if known else None,
        use=use,
        saving=saving,
    )

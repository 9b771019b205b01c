"""An assessment's options stage by stage: money, worth, what they save of each stream. Stages are never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.consumption import combined_saving
from sachhon.domain.assessments.models import Assessment, Flow, Measurement, Option
from sachhon.domain.assessments.options.economics import NEEDED, Economics, economics, economics_of
from sachhon.domain.assessments.options.effects import Together, Use, together, uses_of
from sachhon.domain.assessments.options.measuring import Measured, newest, pairs_of, verified_of
from sachhon.domain.assessments.options.stages import COUNTED, Stage

CARRIED_OUT = (Stage.IMPLEMENTED, Stage.VERIFIED)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with how many are in it and of how many it is not known; `value` None where it is known of none."""

    value: Decimal | None
    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class MeasuredTogether:
    """What measurements say of one stream: each option's, and together where none used more than before."""

    resource: str
    pairs: tuple[tuple[Option, Measured], ...]
    share_pct: Decimal | None


@dataclass(frozen=True, slots=True)
class StageSum:
    """One stage. `investment` is what was planned for, from implementation on what was spent."""

    stage: Stage
    options: tuple[Option, ...]
    investment: Sum
    yearly_net: Sum
    npv: Sum
    streams: tuple[Together, ...]
    measured: tuple[MeasuredTogether, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The stages side by side, and what the streams use."""

    stages: tuple[StageSum, ...]
    uses: dict[str, Use]
    rate_pct: Decimal | None

    def of(self, stage: str) -> StageSum:
        """One stage."""
        return next(one for one in self.stages if one.stage == stage)


def portfolio_of(assessment: Assessment) -> Portfolio:
    """Of an assessment, in four queries."""
    options = list(assessment.options.prefetch_related("effects"))
    measurements = list(assessment.measurements.filter(option__isnull=False))
    uses = uses_of(Flow.objects.filter(step__assessment=assessment))
    return portfolio(options, measurements, uses, assessment.discount_rate_pct)


def portfolio(
    options: Sequence[Option],
    measurements: Sequence[Measurement],
    uses: dict[str, Use],
    rate_pct: Decimal | None,
) -> Portfolio:
    """The same from rows (their effects prefetched)."""
    return Portfolio(
        tuple(
            _stage(stage, [one for one in options if one.stage == stage], measurements, uses, rate_pct)
            for stage in COUNTED
        ),
        uses,
        rate_pct,
    )


def worth_of(option: Option, rate_pct: Decimal | None) -> Economics:
    """As planned; from implementation on with what was spent instead of what was planned for."""
    if option.stage not in CARRIED_OUT:
        return economics_of(option, rate_pct)
    facts = {name: getattr(option, name) for name in (*NEEDED, "incentive")}
    return economics({**facts, "investment": option.actual_investment}, rate_pct)


def _stage(
    stage: Stage,
    options: list[Option],
    measurements: Sequence[Measurement],
    uses: dict[str, Use],
    rate_pct: Decimal | None,
) -> StageSum:
    spent = "actual_investment" if stage in CARRIED_OUT else "investment"
    return StageSum(
        stage=stage,
        options=tuple(options),
        investment=_sum(getattr(one, spent) for one in options),
        yearly_net=_sum(
            None if one.yearly_saving is None or one.yearly_cost is None else one.yearly_saving - one.yearly_cost
            for one in options
        ),
        npv=_sum(worth_of(one, rate_pct).npv for one in options),
        streams=tuple(together((effect for one in options for effect in one.effects.all()), uses)),
        measured=tuple(_measured(stage, options, measurements)) if stage in CARRIED_OUT else (),
    )


def _sum(values: Iterable[Decimal | int | None]) -> Sum:
    told = list(values)
    known = [Decimal(value) for value in told if value is not None]
    return Sum(sum(known, Decimal(0)) if known else None, len(known), len(told) - len(known))


def _measured(stage: Stage, options: list[Option], measurements: Sequence[Measurement]) -> list[MeasuredTogether]:
    by_stream: dict[str, list[tuple[Option, Measured]]] = {}
    for option in options:
        own = [one for one in measurements if one.option_id == option.pk]
        pairs = verified_of(option, own) if stage == Stage.VERIFIED else list(newest(pairs_of(own)).values())
        for pair in pairs:
            by_stream.setdefault(pair.resource, []).append((option, pair))
    found = []
    for resource, rows in sorted(by_stream.items()):
        shares = [pair.saving_pct for _option, pair in rows if pair.saving_pct is not None]
        sound = bool(shares) and all(share >= 0 for share in shares)
        share = combined_saving(shares_pct=shares).saving_pct if sound else None
        found.append(MeasuredTogether(resource, tuple(rows), share))
    return found

"""Rows of the pages, made ready in Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sachhon.channels.office.assessments.options.words import (
    COLOURS,
    amount,
    blocked,
    change,
    lacking,
    money,
    percent,
    short_money,
    signed_amount,
    stream_name,
    warnings_of,
    years,
)
from sachhon.domain.assessments.api import (
    Assessment,
    Measured,
    Measurement,
    Option,
    Portfolio,
    Whole,
    worth_of,
)


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option in a list: what one needs to choose among them."""

    option: Option
    kind: str
    investment: str
    npv: str
    payback: str
    lacking: str
    effects: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the board."""

    stage: Option.Stage
    kind: str
    rows: list[OptionRow]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two measurements with what they tell, per unit and absolute side by side."""

    pair: Measured
    resource: str
    before: str
    after: str
    specific_before: str
    specific_after: str
    adjusted: str
    saving: str
    saving_pct: str
    absolute_pct: str
    specific_pct: str
    saved: bool
    base_load: str
    blocked: str
    warnings: list[str]
    verified: bool


def option_row(option: Option, assessment: Assessment) -> OptionRow:
    """One option (its effects prefetched)."""
    worth = worth_of(option, assessment.discount_rate_pct)
    spent = option.stage in (Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED)
    return OptionRow(
        option,
        COLOURS[Option.Stage(option.stage)],
        short_money(option.actual_investment if spent else option.investment),
        money(worth.npv),
        years(worth.cash.payback if worth.cash is not None else None),
        lacking(worth),
        [f"{stream_name(one.resource)} {effect_words(one)}".strip() for one in option.effects.all()],
    )


def effect_words(effect: object) -> str:
    """−12 % or 5.000 kWh/năm; "" where it is not known how much."""
    share, quantity = effect.share_pct, effect.quantity  # type: ignore[attr-defined]
    if share is not None:
        return f"−{percent(share)}"
    return f"−{amount(quantity, effect.unit)}" if quantity is not None else ""  # type: ignore[attr-defined]


def columns(rows: Iterable[OptionRow]) -> list[Column]:
    """The board: every stage, those that were rejected last."""
    told = list(rows)
    return [
        Column(stage, COLOURS[stage], [row for row in told if row.option.stage == stage])
        for stage in Option.Stage
        if stage != Option.Stage.REJECTED or any(row.option.stage == stage for row in told)
    ]


def pair_row(pair: Measured, verified: bool = False) -> PairRow:
    """Two measurements as the page tells them."""
    told, before, after = pair.told, pair.before, pair.after
    per = f"{before.unit}/{before.output_unit}" if before.output_unit else before.unit
    return PairRow(
        pair=pair,
        resource=stream_name(pair.resource),
        before=amount(before.consumption, before.unit),
        after=amount(after.consumption, after.unit),
        specific_before=amount(told.baseline_specific, per) if told else "",
        specific_after=amount(told.specific, per) if told else "",
        adjusted=amount(told.adjusted_baseline, before.unit) if told else "",
        saving=amount(told.saving, before.unit) if told else "",
        saving_pct=percent(pair.saving_pct),
        absolute_pct=change(pair.absolute_change_pct),
        specific_pct=change(told.specific_change_pct) if told else "",
        saved=told is not None and told.saving > 0,
        base_load=percent(before.base_load_share_pct) if before.base_load_share_pct else "",
        blocked=blocked(pair),
        warnings=warnings_of(pair),
        verified=verified,
    )


def stage_rows(told: Portfolio) -> list[dict[str, object]]:
    """The stages side by side; no row adds them up."""
    return [
        {
            "stage": one.stage.label,
            "kind": COLOURS[one.stage],
            "count": len(one.options),
            "spent": one.stage in (Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED),
            "sums": [
                {"value": money(each.value), "known": each.known, "unknown": each.unknown}
                for each in (one.investment, one.yearly_net, one.npv)
            ],
        }
        for one in told.stages
    ]


def stream_rows(told: Portfolio) -> list[dict[str, object]]:
    """For each stream what the options of each stage save of it together."""
    codes = sorted({row.resource for one in told.stages for row in one.streams})
    found = []
    for code in codes:
        use = told.uses.get(code)
        cells = []
        for one in told.stages:
            row = next((each for each in one.streams if each.resource == code), None)
            cells.append(
                None
                if row is None
                else {
                    "share": percent(row.share_pct),
                    "saving": amount(row.saving, use.unit) if use else "",
                    "options": row.options,
                    "unknown": row.unknown,
                    "more_than_all": row.more_than_all,
                    "plain": percent(row.plain_sum_pct) if row.options > 1 else "",
                }
            )
        found.append({"name": stream_name(code), "use": amount(use.quantity, use.unit) if use else "", "cells": cells})
    return found


def measured_rows(told: Portfolio) -> list[dict[str, object]]:
    """What measurements say, implemented and verified apart."""
    return [
        {
            "stage": one.stage.label,
            "kind": COLOURS[one.stage],
            "resource": stream_name(row.resource),
            "share": percent(row.share_pct),
            "options": [
                {"option": option, "row": pair_row(pair, one.stage == Option.Stage.VERIFIED)}
                for option, pair in row.pairs
            ],
        }
        for one in told.stages
        for row in one.measured
    ]


def whole_rows(told: Whole) -> list[dict[str, object]]:
    """What the whole saved of each stream, verified options beside it, the difference and what explains it."""
    return [
        {
            "row": pair_row(one.measured, one.is_verified),
            "code": one.resource,
            "options": amount(one.verified.saving, one.measured.before.unit),
            "numbers": one.verified.counted,
            "difference": signed_amount(one.difference, one.measured.before.unit),
            "reasons": one.reasons,
        }
        for one in told.savings
    ]


def measurement_row(one: Measurement, used: Collection[tuple[int, ...]]) -> dict[str, Any]:
    """A measurement as a page tells it; `used` are the pairs that were verified."""
    return {
        "it": one,
        "resource": stream_name(one.resource),
        "consumption": amount(one.consumption, one.unit),
        "output": amount(one.output, one.output_unit),
        "base_load": percent(one.base_load_share_pct) if one.base_load_share_pct else "",
        "used": any(one.pk in pair for pair in used),
    }

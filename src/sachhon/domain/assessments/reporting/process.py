"""Steps, flows and balances as the report tells them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone

from sachhon.domain.assessments.models import BalanceSignature, Flow, ProcessStep
from sachhon.domain.assessments.workspace.balances import Balance
from sachhon.domain.assessments.workspace.diagram import drawn_step
from sachhon.formkit.findings import say
from sachhon.writing import assessment as paper

_STATES = {
    "unknown": paper.BalanceState.UNKNOWN,
    "unknown_signed": paper.BalanceState.UNKNOWN_SIGNED,
    "closed": paper.BalanceState.CLOSED,
    "signed": paper.BalanceState.SIGNED,
    "open": paper.BalanceState.OPEN,
}
WHOLE = "Toàn bộ quá trình"


def steps_told(steps: Sequence[ProcessStep]) -> tuple[paper.Step, ...]:
    """The steps with their flows (prefetched with what they follow)."""
    return tuple(
        paper.Step(
            number=step.number,
            name=step.name,
            what_happens=step.what_happens,
            in_focus=step.in_focus,
            follows=tuple(sorted(before.number for before in step.follows.all())),
            inputs=_flows(step, Flow.Direction.IN),
            outputs=_flows(step, Flow.Direction.OUT),
        )
        for step in steps
    )


def _flows(step: ProcessStep, direction: str) -> tuple[paper.Flow, ...]:
    drawn = iter(drawn_step(step).outputs)
    told = []
    for flow in step.flows.all():
        if flow.direction != direction:
            continue
        told.append(
            paper.Flow(
                kind=str(Flow.Kind(flow.kind).label),
                name=flow.name,
                amount=paper.Amount(flow.quantity, flow.unit),
                goes=next(drawn).kind if direction == Flow.Direction.OUT else "",
                unit_cost=flow.unit_cost,
                known=str(Flow.Known(flow.known).label) if flow.known else "",
                weighs=flow.weighs,
                note=flow.note,
            )
        )
    return tuple(told)


def balances_told(balances: Sequence[Balance]) -> tuple[paper.Balance, ...]:
    """The balances with their closure, who signed, and what is not counted."""
    return tuple(_balance(balance) for balance in balances)


def _balance(balance: Balance) -> paper.Balance:
    closure, signed = balance.closure, balance.signature
    return paper.Balance(
        of=str(BalanceSignature.Of(balance.of).label),
        scope=f"{balance.step.number}. {balance.step.name}" if balance.step else WHOLE,
        state=_STATES[balance.state],
        inputs=paper.Amount(closure.inputs_total if closure else _known(balance, "in"), balance.unit),
        outputs=paper.Amount(closure.outputs_total if closure else _known(balance, "out"), balance.unit),
        closure_pct=closure.closure_pct if closure else None,
        tolerance_pct=closure.tolerance_pct if closure else None,
        signed_by=signed.by.full_name if signed else "",
        signed_on=timezone.localdate(signed.at) if signed else None,
        why=signed.reason if signed else "",
        not_counted=tuple(
            f"{one.flow.name} ({say(one.finding, 'vi').rstrip('.') if one.finding else 'chưa có số liệu'})"
            for one in balance.left_out
        ),
        without_heat=tuple(flow.name for flow in balance.without_heat),
    )


def _known(balance: Balance, side: str) -> Decimal | None:
    """Of a balance that cannot be made, the total of the side that is known; of the other None, never 0."""
    known = "in" if balance.inputs else "out"
    if balance.unknown_side == "zero":
        return Decimal(0) if side == "in" else None
    return Decimal(balance.known_total) if balance.known_total and side == known else None

"""What stands between an assessment and its report: a code each, with what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sachhon.domain.assessments.models import Assessment, Option
from sachhon.domain.assessments.selectors.assessments import steps_of_process
from sachhon.domain.assessments.workspace.balances import Balance, balances_of


@dataclass(frozen=True, slots=True)
class Block:
    """`code`: no_team | no_leader | no_steps | no_focus | balance_open | balance_unknown | no_options."""

    code: str
    balance: Balance | None = None


def blocks_of(assessment: Assessment, balances: Sequence[Balance] | None = None) -> list[Block]:
    """What must be done before the report; nothing: it can be written."""
    team = list(assessment.team.all())
    steps = steps_of_process(assessment)
    found = []
    if not team:
        found.append(Block("no_team"))
    elif not any(one.is_leader for one in team):
        found.append(Block("no_leader"))
    if not steps:
        found.append(Block("no_steps"))
    elif not any(step.in_focus for step in steps):
        found.append(Block("no_focus"))
    if assessment.kind == Assessment.Kind.DETAILED:
        known = balances_of(assessment, steps) if balances is None else balances
        found += [Block("balance_open" if one.closure else "balance_unknown", one) for one in known if one.blocks]
    if not Option.objects.filter(assessment=assessment).exists():
        found.append(Block("no_options"))
    return found

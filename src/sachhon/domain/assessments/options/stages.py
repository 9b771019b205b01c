"""How far an option is, as a table: which step leads where, whose it is, what it needs. A test walks it.

Proposed, planned, implemented and verified are never mixed: a figure belongs to one of them alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.domain.assessments.models import Option

Stage = Option.Stage


@dataclass(frozen=True, slots=True)
class StageStep:
    """From one stage to another. `verb` is asked of ASSESSMENT; `back`: needs a reason; `needs` are its conditions."""

    name: str
    before: Stage
    after: Stage
    verb: str
    needs: tuple[str, ...] = ()
    back: bool = False


STEPS: tuple[StageStep, ...] = (
    StageStep("plan", Stage.PROPOSED, Stage.PLANNED, "carry_out", ("screened", "responsible", "due")),
    StageStep("implement", Stage.PLANNED, Stage.IMPLEMENTED, "carry_out", ("implemented_on",)),
    StageStep("verify", Stage.IMPLEMENTED, Stage.VERIFIED, "verify", ("measured", "evidence", "another_person")),
    StageStep("reject", Stage.PROPOSED, Stage.REJECTED, "carry_out", back=True),
    StageStep("reject", Stage.PLANNED, Stage.REJECTED, "carry_out", back=True),
    StageStep("propose_again", Stage.REJECTED, Stage.PROPOSED, "carry_out", back=True),
    StageStep("withdraw_plan", Stage.PLANNED, Stage.PROPOSED, "carry_out", back=True),
    StageStep("not_implemented", Stage.IMPLEMENTED, Stage.PLANNED, "carry_out", back=True),
    StageStep("withdraw_verification", Stage.VERIFIED, Stage.IMPLEMENTED, "verify", back=True),
)

COUNTED = (Stage.PROPOSED, Stage.PLANNED, Stage.IMPLEMENTED, Stage.VERIFIED)
"""The stages whose sums stand side by side; what was rejected is in none."""


def step_of(name: str, stage: str) -> StageStep | None:
    """The step of that name from a stage; None where there is none."""
    return next((step for step in STEPS if step.name == name and step.before == stage), None)


def steps_from(stage: str) -> tuple[StageStep, ...]:
    """Every step that leads on or back from a stage."""
    return tuple(step for step in STEPS if step.before == stage)

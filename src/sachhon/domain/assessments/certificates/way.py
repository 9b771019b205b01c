"""How far a request is, as a table: which step leads where, whose it is, what it needs. A test walks it."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.domain.assessments.models import Certificate

Status = Certificate.Status
RUNNING = frozenset({Status.REQUESTED, Status.CHECKING, Status.RETURNED})
"""A facility has one of these at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one status to another. `verb` is asked of CERTIFICATE; `reason`: a word why is needed."""

    name: str
    before: Status
    after: Status
    verb: str
    reason: bool = False


STEPS: tuple[Step, ...] = (
    Step("begin_check", Status.REQUESTED, Status.CHECKING, "check"),
    Step("return", Status.CHECKING, Status.RETURNED, "check", reason=True),
    Step("send_again", Status.RETURNED, Status.REQUESTED, "request"),
    Step("withdraw", Status.REQUESTED, Status.WITHDRAWN, "withdraw"),
    Step("withdraw", Status.CHECKING, Status.WITHDRAWN, "withdraw"),
    Step("withdraw", Status.RETURNED, Status.WITHDRAWN, "withdraw"),
    Step("grant", Status.CHECKING, Status.GRANTED, "decide"),
    Step("refuse", Status.CHECKING, Status.REFUSED, "decide", reason=True),
    Step("revoke", Status.GRANTED, Status.REVOKED, "revoke", reason=True),
)


def step_of(name: str, status: str) -> Step | None:
    """The step of that name from a status; None where there is none."""
    return next((step for step in STEPS if step.name == name and step.before == status), None)


def steps_from(status: str) -> tuple[Step, ...]:
    """Every step that leads on from a status; none: it is the end."""
    return tuple(step for step in STEPS if step.before == status)

"""Where a received file stands, for permissions."""

from __future__ import annotations

from sachhon.domain.accounts.api import Place
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.policies import UNFILED
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import Status


def place_of_received(received: Received) -> Place:
    """The place of the unit whose report it belongs to; the ministry's while it belongs to none."""
    return Place() if received.obligation is None else place_of(received.obligation.unit)


def status_of_received(received: Received) -> str:
    """The status of its report."""
    return UNFILED if received.obligation is None else status_of(received.obligation)


def status_of(obligation: Obligation) -> str:
    """The status of the answer to an obligation: a draft where none was begun."""
    submission = getattr(obligation, "submission", None)
    return Status.DRAFT.value if submission is None else submission.status

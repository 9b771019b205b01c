"""Tables of what was received and what was read from it."""

from sachhon.domain.intake.models.mail import IncomingMail
from sachhon.domain.intake.models.received import Received, StagedValue

__all__ = ["IncomingMail", "Received", "StagedValue"]

"""The door of the intake: other rooms come in here."""

from sachhon.domain.intake.models import IncomingMail, Received, StagedValue

__all__ = ["IncomingMail", "Received", "StagedValue"]

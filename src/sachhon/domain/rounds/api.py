"""The door of the rounds: other rooms come in here."""

from sachhon.domain.rounds.models import DeadlineChange, Obligation, Round, RoundAttachment, TemplateVersion

__all__ = ["DeadlineChange", "Obligation", "Round", "RoundAttachment", "TemplateVersion"]

"""Tables of templates in versions, rounds and obligations."""

from sachhon.domain.rounds.models.obligation import DeadlineChange, Obligation
from sachhon.domain.rounds.models.round import Round, RoundAttachment
from sachhon.domain.rounds.models.template import TemplateVersion

__all__ = ["DeadlineChange", "Obligation", "Round", "RoundAttachment", "TemplateVersion"]

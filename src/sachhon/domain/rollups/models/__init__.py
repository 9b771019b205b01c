"""Tables of frozen national reports, of figures as they were last computed, and of savings added up."""

from sachhon.domain.rollups.models.edition import Edition
from sachhon.domain.rollups.models.saving import SavingCell, SavingRun
from sachhon.domain.rollups.models.snapshot import RollupFigure, RollupSnapshot

__all__ = ["Edition", "RollupFigure", "RollupSnapshot", "SavingCell", "SavingRun"]

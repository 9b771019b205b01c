"""Tables of frozen national reports and of figures as they were last computed."""

from sachhon.domain.rollups.models.edition import Edition
from sachhon.domain.rollups.models.snapshot import RollupFigure, RollupSnapshot

__all__ = ["Edition", "RollupFigure", "RollupSnapshot"]

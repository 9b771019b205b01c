"""The door of the rollups for the web: the live figures of a round, their lineage, frozen editions."""

from sachhon.domain.rollups.choices import ACCEPTED, NOW, SEALED, THEN, Choices, regions
from sachhon.domain.rollups.live import Ground, ground_of, round_figures
from sachhon.domain.rollups.models import Edition, RollupFigure, RollupSnapshot
from sachhon.domain.rollups.policies import FIGURES
from sachhon.domain.rollups.snapshots import Seen, compute, detail_of, seen

__all__ = [
    "ACCEPTED",
    "FIGURES",
    "NOW",
    "SEALED",
    "THEN",
    "Choices",
    "Edition",
    "Ground",
    "RollupFigure",
    "RollupSnapshot",
    "Seen",
    "compute",
    "detail_of",
    "ground_of",
    "regions",
    "round_figures",
    "seen",
]

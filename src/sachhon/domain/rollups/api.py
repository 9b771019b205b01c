"""The door of the rollups for the web: the live figures of a round, their lineage, frozen editions."""

from sachhon.domain.rollups.actions.freeze_edition import FiguresChanged, freeze_edition
from sachhon.domain.rollups.answers import Sealed, sealed_of
from sachhon.domain.rollups.choices import ACCEPTED, NOW, SEALED, THEN, Choices, regions
from sachhon.domain.rollups.documents import AT_ONCE as DOCUMENT_AT_ONCE
from sachhon.domain.rollups.documents import EXCEL, MEDIA, WORD, document_of
from sachhon.domain.rollups.editions import Comparison, Verified, compare_editions, frozen_detail, verify_edition
from sachhon.domain.rollups.jobs import ask_for_document, ask_for_figures
from sachhon.domain.rollups.live import Ground, ground_of, round_figures
from sachhon.domain.rollups.models import Edition, RollupFigure, RollupSnapshot
from sachhon.domain.rollups.policies import FIGURES
from sachhon.domain.rollups.snapshots import Seen, compute, detail_of, seen

__all__ = [
    "ACCEPTED",
    "DOCUMENT_AT_ONCE",
    "EXCEL",
    "FIGURES",
    "MEDIA",
    "NOW",
    "SEALED",
    "THEN",
    "WORD",
    "Choices",
    "Comparison",
    "Edition",
    "FiguresChanged",
    "Ground",
    "RollupFigure",
    "RollupSnapshot",
    "Sealed",
    "Seen",
    "Verified",
    "ask_for_document",
    "ask_for_figures",
    "compare_editions",
    "compute",
    "detail_of",
    "document_of",
    "freeze_edition",
    "frozen_detail",
    "ground_of",
    "regions",
    "round_figures",
    "sealed_of",
    "seen",
    "verify_edition",
]

"""The door of the rollups for the web: the live figures of a round, their lineage, frozen editions."""

from sachhon.domain.rollups.actions.freeze_edition import FiguresChanged, freeze_edition
from sachhon.domain.rollups.answers import Sealed, sealed_of
from sachhon.domain.rollups.choices import ACCEPTED, NOW, SEALED, THEN, Choices, regions
from sachhon.domain.rollups.documents import AT_ONCE as DOCUMENT_AT_ONCE
from sachhon.domain.rollups.documents import EXCEL, MEDIA, WORD, document_of
from sachhon.domain.rollups.editions import Comparison, Verified, compare_editions, frozen_detail, verify_edition
from sachhon.domain.rollups.jobs import ask_for_document, ask_for_figures, ask_to_freeze, freezing
from sachhon.domain.rollups.live import Ground, ground_of, round_figures
from sachhon.domain.rollups.models import Edition, RollupFigure, RollupSnapshot, SavingCell, SavingRun
from sachhon.domain.rollups.outliers import Fence
from sachhon.domain.rollups.policies import FIGURES, SAVINGS
from sachhon.domain.rollups.savings.adding_up import add_up as add_up_savings
from sachhon.domain.rollups.savings.jobs import ask_for_savings, savings_under_way
from sachhon.domain.rollups.savings.selecting import (
    Figure as SavingFigure,
)
from sachhon.domain.rollups.savings.selecting import (
    Resource as SavedResource,
)
from sachhon.domain.rollups.savings.selecting import (
    Savings,
    facilities_behind,
    savings_of_country,
    savings_resources,
    savings_run,
)
from sachhon.domain.rollups.savings.targets import (
    Target as SavingTarget,
)
from sachhon.domain.rollups.savings.targets import (
    action_programme_targets,
    named_industries,
    strategy_targets,
    target_in,
)
from sachhon.domain.rollups.snapshots import Seen, compute, detail_of, fences_of, seen
from sachhon.domain.rollups.tracking import (
    NOT_BEGUN,
    STATUSES,
    TIMES,
    WAIVED,
    AreaProgress,
    Counts,
    Filter,
    Tracked,
    columns_of,
    counted,
    progress_by_province,
    rows_of,
    sections_filled,
    tracked,
)

__all__ = [
    "ACCEPTED",
    "DOCUMENT_AT_ONCE",
    "EXCEL",
    "FIGURES",
    "MEDIA",
    "NOT_BEGUN",
    "NOW",
    "SAVINGS",
    "SEALED",
    "STATUSES",
    "THEN",
    "TIMES",
    "WAIVED",
    "WORD",
    "AreaProgress",
    "Choices",
    "Comparison",
    "Counts",
    "Edition",
    "Fence",
    "FiguresChanged",
    "Filter",
    "Ground",
    "RollupFigure",
    "RollupSnapshot",
    "SavedResource",
    "SavingCell",
    "SavingFigure",
    "SavingRun",
    "SavingTarget",
    "Savings",
    "Sealed",
    "Seen",
    "Tracked",
    "Verified",
    "action_programme_targets",
    "add_up_savings",
    "ask_for_document",
    "ask_for_figures",
    "ask_for_savings",
    "ask_to_freeze",
    "columns_of",
    "compare_editions",
    "compute",
    "counted",
    "detail_of",
    "document_of",
    "facilities_behind",
    "fences_of",
    "freeze_edition",
    "freezing",
    "frozen_detail",
    "ground_of",
    "named_industries",
    "progress_by_province",
    "regions",
    "round_figures",
    "rows_of",
    "savings_of_country",
    "savings_resources",
    "savings_run",
    "savings_under_way",
    "sealed_of",
    "sections_filled",
    "seen",
    "strategy_targets",
    "target_in",
    "tracked",
    "verify_edition",
]

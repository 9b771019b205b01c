"""The saving rate of many facilities, from facts in Parquet, by DuckDB; plain Python, knows no Django.

A *series* is one facility's use of one stream. A *fact* is what a series used, and what was made, in a month (or in the
`months` that end with it). The method is that of `sachhon.calculations.consumption`:

    adjusted baseline = base consumption × (share + (1 − share) × output / base output)
    saving            = adjusted baseline − consumption
    rate              = Σ saving / Σ adjusted baseline          (never a mean of percentages)

The adjusted baseline is linear in the output, so that a series' year is told by itself (its share of the base load by
its months) and the facts of a month are folded in without reading other years. Amounts are whole thousandths of the
stream's unit: sums of whole numbers are the same in every order, and a fold gives what a recompute from scratch gives,
exactly.
"""

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import (
    SCALE,
    Base,
    Fact,
    FactsRefused,
    Pooled,
    Series,
    Verdict,
    numbered,
    thousandths,
)
from sachhon.domain.rollups.savings.engine.pooling import pooled
from sachhon.domain.rollups.savings.engine.reckoning import fold_month, recompute
from sachhon.domain.rollups.savings.engine.session import Session
from sachhon.domain.rollups.savings.engine.writing import read_series, write_baselines, write_month, write_series

__all__ = [
    "SCALE",
    "Base",
    "Fact",
    "FactsRefused",
    "Folder",
    "Pooled",
    "Series",
    "Session",
    "Verdict",
    "fold_month",
    "numbered",
    "pooled",
    "read_series",
    "recompute",
    "thousandths",
    "write_baselines",
    "write_month",
    "write_series",
]

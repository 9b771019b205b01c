"""Where a series stands, and what it is expected to use: `fixed` per month whatever is made, `slope` per unit made.

From the facts of its baseline year whose consumption and output are both known:

    fixed = base consumption × share / base months
    slope = base consumption × (1 − share) / base output

A series without a baseline, or whose baseline year tells of no use or no output, has neither, and base year 0.
"""

from __future__ import annotations

from collections.abc import Collection

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import SHARE_SCALE
from sachhon.domain.rollups.savings.engine.session import Cursor, parquet
from sachhon.domain.rollups.savings.engine.years import along

_NO_LOADS = "SELECT 0::INTEGER AS series, 0::SMALLINT AS base_year, 0::DOUBLE AS fixed, 0::DOUBLE AS slope WHERE false"


def base_years(cursor: Cursor, folder: Folder) -> frozenset[int]:
    """The years that anything is measured against."""
    if not folder.bases.exists():
        return frozenset()
    return frozenset(year for (year,) in cursor.rows(f"SELECT DISTINCT year FROM {parquet(folder.bases)}"))


def make_standing(cursor: Cursor, folder: Folder, measured: Collection[int]) -> None:
    """Makes the table `standing` anew, from the facts of the baseline years."""
    loads = " UNION ALL ".join(_loads(folder, year) for year in folder.years() if year in measured) or _NO_LOADS
    cursor.run(
        f"CREATE OR REPLACE TABLE standing AS WITH loads AS ({loads})"
        " SELECT series, cell, coalesce(base_year, 0)::SMALLINT AS base_year, coalesce(fixed, 0) AS fixed,"
        f" coalesce(slope, 0) AS slope FROM {parquet(folder.series)} LEFT JOIN loads USING (series)"
    )


def keep_standing(cursor: Cursor, folder: Folder) -> None:
    """Keeps the table for folds to come."""
    cursor.keep("FROM standing", folder.standing)


def take_up_standing(cursor: Cursor, folder: Folder) -> None:
    """The table `standing` as it was kept."""
    cursor.run(f"CREATE OR REPLACE TABLE standing AS FROM {parquet(folder.standing)}")


def _loads(folder: Folder, year: int) -> str:
    """The loads of those who are measured against a year."""
    share = f"(share / {SHARE_SCALE}.0::DOUBLE)"
    return (
        f"SELECT series, {year}::SMALLINT AS base_year, used * {share} / months AS fixed,"
        f" used * (1 - {share}) / made AS slope"
        f" FROM (SELECT series, {along('consumption')} AS used, {along('output')} AS made, months::DOUBLE AS months"
        f" FROM {parquet(folder.facts(year))})"
        f" JOIN (SELECT series, share FROM {parquet(folder.bases)} WHERE year = {year}) USING (series)"
        " WHERE used > 0 AND made > 0"
    )

"""What a series is expected to use: `fixed` per month whatever is made, `slope` per unit made.

From the facts of its baseline year whose consumption and output are both known:

    fixed = base consumption × share / base months
    slope = base consumption × (1 − share) / base output

A series without a baseline, or whose baseline year tells of no use or no output, has neither.
"""

from __future__ import annotations

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import SHARE_SCALE
from sachhon.domain.rollups.savings.engine.session import Cursor, parquet

# Twelve facts of at most LARGEST fit into 64 bits, so that a sum need not watch for more.
_SUMS = (
    "sum_no_overflow(consumption)::DOUBLE AS used, sum_no_overflow(output)::DOUBLE AS made,"
    " sum_no_overflow(months::BIGINT)::DOUBLE AS months"
)


def base_years(cursor: Cursor, folder: Folder) -> frozenset[int]:
    """The years that anything is measured against."""
    if not folder.bases.exists():
        return frozenset()
    return frozenset(year for (year,) in cursor.rows(f"SELECT DISTINCT year FROM {parquet(folder.bases)}"))


def write_loads(cursor: Cursor, folder: Folder) -> None:
    """Makes the loads of all series anew."""
    cursor.run("CREATE OR REPLACE TEMP TABLE used_then (series INTEGER, used DOUBLE, made DOUBLE, months DOUBLE)")
    for year in sorted(base_years(cursor, folder) & set(folder.years())):
        cursor.run(
            "CREATE OR REPLACE TEMP TABLE measured AS"
            f" SELECT series FROM {parquet(folder.bases)} WHERE year = {year} ORDER BY series"
        )
        cursor.run(
            f"INSERT INTO used_then SELECT measured.series, {_SUMS} FROM {parquet(*folder.months(year))} AS facts"
            " JOIN measured ON measured.series = facts.series GROUP BY measured.series"
        )
    bases = parquet(folder.bases) if folder.bases.exists() else _NO_BASES
    cursor.keep(
        "SELECT bases.series, bases.year AS base_year,"
        f" used * (share / {SHARE_SCALE}.0::DOUBLE) / months AS fixed,"
        f" used * (1 - share / {SHARE_SCALE}.0::DOUBLE) / made AS slope"
        f" FROM {bases} AS bases JOIN used_then USING (series) WHERE used > 0 AND made > 0 ORDER BY series",
        folder.loads,
    )


def take_up(cursor: Cursor, folder: Folder) -> None:
    """Sets out the tables that every year is judged by: `cells` (what results are told by) and `standing` (series)."""
    cursor.run(
        "CREATE OR REPLACE TABLE cells AS SELECT (row_number() OVER (ORDER BY stream, province, industry) - 1)::INTEGER"
        " AS cell, stream, province, industry"
        f" FROM (SELECT DISTINCT stream, province, industry FROM {parquet(folder.series)})"
    )
    cursor.run(
        "CREATE OR REPLACE TABLE standing AS"
        " SELECT series, cell, coalesce(base_year, 0)::SMALLINT AS base_year, fixed, slope"
        f" FROM {parquet(folder.series)} AS named JOIN cells USING (stream, province, industry)"
        f" LEFT JOIN {parquet(folder.loads)} AS loads USING (series) ORDER BY series"
    )


_NO_BASES = "(SELECT 0::INTEGER AS series, 0::SMALLINT AS year, 0::INTEGER AS share WHERE false)"

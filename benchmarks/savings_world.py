"""Facts of a country that never was, made by DuckDB from numbers and hashes: quick, and the same in every run."""

from __future__ import annotations

from sachhon.domain.rollups.savings.engine import Folder, Session, rebuild_rosters
from sachhon.domain.rollups.savings.engine.session import Cursor, quoted
from sachhon.domain.rollups.savings.engine.writing import keep_facts

FIRST_YEAR, YEARS = 2015, 10
STREAMS = ("electricity", "fuel", "water", "material")
_MONTH = (
    "SELECT series.series, 1::UTINYINT AS months,"
    " CASE WHEN odd % 1000 <> 7 THEN (use * (800 + odd % 400) * {better})::BIGINT END AS consumption,"
    " CASE WHEN (odd // 1000) % 1000 <> 7 THEN (make * (800 + hash(facility * 104729 + {at}) % 400))::BIGINT END"
    " AS output,"
    " hash(facility * 13 + {year}) % 4 = 0 AS verified"
    " FROM (SELECT series, facility, 50 + hash(series) % 50000 AS use, 10 + hash(facility) % 5000 AS make,"
    " (hash(series::BIGINT * 7919 + {at}) // 16)::BIGINT AS odd FROM series) AS series"
)


def build(session: Session, folder: Folder, facilities: int) -> int:
    """All files of so many facilities; every fact's month is there, one fact in 1,000 lacks its use or its output."""
    with session.beside() as cursor:
        cursor.run(
            "CREATE TEMP TABLE series AS SELECT (n + n // 15)::INTEGER AS series, (n // 4 + 1)::BIGINT AS facility,"
            f" {list(STREAMS)}[n % 4 + 1] AS stream, (1 + hash(n // 4) % 34)::INTEGER AS province,"
            f" (1 + hash(n // 4 * 3) % 39)::INTEGER AS industry FROM (SELECT range AS n FROM range({facilities * 4}))"
        )
        cursor.keep("SELECT * FROM series ORDER BY series", folder.series)
        cursor.keep(
            f"SELECT series, ({FIRST_YEAR} + (hash(facility) % 5 = 0)::INTEGER)::SMALLINT AS year,"
            " (hash(facility * 31) % 600000)::INTEGER AS share FROM series"
            " WHERE hash(series * 17) % 10 <> 0 ORDER BY series",
            folder.bases,
        )
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            for month in range(1, 13):
                write_facts(cursor, folder, year, month)
        told = cursor.number(f"SELECT count(*) FROM read_parquet({quoted(folder.root / '[fg]a*/*/*.parquet')})")
    rebuild_rosters(session, folder)
    return told


def write_facts(cursor: Cursor, folder: Folder, year: int, month: int) -> None:
    """A month's facts; the cursor's table `series` says of whom."""
    better = 1 - 0.01 * (year - FIRST_YEAR)
    facts = _MONTH.format(year=year, at=year * 12 + month, better=better)
    cursor.run(f"CREATE OR REPLACE TEMP TABLE facts AS {facts}")
    keep_facts(cursor, folder, year, month)

"""Facts of a country that never was, made by DuckDB from numbers and hashes: quick, and the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sachhon.domain.rollups.savings.engine import Fact, Folder, Session
from sachhon.domain.rollups.savings.engine.session import Cursor, parquet
from sachhon.domain.rollups.savings.engine.writing import keep_series
from sachhon.domain.rollups.savings.engine.years import take_in

FIRST_YEAR, YEARS = 2015, 10
MONTHS = range(1, 13)
STREAMS = ("electricity", "fuel", "water", "material")
_MONTH = (
    "SELECT series.series, 1::UTINYINT AS months,"
    " CASE WHEN odd % 1000 <> 7 THEN (use * (800 + odd % 400) * {better})::BIGINT END AS consumption,"
    " CASE WHEN (odd // 1000) % 1000 <> 7 THEN (make * (800 + hash(facility * 104729 + {at}) % 400))::BIGINT END"
    " AS output,"
    " hash(facility * 13 + {year}) % 4 = 0 AS verified"
    " FROM (SELECT series, facility, 50 + hash(series) % 50000 AS use, 10 + hash(facility) % 5000 AS make,"
    " (hash(series::BIGINT * 7919 + {at}) // 16)::BIGINT AS odd FROM {who}) AS series"
)


def build(session: Session, folder: Folder, arrived: Path, facilities: int) -> int:
    """All files of so many facilities; every fact's month is there, one fact in 1,000 lacks its use or its output.

    `arrived` gets the same facts as they come: one row a fact, a file a month.
    """
    with session.beside() as cursor:
        cursor.run(
            "CREATE TEMP TABLE series AS SELECT (n + n // 15)::INTEGER AS series, (n // 4 + 1)::BIGINT AS facility,"
            f" {list(STREAMS)}[n % 4 + 1] AS stream, (1 + hash(n // 4) % 34)::INTEGER AS province,"
            f" (1 + hash(n // 4 * 3) % 39)::INTEGER AS industry FROM (SELECT range AS n FROM range({facilities * 4}))"
        )
        keep_series(cursor, folder)
        cursor.keep(
            f"SELECT series, ({FIRST_YEAR} + (hash(facility) % 5 = 0)::INTEGER)::SMALLINT AS year,"
            " (hash(facility * 31) % 600000)::INTEGER AS share FROM series"
            " WHERE hash(series * 17) % 10 <> 0 ORDER BY series",
            folder.bases,
        )
        told = 0
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            for month in MONTHS:
                cursor.run(f"CREATE OR REPLACE TEMP TABLE month_{month} AS {_facts(year, month, 'series')}")
                told += cursor.number(f"SELECT count(*) FROM month_{month}")
                cursor.keep(f"FROM month_{month} ORDER BY series", month_file(arrived, year, month))
            take_in(cursor, folder, year, {month: f"month_{month}" for month in MONTHS})
    return told


def month_file(arrived: Path, year: int, month: int) -> Path:
    """The facts of a month as they came."""
    return arrived / f"year={year}" / f"month={month:02}.parquet"


def facts_as_made(cursor: Cursor, series: Path) -> Iterator[tuple[tuple[int, int], list[Fact]]]:
    """The facts of some series, by (year, month), straight from the formulas: no file of facts is looked at."""
    columns = "series, consumption, output, months, verified"
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        for month in MONTHS:
            rows = cursor.rows(f"SELECT {columns} FROM ({_facts(year, month, parquet(series))})")
            yield (year, month), [Fact(*row) for row in rows]


def _facts(year: int, month: int, who: str) -> str:
    better = 1 - 0.01 * (year - FIRST_YEAR)
    return _MONTH.format(year=year, at=year * 12 + month, better=better, who=who)

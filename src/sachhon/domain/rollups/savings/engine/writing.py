"""Facts, series and baselines come in; each file is replaced whole."""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import Base, Fact, FactsRefused, Series, checked, share_of
from sachhon.domain.rollups.savings.engine.session import Cursor, Session, parquet
from sachhon.domain.rollups.savings.engine.years import take_in

SERIES = {
    "series": "INTEGER",
    "facility": "BIGINT",
    "stream": "VARCHAR",
    "province": "INTEGER",
    "industry": "INTEGER",
}
BASES = {"series": "INTEGER", "year": "SMALLINT", "share": "INTEGER"}
FACTS = {
    "series": "INTEGER",
    "months": "UTINYINT",
    "consumption": "BIGINT",
    "output": "BIGINT",
    "verified": "BOOLEAN",
}


def write_series(session: Session, folder: Folder, series: Iterable[Series]) -> None:
    """Replaces the series. Refuses a number, or a facility with a stream, that comes twice."""
    with session.beside() as cursor, cursor.lines(series, SERIES) as lines:
        cursor.run(f"CREATE TEMP TABLE series AS SELECT * FROM {lines}")
        _refuse_twice(cursor, "series", "series", "series_twice")
        _refuse_twice(cursor, "series", "facility, stream", "stream_twice")
        keep_series(cursor, folder)


def keep_series(cursor: Cursor, folder: Folder) -> None:
    """Writes the cursor's table `series`, each with the number of its cell: stream, province and industry."""
    cell = "(dense_rank() OVER (ORDER BY stream, province, industry) - 1)::INTEGER AS cell"
    cursor.keep(f"SELECT {', '.join(SERIES)}, {cell} FROM series ORDER BY series", folder.series)


def read_series(session: Session, folder: Folder) -> list[Series]:
    """The series as they stand, by number; none where there are none yet."""
    if not folder.series.exists():
        return []
    with session.beside() as cursor:
        return [
            Series(*row)
            for row in cursor.rows(f"SELECT {', '.join(SERIES)} FROM {parquet(folder.series)} ORDER BY series")
        ]


def write_baselines(session: Session, folder: Folder, bases: Iterable[Base]) -> None:
    """Replaces the baselines; `recompute` takes them up. Refuses a share outside 0 to 1, and a series that has two."""
    rows = ((base.series, base.year, share_of(base)) for base in bases)
    with session.beside() as cursor, cursor.lines(rows, BASES) as lines:
        cursor.run(f"CREATE TEMP TABLE bases AS SELECT * FROM {lines}")
        _refuse_twice(cursor, "bases", "series", "baseline_twice")
        cursor.keep("SELECT * FROM bases ORDER BY series", folder.bases)


def write_month(session: Session, folder: Folder, year: int, month: int, facts: Iterable[Fact]) -> None:
    """Replaces the facts of a month. Refuses impossible amounts, and a series that comes twice."""
    rows = ((one.series, one.months, one.consumption, one.output, str(one.verified).lower()) for one in checked(facts))
    with session.beside() as cursor, cursor.lines(rows, FACTS) as lines:
        cursor.run(f"CREATE TEMP TABLE facts AS SELECT * FROM {lines}")
        _refuse_twice(cursor, "facts", "series", "fact_twice")
        take_in(cursor, folder, year, {month: "facts"})


def _refuse_twice(cursor: Cursor, table: str, key: str, code: str) -> None:
    twice = cursor.rows(f"SELECT {key} FROM {table} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1")
    if twice:
        raise FactsRefused(code, ", ".join(str(one) for one in twice[0]))

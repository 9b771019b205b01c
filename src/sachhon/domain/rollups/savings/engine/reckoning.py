"""The results of all years from scratch, or of what a new month touches.

A fact's adjusted baseline is `fixed × months + slope × output`, one product and one sum of doubles rounded to whole
thousandths: the same in every order and on every machine (IEEE 754), and all that follows is adding whole numbers. It
is within half a thousandth of the exact fraction.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.loads import base_years, take_up, write_loads
from sachhon.domain.rollups.savings.engine.model import Verdict
from sachhon.domain.rollups.savings.engine.session import Cursor, Session, parquet

_YEARS_AT_ONCE = 3  # some prepare while others read; each has all threads of the session

_VERDICTS = tuple(Verdict)
_COUNTED = _VERDICTS.index(Verdict.COUNTED)
_COUNTS = ", ".join(
    f"sum(CASE WHEN verdict = {number} THEN facilities ELSE 0 END) AS {name}" for number, name in enumerate(_VERDICTS)
)
_AMOUNTS = ("adjusted_baseline", "consumption", "verified_baseline")
_NARROW = 2**16 - 1


def recompute(session: Session, folder: Folder) -> None:
    """All results anew, from all facts."""
    with session.beside() as cursor:
        write_loads(cursor, folder)
        take_up(cursor, folder)
    for year in set(folder.result_years()) - set(folder.years()):
        folder.cells(year).unlink()
    _write_years(session, folder, folder.years())


def fold_month(session: Session, folder: Folder, year: int) -> None:
    """The results that facts newly written to a month of `year` touch: that year alone.

    All years where something is measured against that one. Facts of other years are read in that case alone.
    """
    with session.beside() as cursor:
        against = year in base_years(cursor, folder)
        if against or not folder.loads.exists():
            write_loads(cursor, folder)
        take_up(cursor, folder)
    _write_years(session, folder, folder.years() if against else [year])


def _write_years(session: Session, folder: Folder, years: Iterable[int]) -> None:
    def one(year: int) -> None:
        with session.beside() as cursor:
            _write_year(cursor, folder, year)

    with ThreadPoolExecutor(_YEARS_AT_ONCE) as pool:
        list(pool.map(one, years))


def _write_year(cursor: Cursor, folder: Folder, year: int) -> None:
    """Judges who counts, adds up what they used and should have used, and counts the others by why they do not."""
    judged = _judged(folder, year)
    narrow = "USMALLINT" if cursor.number("SELECT count(*) FROM cells") * 2 <= _NARROW else "INTEGER"
    cursor.run(
        f"CREATE OR REPLACE TEMP TABLE counted AS SELECT series, (cell * 2 + checked)::{narrow} AS key, fixed, slope"
        f" FROM {judged} WHERE verdict = {_COUNTED}"
    )
    cursor.run(
        "CREATE OR REPLACE TEMP TABLE sums AS"
        " SELECT key, sum((fixed * months + slope * output)::BIGINT) AS adjusted, sum(consumption) AS consumption"
        f" FROM {parquet(*folder.months(year))} JOIN counted USING (series) GROUP BY key"
    )
    amounts = ", ".join(f"coalesce({name}, 0)::DECIMAL(38, 0) AS {name}" for name in _AMOUNTS)
    cursor.keep(
        f"SELECT {year}::SMALLINT AS year, stream, province, industry, {amounts}, known, partly, {', '.join(Verdict)}"
        f" FROM (SELECT cell, sum(facilities) AS known, sum(partly * facilities) AS partly, {_COUNTS}"
        f" FROM (SELECT cell, verdict, partly, count(*) AS facilities FROM {judged} GROUP BY ALL) GROUP BY cell)"
        " LEFT JOIN (SELECT key // 2 AS cell, sum(adjusted) AS adjusted_baseline,"
        " sum(consumption) AS consumption, sum(CASE WHEN key % 2 = 1 THEN adjusted ELSE 0 END)"
        " AS verified_baseline FROM sums GROUP BY 1) USING (cell)"
        " JOIN cells USING (cell) ORDER BY stream, province, industry",
        folder.cells(year),
    )


def _judged(folder: Folder, year: int) -> str:
    """Every series that told of the year, with its verdict (its number among Verdict)."""
    return (
        "(SELECT series, cell, fixed, slope, verdict, ((used & made) = (used & made & verified))::UTINYINT AS checked,"
        f" (verdict = {_COUNTED} AND (used & made) <> told)::UTINYINT AS partly"
        " FROM (SELECT *, (CASE WHEN base_year = 0 THEN 0"
        f" WHEN base_year >= {year} THEN 1 WHEN used = 0 THEN 2"
        f" WHEN (used & made) = 0 OR (fixed = 0 AND (used & ran) = 0) THEN 3 ELSE {_COUNTED} END)::UTINYINT AS verdict"
        f" FROM {parquet(folder.roster(year))} JOIN standing USING (series)))"
    )

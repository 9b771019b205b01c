"""The results of all years from scratch, or of what a new month touches.

A fact's adjusted baseline is `fixed × months + slope × output`, one product and one sum of doubles rounded to whole
thousandths: the same in every order and on every machine (IEEE 754), and all that follows is adding whole numbers. It
is within half a thousandth of the exact fraction.
"""

from __future__ import annotations

from collections.abc import Collection
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


def recompute(session: Session, folder: Folder) -> None:
    """All results anew, from all facts."""
    with session.beside() as cursor:
        write_loads(cursor, folder)
        take_up(cursor, folder)
        years = folder.years()
        _add_up_years(session, folder, years)
        cursor.keep(_results(cursor, folder, years), folder.cells)


def fold_month(session: Session, folder: Folder, year: int) -> None:
    """The results that facts newly written to a month of `year` touch: that year alone.

    All years where something is measured against that one. Facts of other years are read in that case alone.
    """
    with session.beside() as cursor:
        if year in base_years(cursor, folder) or not folder.loads.exists() or not folder.cells.exists():
            recompute(session, folder)
            return
        take_up(cursor, folder)
        _add_up_years(session, folder, [year])
        fresh = _results(cursor, folder, [year])
        cursor.keep(f"SELECT * FROM {parquet(folder.cells)} WHERE year <> {year} UNION ALL ({fresh})", folder.cells)


def _add_up_years(session: Session, folder: Folder, years: Collection[int]) -> None:
    """Fills the table `sums`: what those who count used and should have used, by year and cell."""

    def one(year: int) -> None:
        with session.beside() as cursor:
            _add_up(cursor, folder, year)

    with session.beside() as cursor:
        cursor.run(
            "CREATE OR REPLACE TABLE sums (year SMALLINT, cell INTEGER, adjusted_baseline HUGEINT, consumption HUGEINT,"
            " verified_baseline HUGEINT)"
        )
    with ThreadPoolExecutor(_YEARS_AT_ONCE) as pool:
        list(pool.map(one, years))


def _add_up(cursor: Cursor, folder: Folder, year: int) -> None:
    idle = f"FROM {_judged(folder, year)} WHERE idle"
    without = "WHERE series NOT IN (SELECT series FROM idle)"
    cursor.run(f"CREATE OR REPLACE TEMP TABLE idle AS SELECT series {idle}")
    cursor.run(
        f"INSERT INTO sums SELECT {year}, cell, sum(adjusted), sum(consumption),"
        " sum(CASE WHEN verified THEN adjusted ELSE 0 END)"
        " FROM (SELECT cell, (fixed * months + slope * output)::BIGINT AS adjusted, consumption, verified"
        f" FROM {parquet(*folder.months(year))}"
        f" JOIN (SELECT * FROM standing WHERE base_year BETWEEN 1 AND {year - 1}) AS counted USING (series)"
        f" {without if cursor.number('SELECT count(*) FROM idle') else ''}) GROUP BY cell"
    )


def _results(cursor: Cursor, folder: Folder, years: Collection[int]) -> str:
    """The cells of these years: their sums, and the facilities, counted by who counts and why the others do not."""
    if not years:
        return _NO_RESULTS
    amounts = ", ".join(f"coalesce({name}, 0)::DECIMAL(38, 0) AS {name}" for name in _AMOUNTS)
    judged = " UNION ALL ".join(
        f"SELECT {year}::SMALLINT AS year, cell, verdict, partly, count(*) AS facilities"
        f" FROM {_judged(folder, year)} GROUP BY cell, verdict, partly"
        for year in years
    )
    return (
        f"SELECT year, stream, province, industry, {amounts}, known, partly, {', '.join(Verdict)}"
        " FROM (SELECT year, cell, sum(facilities) AS known, sum(partly * facilities) AS partly,"
        f" {_COUNTS} FROM ({judged}) GROUP BY year, cell)"
        " LEFT JOIN sums USING (year, cell) JOIN cells USING (cell)"
    )


def _judged(folder: Folder, year: int) -> str:
    """Every series that told of the year, with its verdict (its number among Verdict).

    `idle`: it made nothing and has no base load, so that nothing was to be expected of it; its use is not counted.
    """
    return (
        f"(SELECT series, cell, verdict, (verdict = {_COUNTED} AND (used & made) <> told)::UTINYINT AS partly,"
        " verdict = 3 AND (used & made) <> 0 AS idle"
        " FROM (SELECT *, (CASE WHEN base_year = 0 THEN 0"
        f" WHEN base_year >= {year} THEN 1 WHEN used = 0 THEN 2"
        f" WHEN (used & made) = 0 OR (fixed = 0 AND (used & ran) = 0) THEN 3 ELSE {_COUNTED} END)::UTINYINT AS verdict"
        f" FROM {parquet(folder.roster(year))} JOIN standing USING (series)))"
    )


_NO_RESULTS = (
    "SELECT 0::SMALLINT AS year, '' AS stream, 0 AS province, 0 AS industry,"
    f" {', '.join(f'0::DECIMAL(38, 0) AS {name}' for name in _AMOUNTS)},"
    f" 0 AS known, 0 AS partly, {', '.join(f'0 AS {name}' for name in Verdict)} WHERE false"
)

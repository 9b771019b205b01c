"""The results of all years from scratch, or of what a new month touches.

A fact's adjusted baseline is `fixed × months + slope × output`, one product and one sum of doubles rounded to whole
thousandths: the same in every order and on every machine (IEEE 754), and all that follows is adding whole numbers. It
is within half a thousandth of the exact fraction. Whole numbers are added as doubles, which is quicker and exact below
2^53; a year with a larger sum is added up again in integers of 128 bits.
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
_EXACT = 2**53  # below it every whole number is a double; no term is negative, so no part of a sum is larger than it
_AMOUNTS = ("adjusted_baseline", "consumption", "verified_baseline")


def recompute(session: Session, folder: Folder) -> None:
    """All results anew, from all facts."""
    with session.beside() as cursor:
        write_loads(cursor, folder)
        take_up(cursor, folder)
        _add_up_years(session, folder, folder.years())
        cursor.keep(_results(), folder.cells)


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
        kept = f"SELECT * FROM {parquet(folder.cells)} WHERE year <> {year}"
        cursor.keep(f"{kept} UNION ALL ({_results()})", folder.cells)


def _add_up_years(session: Session, folder: Folder, years: Collection[int]) -> None:
    """Fills the tables `sums` and `counts`: what those who count used and should have used, and who counts."""

    def one(year: int) -> None:
        with session.beside() as cursor:
            _add_up(cursor, folder, year)

    with session.beside() as cursor:
        amounts = ", ".join(f"{name} HUGEINT" for name in _AMOUNTS)
        cursor.run(f"CREATE OR REPLACE TABLE sums (year SMALLINT, cell INTEGER, {amounts})")
        cursor.run(
            "CREATE OR REPLACE TABLE counts (year SMALLINT, cell INTEGER, verdict UTINYINT, partly BOOLEAN,"
            " facilities BIGINT)"
        )
    with ThreadPoolExecutor(_YEARS_AT_ONCE) as pool:
        list(pool.map(one, years))


def _add_up(cursor: Cursor, folder: Folder, year: int) -> None:
    """A year: who counts and why the others do not, then the sums of those who count."""
    roster = parquet(folder.roster(year))
    cursor.run(
        f"INSERT INTO counts SELECT {year}, cell, verdict, verdict = {_COUNTED} AND (used & made) <> told, count(*)"
        f" FROM (SELECT *, (CASE WHEN base_year = 0 THEN 0 WHEN base_year >= {year} THEN 1 WHEN used = 0 THEN 2"
        f" WHEN (used & made) = 0 OR (fixed = 0 AND (used & ran) = 0) THEN 3 ELSE {_COUNTED} END)::UTINYINT AS verdict"
        f" FROM {roster} JOIN standing USING (series)) GROUP BY ALL"
    )
    # Nothing was made and there is no base load: nothing was to be expected, and the use is not counted either.
    cursor.run(
        "CREATE OR REPLACE TEMP TABLE idle AS SELECT series"
        f" FROM {roster} JOIN (SELECT series FROM standing WHERE fixed = 0) USING (series) WHERE (used & ran) = 0"
    )
    without = "WHERE series NOT IN (SELECT series FROM idle)" if cursor.number("SELECT count(*) FROM idle") else ""
    counted = f"standing WHERE base_year BETWEEN 1 AND {year - 1}"
    cursor.run(_sums_of(folder, year, counted, without, "DOUBLE"))
    if cursor.number(f"SELECT count(*) FROM own WHERE greatest(adjusted, consumption) >= {_EXACT}"):
        cursor.run(_sums_of(folder, year, counted, without, "BIGINT"))
    cursor.run("INSERT INTO sums SELECT * FROM own")


def _sums_of(folder: Folder, year: int, counted: str, without: str, kind: str) -> str:
    """The table `own`: a year's sums by cell, in whole numbers of that kind."""
    return (
        f"CREATE OR REPLACE TEMP TABLE own AS SELECT {year}::SMALLINT AS year, cell, sum(adjusted) AS adjusted,"
        " sum(consumption) AS consumption, sum(CASE WHEN verified THEN adjusted ELSE 0 END) AS verified"
        f" FROM (SELECT cell, round(fixed * months + slope * output)::{kind} AS adjusted,"
        f" consumption::{kind} AS consumption, verified"
        f" FROM {parquet(*folder.months(year))} JOIN (SELECT * FROM {counted}) USING (series) {without}) GROUP BY cell"
    )


def _results() -> str:
    """The cells of the years that were added up."""
    amounts = ", ".join(f"coalesce({name}, 0)::DECIMAL(38, 0) AS {name}" for name in _AMOUNTS)
    return (
        f"SELECT year, stream, province, industry, {amounts}, known, partly, {', '.join(Verdict)}"
        " FROM (SELECT year, cell, sum(facilities) AS known,"
        f" sum(CASE WHEN partly THEN facilities ELSE 0 END) AS partly, {_COUNTS} FROM counts GROUP BY year, cell)"
        " LEFT JOIN sums USING (year, cell) JOIN cells USING (cell)"
    )

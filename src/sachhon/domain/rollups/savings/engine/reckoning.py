"""The results of all years from scratch, or of what a new month touches.

The adjusted baseline of a series in a year is `fixed × months + slope × output`, one product and one sum of doubles
rounded to whole thousandths: the same in every order and on every machine (IEEE 754), and all that follows is adding
whole numbers. It is within half a thousandth of the exact fraction. Whole numbers are added as doubles, which is
quicker and exact below 2^53; a year with a larger sum is added up again in integers of 128 bits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor

from sachhon.domain.rollups.savings.engine.folder import Folder
from sachhon.domain.rollups.savings.engine.model import Verdict
from sachhon.domain.rollups.savings.engine.session import Cursor, Session, parquet
from sachhon.domain.rollups.savings.engine.standing import (
    base_years,
    keep_standing,
    make_standing,
    take_up_standing,
)
from sachhon.domain.rollups.savings.engine.years import along

_YEARS_AT_ONCE = 3  # some are planned, by one thread each, while others are read by all threads of the session

_Work = Callable[[Cursor, Folder], None]
_VERDICTS = tuple(Verdict)
_COUNTED = _VERDICTS.index(Verdict.COUNTED)
_EXACT = 2**53  # below it every whole number is a double; no term is negative, so no part of a sum is larger than it
_AMOUNTS = ("adjusted_baseline", "consumption", "verified_baseline")
_COUNTS = ("known", "partly", *_VERDICTS)


def recompute(session: Session, folder: Folder) -> None:
    """All results anew, from all facts."""
    with session.beside() as cursor:
        measured = base_years(cursor, folder)
        make_standing(cursor, folder, measured)
        _add_up(session, folder, folder.years(), measured, beside=[keep_standing])
        cursor.keep(_results(folder), folder.cells)


def fold_month(session: Session, folder: Folder, year: int) -> None:
    """The results that facts newly written to a month of `year` touch: that year alone.

    All years where something is measured against that one. Facts of other years are read in that case alone. New series
    and baselines are taken up by `recompute`.
    """
    with session.beside() as cursor:
        measured = base_years(cursor, folder)
        if year in measured or not folder.standing.exists() or not folder.cells.exists():
            recompute(session, folder)
            return
        take_up_standing(cursor, folder)
        _add_up(session, folder, [year], measured)
        kept = f"SELECT * FROM {parquet(folder.cells)} WHERE year <> {year}"
        cursor.keep(f"{kept} UNION ALL ({_results(folder)})", folder.cells)


def _add_up(
    session: Session, folder: Folder, years: Collection[int], measured: Collection[int], beside: Collection[_Work] = ()
) -> None:
    """Fills the table `sums`: what those who count used and should have used, and how many there are of each verdict.

    Of a year before which there is no baseline year nobody can count, and the amounts are not added up. `beside`: other
    work that can go on meanwhile.
    """
    first = min(measured, default=None)
    columns = ", ".join([*(f"{name} HUGEINT" for name in _AMOUNTS), *(f"{name} BIGINT" for name in _COUNTS)])
    large = " OR ".join(f"{name} >= {_EXACT}" for name in _AMOUNTS)

    def add(year: int, kind: str = "DOUBLE") -> _Work:
        judged = first is not None and year > first
        return lambda cursor, folder: cursor.run(
            f"INSERT INTO sums {_sums_of(folder, year, kind) if judged else _counts_of(folder, year)}"
        )

    with session.beside() as cursor:
        cursor.run(f"CREATE OR REPLACE TABLE sums (year SMALLINT, cell INTEGER, {columns})")
        _at_once(session, folder, [*map(add, years), *beside])
        beyond = cursor.rows(f"SELECT DISTINCT year FROM sums WHERE {large}")
        for (year,) in beyond:
            cursor.run(f"DELETE FROM sums WHERE year = {year}")
        _at_once(session, folder, [add(year, "HUGEINT") for (year,) in beyond])


def _at_once(session: Session, folder: Folder, works: Iterable[_Work]) -> None:
    def one(work: _Work) -> None:
        with session.beside() as cursor:
            work(cursor, folder)

    with ThreadPoolExecutor(_YEARS_AT_ONCE) as pool:
        list(pool.map(one, works))


def _counts_of(folder: Folder, year: int) -> str:
    """Who told, in a year when nobody can count yet."""
    return _side_by_side(
        year,
        "SELECT cell, (base_year <> 0)::UTINYINT AS verdict, 0 AS adjusted_baseline, 0 AS consumption,"
        " 0 AS verified_baseline, count(*) AS facilities, 0 AS partly"
        f" FROM {parquet(folder.facts(year))} JOIN standing USING (series) GROUP BY cell, verdict",
    )


def _sums_of(folder: Folder, year: int, kind: str) -> str:
    """A year's sums by cell and verdict, in whole numbers of that kind.

    Where nothing was made and there is no base load, nothing was to be expected, and the use is not counted either.
    """
    rows = (
        f"SELECT *, {along('consumption', kind)} AS consumption, {along('output', kind)} AS output"
        f" FROM {parquet(folder.facts(year))}"
    )
    told = (
        "SELECT series, told, used, made, consumption, output, months, verified_months, CASE WHEN verified = 0 THEN 0"
        f" WHEN verified = used & made THEN output ELSE {along('output', kind, 'verified')} END AS verified_output"
        f" FROM ({rows})"
    )
    judged = (
        f"SELECT *, (CASE WHEN base_year = 0 THEN 0 WHEN base_year >= {year} THEN 1 WHEN used = 0 THEN 2"
        f" WHEN (used & made) = 0 OR (fixed = 0 AND output = 0) THEN 3 ELSE {_COUNTED} END)::UTINYINT AS verdict"
        f" FROM ({told}) JOIN standing USING (series)"
    )
    return _side_by_side(
        year,
        f"SELECT cell, verdict, sum(round(fixed * months + slope * output)::{kind}) AS adjusted_baseline,"
        " sum(consumption) AS consumption,"
        f" sum(round(fixed * verified_months + slope * verified_output)::{kind}) AS verified_baseline,"
        " count(*) AS facilities, count(CASE WHEN (used & made) <> told THEN 1 END) AS partly"
        f" FROM ({judged}) GROUP BY cell, verdict",
    )


def _side_by_side(year: int, by_verdict: str) -> str:
    """A year's sums by cell: the amounts of those who count, and how many there are of each verdict."""
    counted = ", ".join(
        f"sum(CASE WHEN verdict = {_COUNTED} THEN {name} ELSE 0 END) AS {name}" for name in (*_AMOUNTS, "partly")
    )
    verdicts = ", ".join(
        f"sum(CASE WHEN verdict = {number} THEN facilities ELSE 0 END) AS {name}"
        for number, name in enumerate(_VERDICTS)
    )
    return (
        f"SELECT {year}, cell, {', '.join((*_AMOUNTS, *_COUNTS))} FROM (SELECT cell, sum(facilities) AS known,"
        f" {counted}, {verdicts} FROM ({by_verdict}) GROUP BY cell)"
    )


def _results(folder: Folder) -> str:
    """The cells of the years that were added up."""
    amounts = ", ".join(f"{name}::DECIMAL(38, 0) AS {name}" for name in _AMOUNTS)
    return (
        f"SELECT year, stream, province, industry, {amounts}, {', '.join(_COUNTS)} FROM sums"
        f" JOIN (SELECT DISTINCT cell, stream, province, industry FROM {parquet(folder.series)}) USING (cell)"
    )

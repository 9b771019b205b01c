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
    """Fills the table `sums`: what was used and what should have been, and by how many, by verdict.

    Of a year before which there is no baseline year nobody can count, and the amounts are not added up. `beside`: other
    work that can go on meanwhile.
    """
    first = min(measured, default=None)
    amounts = ", ".join(f"{name} HUGEINT" for name in _AMOUNTS)
    large = " OR ".join(f"{name} >= {_EXACT}" for name in _AMOUNTS)

    def add(year: int, kind: str = "DOUBLE") -> _Work:
        judged = first is not None and year > first
        return lambda cursor, folder: cursor.run(
            f"INSERT INTO sums {_sums_of(folder, year, kind) if judged else _counts_of(folder, year)}"
        )

    with session.beside() as cursor:
        cursor.run(
            "CREATE OR REPLACE TABLE sums"
            f" (year SMALLINT, cell INTEGER, verdict UTINYINT, {amounts}, facilities BIGINT, partly BIGINT)"
        )
        _at_once(session, folder, [*map(add, years), *beside])
        beyond = cursor.rows(f"SELECT DISTINCT year FROM sums WHERE verdict = {_COUNTED} AND ({large})")
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
    return (
        f"SELECT {year}, cell, (base_year <> 0)::UTINYINT AS verdict, 0, 0, 0, count(*), 0"
        f" FROM {parquet(folder.facts(year))} JOIN standing USING (series) GROUP BY cell, verdict"
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
    return (
        f"SELECT {year}, cell, verdict, sum(round(fixed * months + slope * output)::{kind}), sum(consumption),"
        f" sum(round(fixed * verified_months + slope * verified_output)::{kind}), count(*),"
        f" count(CASE WHEN (used & made) <> told THEN 1 END) FROM ({judged}) GROUP BY cell, verdict"
    )


def _results(folder: Folder) -> str:
    """The cells of the years that were added up."""
    amounts = ", ".join(
        f"sum(CASE WHEN verdict = {_COUNTED} THEN {name} ELSE 0 END)::DECIMAL(38, 0) AS {name}" for name in _AMOUNTS
    )
    counts = ", ".join(
        f"sum(CASE WHEN verdict = {number} THEN facilities ELSE 0 END) AS {name}"
        for number, name in enumerate(_VERDICTS)
    )
    partly = f"sum(CASE WHEN verdict = {_COUNTED} THEN partly ELSE 0 END) AS partly"
    added = f"SELECT year, cell, {amounts}, sum(facilities) AS known, {partly}, {counts} FROM sums GROUP BY year, cell"
    return (
        f"SELECT year, stream, province, industry, {', '.join(_AMOUNTS)}, known, partly, {', '.join(_VERDICTS)}"
        f" FROM ({added})"
        f" JOIN (SELECT DISTINCT cell, stream, province, industry FROM {parquet(folder.series)}) USING (cell)"
    )

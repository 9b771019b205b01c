"""The national saving rate of 100,000 facilities × 4 streams × 10 years × 12 months: 48 million facts in Parquet.

From scratch, beside the bare DuckDB query for the national rates alone over the same files (in the quicker of the two
ways to write it), and beside pandas; then a month's new facts folded in. Before that, the results of 1,000 facilities
are held against the oracle in plain Python, and the fold against a recompute. Files go where TMPDIR says, and are gone
afterwards (about 1.1 GB). SAVINGS_FACILITIES makes it smaller.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks import savings_pandas, savings_world
from benchmarks.harness import Harness, fresh, medians, once, peak_mb
from benchmarks.savings_check import check_against_oracle
from sachhon.domain.rollups.savings.engine import Folder, Session, fold_month, pooled, recompute
from sachhon.domain.rollups.savings.engine.rosters import note_month
from sachhon.domain.rollups.savings.engine.session import parquet

FACILITIES = int(os.environ.get("SAVINGS_FACILITIES", "100000"))
CHECKED = 1_000
LAST = savings_world.FIRST_YEAR + savings_world.YEARS - 1


def run(harness: Harness) -> None:
    """Adds from scratch against bare and pandas, the fold against from scratch, and the peak of memory."""
    with tempfile.TemporaryDirectory(prefix="sachhon-savings-") as root, Session() as session:
        folder = Folder(Path(root))
        told = 0

        def build() -> None:
            nonlocal told
            told = savings_world.build(session, folder, FACILITIES)

        taken = once(build)
        size = sum(file.stat().st_size for file in Path(root).rglob("*.parquet")) / 1e6
        harness.console.print(f"    {told:,} facts made in {taken:.0f} s, {size:.0f} MB")
        recompute(session, folder)
        check_against_oracle(session, folder, CHECKED)
        _check_against_bare(session, folder)
        times = medians(
            {
                "ours": lambda: recompute(session, folder),
                "bare, fact by fact": lambda: _bare(session, folder, BY_FACT),
                "bare, year by year": lambda: _bare(session, folder, BY_YEAR),
            }
        )
        name = f"saving rates of {told / 1e6:.0f} million facts"
        bare = min((one for one in times if one != "ours"), key=lambda one: times[one])
        ours = "recompute: by province, industry, year, stream, with who counts"
        for other in (one for one in times if one != "ours"):
            harness.compare(name, ours, times["ours"], other, times[other], at_most=1.5 if other == bare else None)
        pandas_s = fresh(savings_pandas.seconds, folder.root)
        again = once(lambda: recompute(session, folder))
        harness.compare(name, ours, min(times["ours"], again), "pandas, the same results", pandas_s, at_most=0.1)
        folded = _fold(session, folder)
        harness.compare("a month folded in", "note_month + fold_month", folded, "recompute", times["ours"], at_most=0.5)
        harness.memory("saving rates, memory", "recompute", peak_mb(_recompute_alone, folder.root), at_most=2_500)


def _recompute_alone(root: Path) -> None:
    with Session() as session:
        recompute(session, Folder(root))


def _fold(session: Session, folder: Folder) -> float:
    """Seconds for the last month's facts coming in; ends the run where the results are not those of a recompute."""
    whole = pooled(session, folder, ["year", "stream", "province", "industry"])
    month, gaps = folder.month(LAST, 12), folder.gaps(LAST, 12)
    kept = [(place, place.with_suffix(".later")) for place in (month, gaps)]
    for place, later in kept:
        place.rename(later)
    folder.roster(LAST).unlink()
    with session.beside() as cursor:
        for earlier in range(1, 12):
            note_month(cursor, folder, LAST, earlier)
    recompute(session, folder)
    for place, later in kept:
        later.rename(place)
    started = time.perf_counter()
    with session.beside() as cursor:
        note_month(cursor, folder, LAST, 12)
    fold_month(session, folder, LAST)
    taken = time.perf_counter() - started
    if pooled(session, folder, ["year", "stream", "province", "industry"]) != whole:
        raise SystemExit("saving rates: the folded month gives other results than a recompute")
    harness_note = "the folded month gives exactly what the recompute gave"
    print(f"    {harness_note}")
    return taken


_BASE = (
    "SELECT series, bases.year AS base_year, share / 1e6 AS share, sum(consumption)::DOUBLE AS used,"
    " sum(output)::DOUBLE AS made, count(*) AS before FROM {facts} AS facts JOIN {bases} AS bases USING (series)"
    " WHERE facts.year = bases.year AND facts.year IN ({base_years}) GROUP BY ALL"
)
BY_FACT = (
    "WITH base AS (" + _BASE + ") SELECT facts.year, stream,"
    " sum(used * share / before + used * (1 - share) / made * output) AS adjusted, sum(consumption) AS consumption"
    " FROM {facts} AS facts JOIN base USING (series) JOIN {series} USING (series)"
    " WHERE facts.year > base_year GROUP BY ALL ORDER BY ALL"
)
BY_YEAR = (
    "WITH base AS ("
    + _BASE
    + "), years AS (SELECT series, year, sum(consumption)::DOUBLE AS c, sum(output)::DOUBLE AS o,"
    " count(*) AS m FROM {facts} GROUP BY ALL) SELECT years.year, stream,"
    " sum(used * (share * m / before + (1 - share) * o / made)) AS adjusted, sum(c) AS consumption"
    " FROM years JOIN base USING (series) JOIN {series} USING (series)"
    " WHERE years.year > base_year GROUP BY ALL ORDER BY ALL"
)


def _bare(session: Session, folder: Folder, sql: str) -> list[tuple[int, str, float, float]]:
    """National rates by year and stream, as somebody would ask DuckDB for them who needs nothing else."""
    facts = f"read_parquet('{folder.root}/facts/*/*.parquet', hive_partitioning=true)"
    first = savings_world.FIRST_YEAR
    filled = sql.format(
        facts=facts, bases=parquet(folder.bases), series=parquet(folder.series), base_years=f"{first}, {first + 1}"
    )
    with session.beside() as cursor:
        return cursor.rows(filled)


def _check_against_bare(session: Session, folder: Folder) -> None:
    ours = {(one.year, one.stream): one for one in pooled(session, folder, ["year", "stream"]) if one.counted}
    for sql in (BY_FACT, BY_YEAR):
        bare = _bare(session, folder, sql)
        for year, stream, adjusted, consumption in bare:
            one = ours[year, stream]
            if abs(one.adjusted_baseline - adjusted) > 1e-9 * adjusted or one.consumption != int(consumption):
                raise SystemExit(f"saving rates: {year} {stream}: {one} against {adjusted}, {consumption}")
        if len(bare) != len(ours):
            raise SystemExit("saving rates: other years or streams than the bare query's")

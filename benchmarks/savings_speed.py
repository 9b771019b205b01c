"""The national saving rate of 100,000 facilities × 4 streams × 10 years × 12 months: 48 million facts in Parquet.

From scratch: every fact's use and output are added up anew, and who counts is told from the facts. Beside it, the
bare DuckDB query for the national rates alone, and pandas with all the same results (they are compared); each both
over the files that the recompute reads (a row a series' year, a column a month) and over the facts as they come (a
row a fact, a file a month). The limits are for the facts as they come, 48 million rows; how they are kept is a part
of our way, and what the others make of the files as we keep them is told without a limit. Then a month's new facts
folded in, from the file that came to the results. Before that, the results of 1,000 facilities are held against the
oracle in plain Python, and the fold against a recompute. Files go where TMPDIR says, and are gone afterwards (about
1.8 GB). SAVINGS_FACILITIES makes it smaller.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks import savings_pandas, savings_world
from benchmarks.harness import Harness, fresh, medians, once, peak_mb
from benchmarks.savings_check import check_against_oracle, check_against_pandas
from sachhon.domain.rollups.savings.engine import Folder, Pooled, Session, fold_month, pooled, recompute
from sachhon.domain.rollups.savings.engine.pooling import BY
from sachhon.domain.rollups.savings.engine.session import parquet
from sachhon.domain.rollups.savings.engine.years import MONTHS, along, take_in

FACILITIES = int(os.environ.get("SAVINGS_FACILITIES", "100000"))
CHECKED = 1_000
LAST = savings_world.FIRST_YEAR + savings_world.YEARS - 1
AS_THEY_COME = "facts as they come"
OURS = "recompute: by province, industry, year, stream, with who counts"


def run(harness: Harness) -> None:
    """Adds from scratch against bare and pandas, the fold against from scratch, and the peak of memory."""
    with tempfile.TemporaryDirectory(prefix="sachhon-savings-") as root, Session() as session:
        folder, arrived = Folder(Path(root) / "savings"), Path(root) / "arrived"
        told = 0

        def build() -> None:
            nonlocal told
            told = savings_world.build(session, folder, arrived, FACILITIES)

        taken = once(build)
        sizes = [sum(file.stat().st_size for file in one.rglob("*.parquet")) / 1e6 for one in (folder.root, arrived)]
        harness.console.print(
            f"    {told:,} facts made in {taken:.0f} s; {sizes[0]:.0f} MB, as they come {sizes[1]:.0f}"
        )
        recompute(session, folder)
        check_against_oracle(session, folder, CHECKED)
        bare = _bare_queries(folder, arrived)
        for sql in bare.values():
            _check_against_bare(session, folder, sql)

        def ask(sql: str) -> None:
            with session.beside() as cursor:
                cursor.rows(sql)

        times = medians(
            {"ours": lambda: recompute(session, folder)}
            | {name: (lambda sql=sql: ask(sql)) for name, sql in bare.items()}
        )
        name = f"saving rates of {told / 1e6:.0f} million facts"
        best = min((one for one in bare if AS_THEY_COME in one), key=lambda one: times[one])
        for other in bare:
            harness.compare(name, OURS, times["ours"], other, times[other], at_most=1.5 if other == best else None)
        whole = _all(session, folder)
        turned = _from_facts(session, folder, Folder(Path(root) / "again"), arrived)
        harness.compare(name, f"take_in and recompute, {AS_THEY_COME}", turned, best, times[best])
        for other, way in (
            ("pandas, the same results, same files", savings_pandas.from_years),
            (f"pandas, the same results, {AS_THEY_COME}", savings_pandas.from_facts),
        ):
            kept = Path(root) / "pandas.pickle"
            pandas_s = min(fresh(savings_pandas.seconds, way, folder.root, arrived, kept) for _ in range(2))
            check_against_pandas(whole, kept)
            again = once(lambda: recompute(session, folder))
            at_most = 0.1 if AS_THEY_COME in other else None
            harness.compare(name, OURS, min(times["ours"], again), other, pandas_s, at_most=at_most)
        folded = _fold(session, folder, savings_world.month_file(arrived, LAST, 12))
        harness.compare("a month folded in", "take_in + fold_month", folded, "recompute", times["ours"], at_most=1)
        harness.memory("saving rates, memory", "recompute", peak_mb(_recompute_alone, folder.root), at_most=2_500)


def _recompute_alone(root: Path) -> None:
    with Session() as session:
        recompute(session, Folder(root))


def _all(session: Session, folder: Folder) -> list[Pooled]:
    return pooled(session, folder, BY)


def _from_facts(session: Session, folder: Folder, again: Folder, arrived: Path) -> float:
    """Seconds for all facts as they come, turned into our files and added up."""
    for kept, place in ((folder.series, again.series), (folder.bases, again.bases)):
        shutil.copyfile(kept, place)
    started = time.perf_counter()
    with session.beside() as cursor:
        for year in folder.years():
            months = {month: parquet(savings_world.month_file(arrived, year, month)) for month in MONTHS}
            take_in(cursor, again, year, months)
    recompute(session, again)
    taken = time.perf_counter() - started
    if _all(session, again) != _all(session, folder):
        raise SystemExit("saving rates: facts taken in again give other results")
    return taken


def _fold(session: Session, folder: Folder, arrived: Path) -> float:
    """Seconds for the last month's facts coming in; ends the run where the results are not those of a recompute."""
    whole = _all(session, folder)
    with session.beside() as cursor:
        take_in(cursor, folder, LAST, {12: f"(FROM {parquet(arrived)} LIMIT 0)"})
    recompute(session, folder)
    if _all(session, folder) == whole:
        raise SystemExit("saving rates: the month had no facts to be folded in")
    started = time.perf_counter()
    with session.beside() as cursor:
        take_in(cursor, folder, LAST, {12: parquet(arrived)})
    fold_month(session, folder, LAST)
    taken = time.perf_counter() - started
    if _all(session, folder) != whole:
        raise SystemExit("saving rates: the folded month gives other results than a recompute")
    print("    the folded month gives exactly what the recompute gave")
    return taken


_BASE = (
    "SELECT series, bases.year AS base_year, share / 1e6 AS share, sum(consumption)::DOUBLE AS used,"
    " sum(output)::DOUBLE AS made, {months} AS before FROM {facts} AS facts JOIN {bases} AS bases USING (series)"
    " WHERE facts.year = bases.year AND facts.year IN ({base_years}) GROUP BY ALL"
)
_BY_FACT = (
    "WITH base AS (" + _BASE + ") SELECT facts.year, stream,"
    " sum(used * share / before + used * (1 - share) / made * output) AS adjusted, sum(consumption) AS consumption"
    " FROM {facts} AS facts JOIN base USING (series) JOIN {series} USING (series)"
    " WHERE facts.year > base_year GROUP BY ALL ORDER BY ALL"
)
_BY_YEAR = (
    "WITH base AS ("
    + _BASE
    + "), years AS (SELECT series, year, sum(consumption)::DOUBLE AS c, sum(output)::DOUBLE AS o,"
    " {months} AS m FROM {facts} GROUP BY ALL) SELECT years.year, stream,"
    " sum(used * (share * m / before + (1 - share) * o / made)) AS adjusted, sum(c) AS consumption"
    " FROM years JOIN base USING (series) JOIN {series} USING (series)"
    " WHERE years.year > base_year GROUP BY ALL ORDER BY ALL"
)
_ALONG = (
    "WITH base AS (SELECT series, base_year, share, consumption AS used, output AS made, months AS before"
    " FROM {years} AS years JOIN (SELECT series, year AS base_year, share / 1e6 AS share FROM {bases}) USING (series)"
    " WHERE years.year = base_year AND years.year IN ({base_years}))"
    " SELECT years.year, stream, sum(used * (share * months / before + (1 - share) * output / made)) AS adjusted,"
    " sum(consumption) AS consumption FROM {years} AS years JOIN base USING (series) JOIN {series} USING (series)"
    " WHERE years.year > base_year AND months > 0 GROUP BY ALL ORDER BY ALL"
)


def _bare_queries(folder: Folder, arrived: Path) -> dict[str, str]:
    """National rates by year and stream, as somebody would ask DuckDB for them who needs nothing else."""
    facts = f"read_parquet('{arrived}/*/*.parquet', hive_partitioning=true)"
    years = (
        f"(SELECT series, filename[-12:-9]::SMALLINT AS year, months, {along('consumption')} AS consumption,"
        f" {along('output')} AS output FROM read_parquet('{folder.root}/facts/*.parquet', filename=true,"
        " hive_partitioning=false))"
    )
    first = savings_world.FIRST_YEAR
    filled = {
        "years": years,
        "facts": f"(SELECT * FROM {facts} WHERE consumption IS NOT NULL AND output IS NOT NULL)",
        "months": "count(*)",
        "bases": parquet(folder.bases),
        "series": parquet(folder.series),
        "base_years": f"{first}, {first + 1}",
    }
    return {
        "bare, same files": _ALONG.format(**filled),
        "bare, facts as they come, fact by fact": _BY_FACT.format(**filled),
        "bare, facts as they come, year by year": _BY_YEAR.format(**filled),
    }


def _check_against_bare(session: Session, folder: Folder, sql: str) -> None:
    ours = {(one.year, one.stream): one for one in pooled(session, folder, ["year", "stream"]) if one.counted}
    with session.beside() as cursor:
        bare = cursor.rows(sql)
    for year, stream, adjusted, consumption in bare:
        one = ours[year, stream]
        if abs(one.adjusted_baseline - adjusted) > 1e-9 * adjusted or one.consumption != int(consumption):
            raise SystemExit(f"saving rates: {year} {stream}: {one} against {adjusted}, {consumption}")
    if len(bare) != len(ours):
        raise SystemExit("saving rates: other years or streams than the bare query's")

"""The engine's results against the oracle in plain Python (tests/…/savings/oracle.py) on a sample, and pandas'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from tests.domain.rollups.savings.oracle import expected

from benchmarks.savings_world import facts_as_made
from sachhon.domain.rollups.savings.engine import (
    Base,
    Fact,
    Folder,
    Pooled,
    Series,
    Session,
    pooled,
    read_series,
    recompute,
)
from sachhon.domain.rollups.savings.engine.model import SHARE_SCALE
from sachhon.domain.rollups.savings.engine.session import parquet


def check_against_oracle(session: Session, folder: Folder, facilities: int) -> None:
    """Takes the sample out of the files, reckons it both ways, and ends the run where the two differ.

    The oracle gets the facts as they were made, not as they lie in the files. Counts must be the same; amounts within
    half a thousandth of a unit for every fact (each series' year is rounded to thousandths).
    """
    with session.beside() as cursor, TemporaryDirectory(prefix="sachhon-savings-") as root:
        sample = Folder(Path(root))
        step = cursor.number(f"SELECT max(facility) FROM {parquet(folder.series)}") // facilities or 1
        chosen = f"(SELECT series FROM {parquet(folder.series)} WHERE facility % {step} = 0)"
        places = [(folder.series, sample.series), (folder.bases, sample.bases)]
        places += [(folder.facts(year), sample.facts(year)) for year in folder.years()]
        for source, target in places:
            cursor.keep(f"SELECT * FROM {parquet(source)} WHERE series IN {chosen}", target)
        bases = [
            Base(number, year, Decimal(share) / SHARE_SCALE)
            for number, year, share in cursor.rows(f"SELECT series, year, share FROM {parquet(sample.bases)}")
        ]
        months = dict(facts_as_made(cursor, sample.series))
        recompute(session, sample)
        _compare(session, sample, read_series(session, sample), bases, months)


def check_against_pandas(cells: Collection[Pooled], kept: Path) -> None:
    """Ends the run where pandas found anything else. It rounds a half to even: a thousandth of a unit is let pass."""
    theirs = pd.read_pickle(kept)
    if len(theirs) != len(cells):
        raise SystemExit(f"saving rates: pandas has {len(theirs)} cells, not {len(cells)}")
    ours = {cell[:4]: cell for cell in cells}
    for row in theirs.itertuples():
        cell = ours[row.year, row.stream, row.province, row.industry]
        for name in Pooled._fields[4:]:
            near = 1 if name in ("adjusted_baseline", "verified_baseline") else 0
            if abs(getattr(row, name) - getattr(cell, name)) > near:
                raise SystemExit(f"saving rates: {cell}, pandas has {row}")


def _compare(
    session: Session,
    sample: Folder,
    series: list[Series],
    bases: list[Base],
    months: dict[tuple[int, int], list[Fact]],
) -> None:
    where = {one.number: (one.stream, one.province, one.industry) for one in series}
    amounts: dict[tuple[object, ...], list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 4)
    counts: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    for (number, year), one in expected(series, bases, months).items():
        key = (year, *where[number])
        added = (one.adjusted, Fraction(one.consumption), one.verified, Fraction(one.facts))
        amounts[key] = [had + more for had, more in zip(amounts[key], added, strict=True)]
        counts[key].update({"known": 1, one.verdict: 1, "partly": int(one.partly)})
    cells = pooled(session, sample, ["year", "stream", "province", "industry"])
    if {cell[:4] for cell in cells} != set(amounts):
        raise SystemExit("saving rates: other cells than the oracle's")
    for cell in cells:
        adjusted, consumption, verified, facts = amounts[cell[:4]]
        told = {name: getattr(cell, name) for name in counts[cell[:4]]}
        near = all(
            abs(a - b) <= facts / 2 for a, b in ((cell.adjusted_baseline, adjusted), (cell.verified_baseline, verified))
        )
        if not near or cell.consumption != consumption or told != dict(counts[cell[:4]]):
            raise SystemExit(f"saving rates: {cell} against {amounts[cell[:4]]}, {counts[cell[:4]]}")
    print(f"    {len({one.facility for one in series})} facilities as the oracle has them, {len(cells)} cells")

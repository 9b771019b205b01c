"""The engine's results of a sample of facilities against the oracle in plain Python (tests/…/savings/oracle.py)."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.domain.rollups.savings.oracle import expected

from sachhon.domain.rollups.savings.engine import (
    Base,
    Fact,
    Folder,
    Series,
    Session,
    pooled,
    rebuild_rosters,
    recompute,
)
from sachhon.domain.rollups.savings.engine.folder import month_of
from sachhon.domain.rollups.savings.engine.model import SHARE_SCALE
from sachhon.domain.rollups.savings.engine.session import parquet


def check_against_oracle(session: Session, folder: Folder, facilities: int) -> None:
    """Takes the sample's facts out, reckons them both ways, and ends the run where they differ.

    Counts must be the same; amounts within half a thousandth of a unit for every fact (each is rounded to thousandths).
    """
    with session.beside() as cursor, TemporaryDirectory(prefix="sachhon-savings-") as root:
        sample = Folder(Path(root))
        step = cursor.number(f"SELECT max(facility) FROM {parquet(folder.series)}") // facilities or 1
        chosen = f"(SELECT series FROM {parquet(folder.series)} WHERE facility % {step} = 0)"
        for place in ("series", "bases"):
            source = getattr(folder, place)
            cursor.keep(f"SELECT * FROM {parquet(source)} WHERE series IN {chosen}", getattr(sample, place))
        months: dict[tuple[int, int], list[Fact]] = {}
        for year in folder.years():
            for month in map(month_of, folder.months(year)):
                for name in ("month", "gaps"):
                    source, target = getattr(folder, name)(year, month), getattr(sample, name)(year, month)
                    cursor.keep(f"SELECT * FROM {parquet(source)} WHERE series IN {chosen}", target)
                rows = cursor.rows(
                    "SELECT series, consumption, output, months, verified"
                    f" FROM {parquet(sample.month(year, month), sample.gaps(year, month))}"
                )
                months[year, month] = [Fact(*row) for row in rows]
        series = [Series(*row) for row in cursor.rows(f"FROM {parquet(sample.series)}")]
        bases = [
            Base(number, year, Decimal(share) / SHARE_SCALE)
            for number, year, share in cursor.rows(f"FROM {parquet(sample.bases)}")
        ]
        rebuild_rosters(session, sample)
        recompute(session, sample)
        _compare(session, sample, series, bases, months)


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

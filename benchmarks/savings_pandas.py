"""The same results by pandas, all of them: amounts, who counts and why the others do not, by year and cell.

From the files that our recompute reads (a row a series' year), and from the facts as they come (a row a fact). DuckDB
reads the Parquet for it, as pandas alone needs another library; reading counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

VERDICTS = ["no_baseline", "baseline_year", "no_consumption", "no_output", "counted"]
_MONTHS = [f"{month:02}" for month in range(1, 13)]
_COLUMNS = ["series", "told", "used", "made", "verified", "months", "verified_months"]
_COLUMNS += [f"{name}_{month}" for name in ("consumption", "output") for month in _MONTHS]


def seconds(way: Callable[[Path, Path], pd.DataFrame], root: Path, arrived: Path, kept: Path) -> float:
    """How long it takes from the files to the results, which are kept for comparison."""
    started = time.perf_counter()
    found = way(root, arrived)
    taken = time.perf_counter() - started
    found.to_pickle(kept)
    return taken


def from_years(root: Path, _arrived: Path) -> pd.DataFrame:
    """From a row a series' year, as ours."""
    years = duckdb.sql(
        f"SELECT {', '.join(_COLUMNS)}, filename[-12:-9]::SMALLINT AS year"
        f" FROM read_parquet('{root}/facts/*.parquet', filename=true, hive_partitioning=false)"
    ).df()
    for name in ("consumption", "output"):
        years[name] = years[[f"{name}_{month}" for month in _MONTHS]].sum(axis=1)
    whole = years.used & years.made
    verified = np.where(years.verified == whole, years.output, 0.0)
    mixed = np.flatnonzero((years.verified != whole) & (years.verified != 0))
    for place, month in enumerate(_MONTHS) if len(mixed) else ():
        verified[mixed] += years[f"output_{month}"].to_numpy()[mixed] * (years.verified.to_numpy()[mixed] >> place & 1)
    years["verified_output"] = verified
    years["partly"] = whole != years.told
    return _results(root, years)


def from_facts(root: Path, arrived: Path) -> pd.DataFrame:
    """From a row a fact: year by year, which is quicker than one groupby by series and year, and needs less memory."""
    return _results(root, pd.concat([_year(folder) for folder in sorted(arrived.iterdir())], ignore_index=True))


def _year(folder: Path) -> pd.DataFrame:
    facts = duckdb.sql(
        f"SELECT series, months, consumption, output, verified FROM read_parquet('{folder}/*.parquet')"
    ).df()
    known = facts.consumption.notna() & facts.output.notna()
    whole, lacking = facts[known], facts[~known]
    groups = whole.groupby("series")
    years = groups[["months", "consumption", "output"]].sum()
    years["used"] = groups.size()
    verified = whole[whole.verified].groupby("series")[["months", "output"]].sum()
    years = years.join(verified.add_prefix("verified_"))
    groups = lacking.groupby("series")
    years = years.join(pd.DataFrame({"lacking": groups.size(), "lone": groups.consumption.count()}), how="outer")
    years = years.fillna(0)
    years["used"] += years.lone
    years["partly"] = years.lacking > 0
    years["year"] = int(folder.name[-4:])
    return years.reset_index()


def _results(root: Path, years: pd.DataFrame) -> pd.DataFrame:
    """Judged and added up, from sums by series and year."""
    series, bases = (duckdb.sql(f"FROM '{root}/{name}.parquet'").df() for name in ("series", "bases"))
    base = years.merge(bases, on=["series", "year"])
    base = base[(base.consumption > 0) & (base.output > 0)]
    share = base.share / 1e6
    loads = pd.DataFrame(
        {
            "series": base.series,
            "base_year": base.year,
            "fixed": base.consumption * share / base.months,
            "slope": base.consumption * (1 - share) / base.output,
        }
    )
    columns = ["series", "year", "used", "months", "consumption", "output", "verified_months", "verified_output"]
    told = years[[*columns, "partly"]].merge(series[["series", "cell"]], on="series")
    told = told.merge(loads, on="series", how="left")
    verdict = np.select(
        [
            told.base_year.isna(),
            told.base_year >= told.year,
            told.used == 0,
            (told.months == 0) | ((told.fixed == 0) & (told.output == 0)),
        ],
        [0, 1, 2, 3],
        4,
    )
    counted = verdict == VERDICTS.index("counted")
    rows = pd.DataFrame(
        {
            "year": told.year,
            "cell": told.cell,
            "adjusted_baseline": (told.fixed * told.months + told.slope * told.output).round().where(counted, 0),
            "consumption": told.consumption.where(counted, 0),
            "verified_baseline": (told.fixed * told.verified_months + told.slope * told.verified_output)
            .round()
            .where(counted, 0),
            "known": 1,
            "partly": told.partly & counted,
            **{name: verdict == place for place, name in enumerate(VERDICTS)},
        }
    )
    cells = series[["cell", "stream", "province", "industry"]].drop_duplicates().set_index("cell")
    return rows.groupby(["year", "cell"]).sum().reset_index().join(cells, on="cell")

"""The same results by pandas, as one writes it there: sums by series and year, merged with the baseline year's.

DuckDB reads the Parquet for it (pandas alone needs another library), whose time counts: it is a small part.
"""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pandas as pd


def seconds(root: Path) -> float:
    """How long it takes from the files to the results."""
    started = time.perf_counter()
    results(root)
    return time.perf_counter() - started


def results(root: Path) -> pd.DataFrame:
    """Adjusted baseline, consumption and facilities by year, stream, province and industry."""
    facts = duckdb.sql(
        "SELECT series, year::SMALLINT AS year, months, consumption, output, verified"
        f" FROM read_parquet('{root}/facts/*/*.parquet', hive_partitioning=true)"
    ).df()
    series, bases = (duckdb.sql(f"FROM '{root}/{name}.parquet'").df() for name in ("series", "bases"))
    years = facts.groupby(["series", "year"], sort=False).agg(
        months=("months", "sum"),
        consumption=("consumption", "sum"),
        output=("output", "sum"),
        verified=("verified", "min"),
    )
    years = years.reset_index().merge(bases.rename(columns={"year": "base_year"}), on="series")
    base = years[years.year == years.base_year][["series", "months", "consumption", "output"]]
    base = base.rename(columns={"months": "base_months", "consumption": "used", "output": "made"})
    told = years[years.year > years.base_year].merge(base, on="series").merge(series, on="series")
    share = told.share / 1e6
    told["adjusted"] = told.used * (share * told.months / told.base_months + (1 - share) * told.output / told.made)
    told["checked"] = told.adjusted.where(told.verified, 0)
    return told.groupby(["year", "stream", "province", "industry"], observed=True).agg(
        adjusted=("adjusted", "sum"),
        consumption=("consumption", "sum"),
        checked=("checked", "sum"),
        counted=("series", "size"),
    )

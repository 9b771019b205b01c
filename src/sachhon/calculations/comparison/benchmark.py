"""What is published of an industry's consumption, each figure with its kind, period, source and certainty."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.calculations.factors import Benchmark, benchmarks
from sachhon.calculations.factors.names import key, listed
from sachhon.calculations.results import Result, Working, refuse, warn
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmarks(Result):
    """The figures that there are; `table_version` is the edition they stand in."""

    figures: tuple[Benchmark, ...]
    table_version: str


def benchmark(*, industry: str, metric: str | None = None) -> Benchmarks:
    """The published figures of an industry, of one metric or all. Refuses what there is nothing of."""
    table = benchmarks()
    of_industry = [one for one in table.figures if key(one.industry) == key(industry)]
    if not of_industry:
        refuse("calc_unknown_industry", "industry", name=industry, known=listed(one.industry for one in table.figures))
    found = [one for one in of_industry if metric is None or key(one.metric) == key(metric)]
    if not found:
        refuse("calc_unknown_metric", "metric", name=metric, known=listed(one.metric for one in of_industry))
    unsure = sum(one.certainty.startswith("low") for one in found)
    warnings: tuple[Finding, ...] = (warn("calc_benchmarks_unsure", count=unsure, all=len(found)),) if unsure else ()
    return Benchmarks(
        figures=tuple(found),
        table_version=table.edition.version,
        working=Working(formula=("figures = consumption_benchmarks[industry, metric]",), units={}, warnings=warnings),
    )

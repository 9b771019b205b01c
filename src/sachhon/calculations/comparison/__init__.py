"""Where a facility stands: against the law's norm, among its peers, in its class of size.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.comparison.benchmark import Benchmarks, benchmark
from sachhon.calculations.comparison.norm import NormVerdict, norm
from sachhon.calculations.comparison.percentile import Percentile, percentile
from sachhon.calculations.comparison.size_class import SizeVerdict, size_class

__all__ = [
    "Benchmarks",
    "NormVerdict",
    "Percentile",
    "SizeVerdict",
    "benchmark",
    "norm",
    "percentile",
    "size_class",
]

"""Factors as dated, versioned data: each table checks itself when it is loaded, and a bad one is refused whole.

A factor is asked for by what it is of and a day; the day of a whole year is its last (a report on a year is reckoned
with what was in force when the year closed). May import: sachhon.calculations.units, .results; sachhon.catalogue.
"""

from sachhon.calculations.factors.benchmarks import Benchmark, benchmarks
from sachhon.calculations.factors.dated import closing_day, in_force
from sachhon.calculations.factors.editions import Edition, FactorTableError, edition
from sachhon.calculations.factors.fuels import Fuel, fuel_named, fuels
from sachhon.calculations.factors.grids import GridFactor, grid_factor, grids
from sachhon.calculations.factors.norms import Norm, norms
from sachhon.calculations.factors.sizes import SizeClass, size_classes
from sachhon.calculations.factors.toe import ToeFactor, toe_factor, toe_factors
from sachhon.calculations.factors.validity import ValidityLimit, validity_limits

__all__ = [
    "Benchmark",
    "Edition",
    "FactorTableError",
    "Fuel",
    "GridFactor",
    "Norm",
    "SizeClass",
    "ToeFactor",
    "ValidityLimit",
    "benchmarks",
    "closing_day",
    "edition",
    "fuel_named",
    "fuels",
    "grid_factor",
    "grids",
    "in_force",
    "norms",
    "size_classes",
    "toe_factor",
    "toe_factors",
    "validity_limits",
]

"""Cases of sachhon.calculations.energy."""

from __future__ import annotations

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.energy import Carrier, Emissions, Energy, energy, fuel_emissions, grid_emissions
from sachhon.calculations.factors.names import key
from sachhon.calculations.results import refuse
from sachhon.calculations.units import Unit

ELECTRICITY = {"electricity", "dien", "dien luoi", "luoi dien", "grid", "grid electricity", "dien nang"}


def energy_case(given: Inputs) -> Energy:
    """carriers: each with energy, quantity, unit, factor where the table has a range; year; factor_year."""
    return energy(
        carriers=given.objects("carriers", _carrier),
        year=given.year("year"),
        factor_year=given.optional_year("factor_year"),
    )


def emissions_case(given: Inputs) -> Emissions:
    """fuel or grid, quantity, unit, year; ncv (measured, GJ/t) for a fuel, factor_year for a grid."""
    quantity, unit = given.measured("quantity", "unit")
    if quantity is None:
        refuse("calc_missing", "quantity", name="quantity")
    if unit is None:
        refuse("calc_missing", "unit", name="unit")
    fuel = given.optional_text("fuel")
    if given.has("grid") and fuel is not None:
        refuse("calc_fuel_and_grid", "fuel", "grid")
    year = given.year("year")
    if fuel is not None and key(fuel) not in ELECTRICITY:
        return fuel_emissions(fuel=fuel, quantity=quantity, unit=unit, year=year, ncv=given.optional_number("ncv"))
    if fuel is None and not given.has("grid"):
        refuse("calc_missing", "fuel", "grid", name="fuel | grid")
    # `true` says no more than "from the grid", and there is one.
    grid = "VN" if fuel is not None or given.raw("grid") is True else given.text("grid")
    return grid_emissions(
        quantity=quantity, unit=unit, year=year, grid=grid, factor_year=given.optional_year("factor_year")
    )


def _carrier(given: Inputs) -> Carrier:
    quantity, unit = given.measured("quantity", "unit")
    if quantity is None:
        refuse("calc_missing", given.at("quantity"), name="quantity")
    return Carrier(given.text("energy"), quantity, unit or _missing_unit(given), given.optional_number("factor"))


def _missing_unit(given: Inputs) -> Unit:
    refuse("calc_missing", given.at("unit"), name="unit")

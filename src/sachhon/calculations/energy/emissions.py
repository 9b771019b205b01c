"""Greenhouse gases: of fuel burned, by its heat; of electricity, by the grid's factor of the year.

The fuel factors are of carbon dioxide alone (methane and nitrous oxide of burning are well below 1 % for fossil
fuels), and that is said with each result. What biomass emits stands apart and is not added to fossil carbon.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.factors import Fuel, closing_day, fuel_named, fuels, grid_factor, toe_factor
from sachhon.calculations.results import FactorVersion, Result, Working, decimal_of, exact, refuse, warn
from sachhon.calculations.units import Dimension, Quantity, Unit, rate_of, unit_of
from sachhon.formkit.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Emissions(Result):
    """Tonnes of CO2 equivalent; `factor` as published, in `factor_unit`."""

    t_co2e: Decimal
    t_co2_biogenic: Decimal
    energy_gj: Decimal
    factor: Decimal
    factor_unit: str


def grid_emissions(
    *, quantity: Decimal, unit: Unit, year: int, grid: str = "VN", factor_year: int | None = None
) -> Emissions:
    """Emissions of electricity taken from a grid in a year.

    `factor_year` takes another year's factor where the year has none yet, and it is said. Refuses a year without an
    official factor, negative quantities, and units that are not of energy.
    """
    amount = _amount(quantity, unit)
    found, version = grid_factor(grid, year if factor_year is None else factor_year)
    value = exact(version.value, "factor")
    electricity = amount.to(found.rate.per)
    tonnes = electricity.amount * value * found.rate.over.size / unit_of("tCO2e").size
    warnings = (
        (warn("calc_factor_of_another_year", "factor_year", year=str(year), other=str(factor_year)),)
        if factor_year not in (None, year)
        else ()
    )
    return Emissions(
        t_co2e=decimal_of(tonnes),
        t_co2_biogenic=Decimal(0),
        energy_gj=amount.to(unit_of("GJ")).value,
        factor=version.value,
        factor_unit=version.unit,
        working=Working(
            formula=("t_co2e = quantity [MWh] × factor[grid, year] [tCO2/MWh]",),
            units=_UNITS,
            factors=(version,),
            warnings=warnings,
        ),
    )


def fuel_emissions(*, fuel: str, quantity: Decimal, unit: Unit, year: int, ncv: Decimal | None = None) -> Emissions:
    """Emissions of a fuel burned in a year, measured by mass, by heat (NCV), or by volume where TOE gives its heat.

    `ncv` is a measured heating value in GJ/t, used instead of the default. Refuses a fuel or a year that the table
    does not have, negative quantities, and units that cannot be turned into heat.
    """
    amount = _amount(quantity, unit)
    burned = fuel_named(fuel, closing_day(year))
    table = fuels().edition
    gigajoules, formula, used = fuel_heat(burned, amount, year, ncv)
    heat = Quantity(gigajoules, unit_of("GJ")).to(burned.rate.per).amount
    tonnes = heat * exact(burned.value, "factor") * burned.rate.over.size / unit_of("tCO2e").size
    version = table.factor(burned.row, burned.value, burned.row["unit"], burned.valid_from, burned.valid_to)
    warnings = [warn("calc_carbon_dioxide_alone", severity=Severity.INFO)]
    if burned.biogenic:
        warnings.append(warn("calc_biogenic_apart", "fuel", severity=Severity.INFO, tonnes=tonnes))
    return Emissions(
        t_co2e=Decimal(0) if burned.biogenic else decimal_of(tonnes),
        t_co2_biogenic=decimal_of(tonnes) if burned.biogenic else Decimal(0),
        energy_gj=decimal_of(gigajoules),
        factor=burned.value,
        factor_unit=burned.row["unit"],
        working=Working(
            formula=(f"energy_gj = {formula}", "t_co2e = energy_gj / 1000 × factor [kgCO2/TJ] / 1000"),
            units=_UNITS,
            factors=(version, *used),
            warnings=tuple(warnings),
        ),
    )


_UNITS = {"t_co2e": "tCO2e", "t_co2_biogenic": "tCO2", "energy_gj": "GJ"}


def _amount(quantity: Decimal, unit: Unit) -> Quantity:
    amount = Quantity.of(quantity, unit)
    if amount.amount < 0:
        refuse("calc_negative", "quantity", value=quantity)
    return amount


def fuel_heat(
    fuel: Fuel, amount: Quantity, year: int, ncv: Decimal | None = None
) -> tuple[Fraction, str, tuple[FactorVersion, ...]]:
    """The heat of an amount in GJ, how it was found, and what was used besides the fuel's own factor."""
    if amount.unit.dimension is Dimension.ENERGY:
        return amount.to(unit_of("GJ")).amount, "quantity [GJ]", ()
    if amount.unit.dimension is Dimension.MASS:
        if ncv is not None and ncv <= 0:
            refuse("calc_not_above_zero", "ncv", value=ncv)
        rate = rate_of("GJ/t") if ncv is not None else fuel.ncv_rate
        value = exact(fuel.ncv if ncv is None else ncv, "ncv")
        heat = Quantity(amount.to(rate.per).amount * value, rate.over).to(unit_of("GJ")).amount
        if ncv is not None:
            return heat, f"quantity [t] × {ncv} GJ/t (ncv)", ()
        default = fuels().edition.factor(fuel.row, fuel.ncv, fuel.row["ncv_unit"], fuel.valid_from, fuel.valid_to)
        return heat, f"quantity [t] × {fuel.ncv} GJ/t (ncv, default)", (default,)
    if not fuel.toe_energy or amount.unit.dimension is not Dimension.VOLUME:
        refuse("calc_fuel_not_measured_so", "unit", unit=amount.unit.symbol, fuel=fuel.id)
    found, per_unit, version = toe_factor(fuel.toe_energy, Dimension.VOLUME, closing_day(year), "unit")
    toe = amount.to(found.unit).amount * exact(per_unit, "factor")
    heat = Quantity(toe, unit_of("TOE")).to(unit_of("GJ")).amount
    return heat, f"quantity [{found.unit.symbol}] × {per_unit} TOE × 41.868 GJ/TOE", (version,)

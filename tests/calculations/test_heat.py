"""What a fuel carries: by its factor to TOE, else by its heating value; what has neither is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.calculations.energy import fuel_of, heat_content
from sachhon.calculations.results import Refused
from sachhon.calculations.units import unit_of

D = Decimal


@pytest.mark.parametrize(
    ("fuel", "quantity", "unit", "gigajoules", "table"),
    [
        ("Than cám 5", "10", "t", "209.34", "toe_factors"),
        ("coal-dust-5-6", "10000", "kg", "209.34", "toe_factors"),
        ("Dầu DO", "1", "t", "42.70536", "toe_factors"),
        ("Củi", "2", "t", "31.2", "fuel_emission_factors"),
        ("rice husk", "1", "t", "11.6", "fuel_emission_factors"),
        ("Than cốc", "1", "t", "28.2", "fuel_emission_factors"),
    ],
)
def test_heat_with_the_factor_that_told_it(fuel: str, quantity: str, unit: str, gigajoules: str, table: str) -> None:
    """Coke has a range in the letter, so its heating value speaks."""
    told = heat_content(fuel=fuel, quantity=D(quantity), unit=unit_of(unit), year=2023)
    assert told.gj == D(gigajoules)
    (factor,) = told.working.factors
    assert factor.table == table
    assert factor.version
    assert factor.source


def test_names_that_are_fuels_and_names_that_are_not() -> None:
    assert (fuel_of("Than cám loại 5, 6"), fuel_of("coal-dust-5-6")) == ("coal-dust-5-6", "coal-dust-5-6")
    assert (fuel_of("Trấu"), fuel_of("dầu do")) == ("biomass-solid", "diesel")
    assert (fuel_of("Malt"), fuel_of("Điện"), fuel_of("")) == ("", "", "")


@pytest.mark.parametrize(
    ("fuel", "quantity", "unit", "code"),
    [
        ("Malt", "1", "t", "calc_unknown_energy"),
        ("Củi", "1", "m3", "calc_fuel_not_measured_so"),
        ("Củi", "-1", "t", "calc_negative"),
        ("Than cám 5", "-1", "t", "calc_negative"),
        ("Củi", "1", "GJ", "calc_fuel_not_measured_so"),
    ],
)
def test_what_has_no_heat_content_is_refused(fuel: str, quantity: str, unit: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        heat_content(fuel=fuel, quantity=D(quantity), unit=unit_of(unit), year=2023)
    assert refused.value.finding.code == code

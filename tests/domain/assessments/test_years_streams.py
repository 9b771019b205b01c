"""The streams of the catalogue fit the factor tables and the units."""

from __future__ import annotations

from datetime import date

import pytest

from sachhon.calculations.factors import fuel_named, grid_factor, toe_factors
from sachhon.calculations.units import unit_of
from sachhon.domain.assessments.api import all_streams, stream_named, stream_of, streams_of
from sachhon.domain.assessments.years.streams import KINDS


@pytest.mark.parametrize("code", all_streams())
def test_a_streams_units_and_factor_names_are_known_to_the_tables(code: str) -> None:
    one = all_streams()[code]
    assert one.kind in KINDS
    assert len({unit_of(unit).dimension for unit in one.units}) == len(one.units)
    if one.toe_energy not in ("", "heat"):
        assert one.toe_energy in {row.energy for row in toe_factors().factors}
    if one.fuel:
        assert fuel_named(one.fuel, date(2020, 12, 31)).id == one.fuel.replace(" ", "-")
    if one.grid:
        assert grid_factor(one.grid, 2020)
    assert all(stream_of(choice) and not stream_of(choice).choices for choice in one.choices)  # type: ignore[union-attr]
    assert not (one.choices and (one.toe_energy or one.fuel))


def test_only_energy_has_factors_and_every_carrier_has_one_or_choices() -> None:
    assert all(not (one.toe_energy or one.fuel) for one in streams_of("water", "material", "waste"))
    assert all(one.toe_energy or one.fuel or one.choices for one in streams_of("energy"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Điện", "electricity"),
        ("than cám 5", "coal_dust_5_6"),
        ("Than", "coal"),
        ("mazut", "fuel_oil"),
        ("nước máy", "water_supply"),
    ],
)
def test_a_stream_is_found_by_what_people_call_it(written: str, code: str) -> None:
    found = stream_named(written)
    assert found is not None
    assert found.code == code


def test_what_nobody_calls_so_is_no_stream() -> None:
    assert stream_named("vàng thỏi") is None
    assert stream_of("gold") is None

"""Units: exact conversion, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.calculations.results import Refused
from sachhon.calculations.units import Dimension, Quantity, convert, known_units, rate_of, unit_of

D = Decimal
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("value", "unit", "other", "wanted"),
    [
        ("1", "kWh", "MJ", "3.6"),
        ("1", "TOE", "GJ", "41.868"),
        ("1", "TOE", "kcal", "10000000"),
        ("1000", "kgOE", "TOE", "1"),
        ("2.5", "triệu lít", "hl", "25000"),
        ("1", "tấn", "tạ", "10"),
        ("1", "m³", "lít", "1000"),
        ("1", "triệu m3", "m3", "1000000"),
        ("1.5", "tỷ đồng", "đồng", "1500000000"),
        ("1", "tCO2", "kgCO2", "1000"),
    ],
)
def test_known_conversions(value: str, unit: str, other: str, wanted: str) -> None:
    assert convert(D(value), unit_of(unit), unit_of(other)) == D(wanted)


@given(AMOUNTS, st.data())
def test_a_round_trip_loses_nothing(amount: Decimal, data: st.DataObject) -> None:
    dimension = data.draw(st.sampled_from(Dimension))
    one, other = (data.draw(st.sampled_from(known_units(dimension))) for _ in range(2))
    there = Quantity.of(amount, one).to(other)
    assert there.to(one) == Quantity.of(amount, one)
    assert there.to(one).value == amount


@given(AMOUNTS, AMOUNTS)
def test_converting_and_adding_commute(a: Decimal, b: Decimal) -> None:
    kwh, gj = unit_of("kWh"), unit_of("GJ")
    apart = Quantity.of(a, kwh).to(gj).amount + Quantity.of(b, kwh).to(gj).amount
    assert apart == Quantity(Quantity.of(a, kwh).amount + Quantity.of(b, kwh).amount, kwh).to(gj).amount


def test_rates_convert_over_and_per() -> None:
    assert rate_of("kWh/tấn").factor_to(rate_of("MJ/kg")) == D("0.0036").as_integer_ratio()[0] / D(2500)
    assert rate_of("MJ/hl").measures_like(rate_of("kWh/lít"))
    assert not rate_of("MJ/hl").measures_like(rate_of("MJ/t"))


@pytest.mark.parametrize(("text", "code"), [("dặm", "calc_unknown_unit"), ("", "calc_unknown_unit")])
def test_an_unknown_unit_is_refused_with_those_that_there_are(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        unit_of(text)
    assert refused.value.finding.code == code
    assert "kWh" in str(refused.value.finding.params["known"])


def test_units_of_different_kinds_do_not_convert() -> None:
    with pytest.raises(Refused) as refused:
        convert(D(1), unit_of("kWh"), unit_of("t"))
    assert refused.value.finding.code == "calc_units_differ"


@pytest.mark.parametrize("bad", [D("NaN"), D("Infinity"), D("1e999999"), D("1e-99999")])
def test_numbers_beyond_reason_are_refused_at_once(bad: Decimal) -> None:
    with pytest.raises(Refused):
        Quantity.of(bad, unit_of("kWh"))

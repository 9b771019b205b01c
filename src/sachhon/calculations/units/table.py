"""The units that are known, with the ways in which people write them.

Case does not count (nobody here means a millijoule), nor do marks of Vietnamese typing habits such as "m³".
1 kcal = 4.1868 kJ and 1 TOE = 41.868 GJ are the International Table definitions that the IEA uses; 1 BTU follows.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache

from sachhon.calculations.results import refuse
from sachhon.calculations.units.model import Dimension, Unit

_E, _M, _V, _A, _G, _D, _C = (
    Dimension.ENERGY,
    Dimension.MASS,
    Dimension.VOLUME,
    Dimension.AREA,
    Dimension.GAS,
    Dimension.MONEY,
    Dimension.COUNT,
)

# symbol, dimension, size in the base unit, other ways of writing it
_UNITS: tuple[tuple[str, Dimension, str, str], ...] = (
    ("J", _E, "1", "jun"),
    ("kJ", _E, "1000", ""),
    ("MJ", _E, "1000000", ""),
    ("GJ", _E, "1000000000", ""),
    ("TJ", _E, "1000000000000", ""),
    ("Wh", _E, "3600", ""),
    ("kWh", _E, "3600000", "kw.h|kw-h|số điện"),
    ("MWh", _E, "3600000000", "1000 kwh|nghìn kwh"),
    ("GWh", _E, "3600000000000", "triệu kwh|million kwh"),
    ("kcal", _E, "4186.8", ""),
    ("Mcal", _E, "4186800", ""),
    ("Gcal", _E, "4186800000", "triệu kcal"),
    ("kgOE", _E, "41868000", "kgoe|kg oe|koe"),
    ("TOE", _E, "41868000000", "toe|tấn dầu quy đổi|tấn toe"),
    ("kTOE", _E, "41868000000000", "1000 toe|nghìn toe"),
    ("BTU", _E, "1055.05585262", ""),
    ("MMBtu", _E, "1055055852.62", "triệu btu"),
    ("mg", _M, "0.000001", ""),
    ("g", _M, "0.001", "gam|gram"),
    ("kg", _M, "1", "kilogam|kilogram"),
    ("yến", _M, "10", ""),
    ("tạ", _M, "100", ""),
    ("t", _M, "1000", "tấn|ton|tons|tonne|tonnes"),
    ("kt", _M, "1000000", "1000 t|1000 tấn|nghìn tấn|gg"),
    ("ml", _V, "0.000001", ""),
    ("l", _V, "0.001", "lít|lit|litre|litres|liter|liters"),
    ("hl", _V, "0.1", "hectolít|hectolit|hectolitre|hectoliter"),
    ("m3", _V, "1", "mét khối|khối|cubic metre|cubic meter|1000 l|1000 lít|nghìn lít|kl|nm3"),
    ("1000 m3", _V, "1000", "nghìn m3"),
    ("million l", _V, "1000", "triệu lít|triệu l|million litres|million liters|million l/y|triệu lít/năm"),
    ("million m3", _V, "1000000", "triệu m3"),
    ("m2", _A, "1", "mét vuông"),
    ("ha", _A, "10000", "hecta"),
    ("kgCO2e", _G, "1", "kgco2|kgco2tđ|kg co2|kg co2e"),
    ("tCO2e", _G, "1000", "tco2|tco2tđ|t co2|t co2e|tấn co2|tấn co2tđ"),
    ("ktCO2e", _G, "1000000", "ktco2"),
    ("VND", _D, "1", "đồng|đ|vnđ"),
    ("1000 VND", _D, "1000", "nghìn đồng|ngàn đồng"),
    ("million VND", _D, "1000000", "triệu đồng|tr.đồng|trđ"),
    ("billion VND", _D, "1000000000", "tỷ đồng|tỉ đồng"),
    ("piece", _C, "1", "cái|chiếc|sản phẩm|sp|pieces|unit"),
    ("employee", _C, "1", "người|lao động"),
)


def _written(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split())


@cache
def _by_writing() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for symbol, dimension, size, others in _UNITS:
        unit = Unit(symbol, dimension, Fraction(size))
        for way in (symbol, *filter(None, others.split("|"))):
            if found.setdefault(_written(way), unit) != unit:
                raise ValueError(f"two units are written {way!r}")
    return found


def known_units(dimension: Dimension | None = None) -> tuple[Unit, ...]:
    """The units, smallest first within what they measure."""
    units = dict.fromkeys(_by_writing().values())
    return tuple(unit for unit in units if dimension in (None, unit.dimension))


def unit_of(text: str, field: str = "unit", *dimensions: Dimension) -> Unit:
    """The unit that `text` writes. Refuses one that is not known, or measures nothing of `dimensions`."""
    unit = _by_writing().get(_written(text))
    if unit is None:
        known = ", ".join(known.symbol for known in known_units() if not dimensions or known.dimension in dimensions)
        refuse("calc_unknown_unit", field, unit=text, known=known)
    if dimensions and unit.dimension not in dimensions:
        known = ", ".join(known.symbol for known in known_units() if known.dimension in dimensions)
        refuse("calc_unit_of_another_kind", field, unit=text, known=known)
    return unit

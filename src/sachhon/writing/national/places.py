"""Where units lie: provinces and regions of the time, and the provinces of today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table
from sachhon.formkit.rollup import Figures

THEN, NOW = 63, 34


def geography_of(figures: Figures) -> int:
    """63 where any of those asked lies in a province of until 30 June 2025; 34 where all are of today."""
    kept = [figure.areas for figure in figures.figures.values()]
    return (
        NOW if not any(areas.get("province63") for areas in kept) and any("province34" in one for one in kept) else THEN
    )


@dataclass(frozen=True, slots=True)
class Province:
    """A province of a geography, with the one that it is part of today."""

    code: str
    name: str
    region: str
    today: str


@cache
def provinces(geography: int = THEN) -> dict[str, Province]:
    """By code, in the order of the codes."""
    if geography == NOW:
        return {
            row["code"]: Province(row["code"], row["name_vi"], row["region"], row["name_vi"])
            for row in read_table("classifiers/regions_2025.csv")
        }
    return {
        row["code"]: Province(row["code"], row["name_vi"], row["region"], row["merged_into_2025"])
        for row in read_table("classifiers/provinces_63.csv")
    }


@cache
def regions(geography: int = THEN) -> tuple[str, ...]:
    """In the order from north to south in which statistics list them."""
    found: dict[str, None] = {}
    for province in provinces(geography).values():
        found[province.region] = None
    usual = (
        "Trung du và miền núi phía Bắc",
        "Đồng bằng sông Hồng",
        "Bắc Trung Bộ",
        "Bắc Trung Bộ và Duyên hải miền Trung",
        "Duyên hải Nam Trung Bộ và Tây Nguyên",
        "Tây Nguyên",
        "Đông Nam Bộ",
        "Đồng bằng sông Cửu Long",
    )
    return tuple(sorted(found, key=lambda region: usual.index(region) if region in usual else len(usual)))


def place_words(code: str, geography: int = THEN) -> str:
    """The region and today's province of a code, for a lineage row; "" where the code is not known."""
    province = provinces(geography).get(code)
    if province is None:
        return ""
    today = f"; nay: {province.today}" if province.today != province.name else ""
    return f"{province.region}{today}"

"""Where units lie: provinces and regions of the time, and the provinces of today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table


@dataclass(frozen=True, slots=True)
class Province:
    """A province of the geography until 30 June 2025, with the one that it is part of today."""

    code: str
    name: str
    region: str
    today: str


@cache
def provinces() -> dict[str, Province]:
    """By code, in the order of the codes."""
    return {
        row["code"]: Province(row["code"], row["name_vi"], row["region"], row["merged_into_2025"])
        for row in read_table("classifiers/provinces_63.csv")
    }


@cache
def regions() -> tuple[str, ...]:
    """In the order from north to south in which statistics list them."""
    found: dict[str, None] = {}
    for province in provinces().values():
        found[province.region] = None
    usual = (
        "Trung du và miền núi phía Bắc",
        "Đồng bằng sông Hồng",
        "Bắc Trung Bộ và Duyên hải miền Trung",
        "Bắc Trung Bộ và duyên hải miền Trung",
        "Tây Nguyên",
        "Đông Nam Bộ",
        "Đồng bằng sông Cửu Long",
    )
    return tuple(sorted(found, key=lambda region: usual.index(region) if region in usual else len(usual)))


def place_words(code: str) -> str:
    """The region and today's province of a code, for a lineage row; "" where the code is not known."""
    province = provinces().get(code)
    if province is None:
        return ""
    today = f"; nay: {province.today}" if province.today != province.name else ""
    return f"{province.region}{today}"

"""What a target is about, in the codes of catalogue/targets/measures.csv: proposed from its words."""

from __future__ import annotations

import re
from functools import cache

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold

_WORDS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (code, unit, re.compile(words))
    for code, unit, words in (
        ("facilities_aware_share", "%", r"nhan thuc"),
        ("enterprises_with_unit_share", "%", r"(?:doanh nghiep|co so).{0,60}(?:chuyen trach|bo phan)"),
        ("model_saving_rate", "%", r"tiet kiem.{0,160}(?:san pham|nguyen lieu|vat lieu)"),
        ("energy_saving_rate", "%", r"(?:tiet kiem|giam).{0,40}nang luong"),
        ("facilities_applying_share", "%", r"ap dung.{0,40}(?:san xuat sach hon|sxsh)"),
        ("quick_assessments", "", r"danh gia nhanh"),
        ("detailed_assessments", "", r"danh gia (?:chi tiet|day du)"),
        ("models_built", "", r"mo hinh"),
        ("training_courses", "", r"lop (?:tap huan|dao tao)"),
        ("workshops", "", r"hoi thao"),
        ("enterprises_trained", "", r"(?:doanh nghiep|co so).{0,40}(?:tap huan|dao tao)"),
    )
)


def measure_of(indicator: str, unit: str) -> str:
    """The measure that a target's words name; "" where none is plain. A share is no count."""
    folded = fold(indicator)
    for code, counted_in, words in _WORDS:
        if (counted_in == "%") == (unit.strip() == "%") and words.search(folded):
            return code
    return ""


@cache
def measures() -> dict[str, dict[str, str]]:
    """The rows of the catalogue's list of measures, by code."""
    return {row["code"]: row for row in read_table("targets/measures.csv")}

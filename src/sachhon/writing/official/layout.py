"""The layout of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I), read from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sachhon.catalogue import read_table

FONT = "Times New Roman"
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000

# Within the ranges of the decree: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 20
FIRST_LINE_MM = 10
PARAGRAPH_GAP_PT = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How one element is set: size in points, upright or not, bold or not, capitals or not."""

    size: int
    bold: bool
    italic: bool
    capitals: bool


@cache
def look(element: str) -> Look:
    """The look of an element by its name in the decree ("Quốc hiệu"), in the larger of the sizes that it allows.

    Raises KeyError when the layout has no such element.
    """
    for row in read_table("layouts/doc_format_30_2020.csv"):
        if row["element_vi"] == element:
            style = row["style"]
            return Look(int(row["size_max_pt"]), "bold" in style, "italic" in style, row["case"].startswith("IN HOA"))
    raise KeyError(element)


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def text_width(landscape: bool = False) -> float:
    """Millimetres between the margins."""
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - MARGIN_LEFT - MARGIN_RIGHT

"""The tile grid as a table of links: a diagram of where provinces lie to each other, not a map of boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.writing.charts import tile_places


@dataclass(frozen=True, slots=True)
class TileLook:
    """What a province's tile shows: a few words, a class of the style sheet, where it leads, what else is read out."""

    text: str = ""
    style: str = "none"
    href: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class PlacedTile:
    """A tile in its place. `archipelago`: Hoàng Sa or Trường Sa, which belong to a province and have no answer."""

    code: str
    name: str
    look: TileLook
    archipelago: bool = False


NOTHING = TileLook()
Grid = list[list[PlacedTile | None]]


def tile_table(geography: int, looks: Mapping[str, TileLook]) -> Grid:
    """Rows of the grid, None where there is no tile; `looks` by province code."""
    places = tile_places("63" if geography == 63 else "34")
    width, height = max(place.column for place in places) + 1, max(place.row for place in places) + 1
    grid: Grid = [[None] * width for _ in range(height)]
    for place in places:
        look = NOTHING if place.archipelago else looks.get(place.code, NOTHING)
        grid[place.row][place.column] = PlacedTile(place.code, place.name, look, place.archipelago)
    return grid

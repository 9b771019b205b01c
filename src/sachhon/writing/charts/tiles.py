"""The tile grid of provinces: a diagram of where they lie to each other, never a map of boundaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sachhon.catalogue import read_table
from sachhon.writing.charts.model import DARK, QUIET, STEPS, Chart, chart

Geography = Literal["63", "34"]
_TILE_WIDTH, _TILE_HEIGHT = 15.6, 7.8
_LINE = 11
_LINE_HEIGHT = 7.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A province's value in words, and its class: the place in the legend, None for no figure."""

    text: str
    step: int | None


@dataclass(frozen=True, slots=True)
class TilePlace:
    """Where a province's tile lies; the two archipelagos have one each."""

    row: int
    column: int
    code: str
    name: str
    archipelago: bool


@cache
def tile_places(geography: Geography) -> tuple[TilePlace, ...]:
    """The tiles of a geography."""
    return tuple(
        TilePlace(int(row["row"]), int(row["column"]), row["code"], row["name_vi"], row["kind"] == "archipelago")
        for row in read_table("layouts/tile_grid.csv")
        if row["grid"] == geography
    )


def tile_grid(tiles: Mapping[str, Tile], legend: Sequence[str], *, geography: Geography, title: str, alt: str) -> Chart:
    """Provinces by code. `legend` names the classes from light to dark (at most four).

    Raises ValueError for more classes than there are shades, or a class that the legend does not name.
    """
    if len(legend) > len(STEPS):
        raise ValueError(f"{len(legend)} classes, {len(STEPS)} shades")
    if any(tile.step is not None and not 0 <= tile.step < len(legend) for tile in tiles.values()):
        raise ValueError("a tile's class is not in the legend")
    shades = STEPS if len(legend) == len(STEPS) else (STEPS[0], STEPS[2], STEPS[3])[: len(legend)]
    if len(legend) == 1:
        shades = (STEPS[2],)
    data = [_datum(place, tiles.get(place.code), legend, shades) for place in tile_places(geography)]
    nothing = any(not datum["class"] for datum in data if not datum["archipelago"])
    classes, colours = list(legend), list(shades)
    if nothing:
        classes, colours = [*classes, "Chưa có số liệu"], [*colours, "#FFFFFF"]
    columns = max(place.column for place in tile_places(geography)) + 1
    rows = max(place.row for place in tile_places(geography)) + 1
    for datum in data:
        datum["class"] = datum["class"] or "Chưa có số liệu"
    x = {
        "field": "column",
        "type": "ordinal",
        "axis": None,
        "scale": {"paddingInner": 0.06, "domain": list(range(columns))},
    }
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.1, "domain": list(range(rows))}}
    fill = {
        "field": "class",
        "type": "nominal",
        "scale": {"domain": classes, "range": colours},
        "legend": {
            "title": title,
            "orient": "top-right",
            "symbolType": "square",
            "symbolStrokeColor": QUIET,
            "symbolStrokeWidth": 0.8,
        },
    }
    ink = {"condition": {"test": "datum.dark", "value": "white"}, "value": "#1A1A1A"}
    shown = [datum for datum in data if not datum["archipelago"]]
    islands = [datum for datum in data if datum["archipelago"]]
    text = {
        "type": "text",
        "baseline": "middle",
        "lineBreak": "\n",
        "lineHeight": _LINE_HEIGHT,
        "fontSize": 6,
        "dy": {"expr": f"-(datum.lines - 1) * {_LINE_HEIGHT / 2}"},
    }
    body: dict[str, Any] = {
        "encoding": {"x": x, "y": y},
        "layer": [
            {
                "data": {"values": shown},
                "mark": {"type": "rect", "stroke": QUIET, "strokeWidth": 0.6},
                "encoding": {"fill": fill},
            },
            {
                "data": {"values": islands},
                "mark": {"type": "rect", "fill": "white", "stroke": QUIET, "strokeWidth": 0.6, "strokeDash": [2, 2]},
            },
            {"data": {"values": shown}, "mark": text, "encoding": {"text": {"field": "text"}, "color": {**ink}}},
            {"data": {"values": islands}, "mark": {**text, "color": DARK}, "encoding": {"text": {"field": "text"}}},
        ],
    }
    return chart(body, columns * _TILE_WIDTH + 4, rows * _TILE_HEIGHT + 4, alt)


def _datum(place: TilePlace, tile: Tile | None, legend: Sequence[str], shades: Sequence[str]) -> dict[str, Any]:
    step = tile.step if tile and not place.archipelago else None
    lines = _wrapped(place.name)
    if tile and tile.text and not place.archipelago:
        lines.append(tile.text)
    if place.archipelago:
        lines = ["Quần đảo", place.name]
    return {
        "row": place.row,
        "column": place.column,
        "text": "\n".join(lines),
        "lines": len(lines),
        "class": legend[step] if step is not None else "",
        "dark": step is not None and shades[step] in STEPS[2:],
        "archipelago": place.archipelago,
    }


def _wrapped(name: str) -> list[str]:
    if len(name) <= _LINE:
        return [name]
    words = name.replace(" - ", "\N{NO-BREAK SPACE}- ").split(" ")
    best = min(range(1, len(words)), key=lambda cut: max(len(" ".join(words[:cut])), len(" ".join(words[cut:]))))
    return [" ".join(words[:best]), " ".join(words[best:])]

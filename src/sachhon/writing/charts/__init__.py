"""Charts: one Vega-Lite spec each, for Word, PDF and the web; Vietnamese numbers, told apart in grey too.

May import: sachhon.vietnamese, sachhon.catalogue.
"""

from sachhon.writing.charts.bars import Bar, Progress, Spread, bars, progress, spreads
from sachhon.writing.charts.model import STEPS, Chart
from sachhon.writing.charts.stacked import Part, stacked
from sachhon.writing.charts.tiles import Tile, TilePlace, tile_grid, tile_places

__all__ = [
    "STEPS",
    "Bar",
    "Chart",
    "Part",
    "Progress",
    "Spread",
    "Tile",
    "TilePlace",
    "bars",
    "progress",
    "spreads",
    "stacked",
    "tile_grid",
    "tile_places",
]

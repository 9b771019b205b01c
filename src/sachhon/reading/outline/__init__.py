"""Numbering and headings -> a tree of items.

Owns what is a number, a heading and a level. May import: sachhon.vietnamese, sachhon.reading.model and .sources.
"""

from sachhon.reading.outline.markers import Marker, annex_marker, marker_of
from sachhon.reading.outline.model import Item, Outline
from sachhon.reading.outline.tree import outline_of

__all__ = ["Item", "Marker", "Outline", "annex_marker", "marker_of", "outline_of"]

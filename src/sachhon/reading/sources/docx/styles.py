"""What a paragraph gets from its style: heading level, bold, numbering, font."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from sachhon.reading.sources.docx import names as n

_HEADING = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])$", re.IGNORECASE)
_CHAIN = 12
"""Styles that are based on each other in a ring end here."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over from the one that it is based on. `heading` counts from 1."""

    heading: int | None = None
    bold: bool = False
    hidden: bool = False
    num_id: str | None = None
    num_level: int | None = None
    font: str | None = None
    contents: bool = False
    """A line of the table of contents."""


PLAIN = Style()


class Styles:
    """Styles by id, resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str | None, Style] = {}
        default = PLAIN
        if root is not None:
            for style in root.iterchildren(n.STYLE):
                self._elements[style.get(n.STYLE_ID, "")] = style
                if style.get(n.W + "default") in {"1", "true"} and style.get(n.TYPE) == "paragraph":
                    self._resolved[None] = default = self._read(style, PLAIN)
            defaults = root.find(n.DOC_DEFAULTS)
            if defaults is not None and default.font is None:
                font = next((f for e in defaults.iter(n.R_FONTS) if (f := font_of(e))), None)
                default = Style(default.heading, default.bold, default.hidden, default.num_id, default.num_level, font)
        self._resolved[None] = default

    def of(self, style_id: str | None) -> Style:
        """The style of that id; the document's default for None or an id that is not there."""
        known = self._resolved.get(style_id)
        if known is None:
            known = self._resolved[style_id] = self._resolve(style_id, 0)
        return known

    def _resolve(self, style_id: str | None, depth: int) -> Style:
        element = self._elements.get(style_id or "")
        if element is None or depth > _CHAIN:
            return self._resolved[None]
        based = element.find(n.BASED_ON)
        below = self._resolved[None] if based is None else self._resolve(based.get(n.VAL), depth + 1)
        return self._read(element, below)

    @staticmethod
    def _read(element: etree._Element, below: Style) -> Style:
        heading, num_id, num_level = below.heading, below.num_id, below.num_level
        paragraph = element.find(n.P_PR)
        if paragraph is not None:
            outline = paragraph.find(n.OUTLINE)
            if outline is not None:
                heading = outline_level(outline)
            numbering = paragraph.find(n.NUM_PR)
            if numbering is not None:
                num_id, num_level = numbering_of(numbering, num_id, num_level)
        name = element.find(n.NAME)
        called = "" if name is None else name.get(n.VAL, "").lower()
        named = _HEADING.match(called)
        if named:
            heading = int(named[1])
        run = element.find(n.R_PR)
        bold, hidden, font = below.bold, below.hidden, below.font
        if run is not None:
            bold, hidden = toggled(run, n.BOLD, bold), toggled(run, n.VANISH, hidden)
            fonts = run.find(n.R_FONTS)
            font = (font_of(fonts) if fonts is not None else None) or font
        return Style(heading, bold, hidden, num_id, num_level, font, called.startswith("toc "))


def outline_level(element: etree._Element) -> int | None:
    """w:outlineLvl counts from 0; 9 is body text."""
    level = n.whole(element.get(n.VAL), 9)
    return level + 1 if level < 9 else None


def numbering_of(element: etree._Element, num_id: str | None, level: int | None) -> tuple[str | None, int | None]:
    """The list that a w:numPr names, over what was there before; w:numId 0 takes the numbering away."""
    for part in element.iterchildren(n.NUM_ID, n.ILVL):
        value = part.get(n.VAL, "")
        if part.tag == n.NUM_ID:
            num_id = value
        else:
            level = n.whole(value, 0)
    return num_id, level


def toggled(properties: etree._Element, name: str, before: bool) -> bool:
    """Whether a run property such as w:b is on."""
    element = properties.find(name)
    return before if element is None else element.get(n.VAL) not in n.OFF


def font_of(fonts: etree._Element) -> str | None:
    """The font that Latin letters are set in."""
    return fonts.get(n.W + "ascii") or fonts.get(n.W + "hAnsi")

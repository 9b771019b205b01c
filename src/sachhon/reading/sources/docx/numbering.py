"""Word's automatic numbers, counted as Word counts them, so that they stand in the text as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from sachhon.reading.sources.docx import names as n
from sachhon.reading.sources.listnumbers import letter, roman

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"+": "+", "*": "*", "–": "-", "-": "-", "—": "-"}

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "none": lambda number: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) whose number sets this one back; 0: never; None: any higher level."""
    legal: bool = False
    tight: bool = False

    def show(self, number: int) -> str:
        return _FORMATS.get(self.format, str)(number)


class Numbering:
    """Hands out the numbers of a document's lists in reading order. Lists of one definition count on together."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._levels_of_num: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        targets: dict[str, str] = {}
        for abstract in root.iterchildren(n.ABSTRACT_NUM):
            identity = abstract.get(n.ABSTRACT_ID_ATTRIBUTE, "")
            self._abstract[identity] = {
                n.whole(level.get(n.LEVEL_ATTRIBUTE), 0): _read_level(level) for level in abstract.iterchildren(n.LEVEL)
            }
            for link in abstract.iterchildren(n.NUM_STYLE_LINK):
                links[identity] = link.get(n.VAL, "")
            for link in abstract.iterchildren(n.STYLE_LINK):
                targets[link.get(n.VAL, "")] = identity
        for num in root.iterchildren(n.NUM):
            identity = num.get(n.NUM_ID_ATTRIBUTE, "")
            abstract_id = num.find(n.ABSTRACT_NUM_ID)
            named = "" if abstract_id is None else abstract_id.get(n.VAL, "")
            self._abstract_of[identity] = targets.get(links.get(named, ""), named)
            for override in num.iterchildren(n.LEVEL_OVERRIDE):
                level = n.whole(override.get(n.LEVEL_ATTRIBUTE), 0)
                start, own = override.find(n.START_OVERRIDE), override.find(n.LEVEL)
                if start is not None:
                    self._overrides.setdefault(identity, {})[level] = n.whole(start.get(n.VAL), 1)
                if own is not None:
                    self._levels_of_num.setdefault(identity, {})[level] = _read_level(own)

    def next(self, num_id: str, level: int) -> str:
        """The next number of a list at a level (from 0), with the blank that parts it from the text; "" for no list."""
        abstract = self._abstract_of.get(num_id)
        if abstract is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for overridden, start in self._overrides.get(num_id, {}).items():
                counters[overridden] = start - 1
        definition = self._level(num_id, abstract, level)
        current = counters[level]
        counters[level] = definition.start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = self._level(num_id, abstract, deeper).restart
            if restart is None or level < restart:
                counters[deeper] = None
        if definition.format == "bullet":
            return _BULLETS.get(definition.text.strip(), "-") + " "
        shown = _PLACE.sub(
            lambda place: self._place(num_id, abstract, int(place[1]) - 1, definition.legal), definition.text
        )
        return shown + ("" if definition.tight or not shown else " ")

    def _place(self, num_id: str, abstract: str, level: int, legal: bool) -> str:
        definition = self._level(num_id, abstract, level)
        number = self._counters[abstract][level]
        number = definition.start if number is None else number
        return str(number) if legal else definition.show(number)

    def _level(self, num_id: str, abstract: str, level: int) -> _Level:
        own = self._levels_of_num.get(num_id)
        if own and level in own:
            return own[level]
        return self._abstract.get(abstract, {}).get(level) or _Level(text=f"%{level + 1}.")


def _read_level(element: etree._Element) -> _Level:
    values = {str(child.tag): child.get(n.VAL) for child in element}
    restart = values.get(n.LEVEL_RESTART)
    return _Level(
        format=values.get(n.NUMBER_FORMAT) or "decimal",
        text=values.get(n.LEVEL_TEXT) or "",
        start=n.whole(values.get(n.START), 1),
        restart=None if restart is None else n.whole(restart, 0),
        legal=n.IS_LEGAL in values and values[n.IS_LEGAL] not in n.OFF,
        tight=values.get(n.SUFFIX) == "nothing",
    )

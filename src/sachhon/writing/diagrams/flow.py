"""The flow of a process: steps as boxes from above, what goes in at their left, what comes out at their right.

How to use it, for the web and for Word:

    drawn = flow_diagram([FlowStep("1", 1, "Nấu", inputs=("Malt 2.400 t",), outputs=(Going("Bã 3.100 t", "waste"),))])
    drawn.svg            text of an SVG without style attributes or scripts; its classes (flow-…) can be coloured by CSS
    drawn.png()          the same as a picture, 200 dots an inch
    drawn.width, .height in millimetres at a readable size; wider than the page: scale it down
    drawn.alt            what it shows, in words (the caller's language goes in by `words`)

`FlowStep.follows` holds the keys of the steps before it; a step that follows a later one is drawn as a return, dashed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

import vl_convert

from sachhon.writing.charts.model import ACCENT, DARK, FONT, QUIET
from sachhon.writing.diagrams.layers import Layers, Place, Way, layers_of

Kind = Literal["product", "waste", "loss", ""]
WORDS: Mapping[str, str] = {
    "title": "Sơ đồ dòng quá trình",
    "focus": "trọng tâm",
    "in": "đầu vào",
    "out": "đầu ra",
    "after": "sau",
}
"""The words that the drawing itself says; give your own for another language."""

_BOX, _LETTER, _ARROW, _LANE, _BETWEEN = 196.0, 6.9, 24.0, 28.0, 22.0
_LINE, _GAP, _EDGE = 16.0, 44.0, 14.0
_NAME_LETTERS, _SIDE_LETTERS = 25, 27
_PX_PER_MM = 96 / 25.4
_INK, _FOCUS, _PAPER = "#1A1A1A", "#FCEFD8", "#F4F8FB"
_COLOURS = {"product": DARK, "waste": ACCENT, "loss": ACCENT, "": QUIET}


@dataclass(frozen=True, slots=True)
class Going:
    """Something that leaves a step: its words, and whether it is product, waste or loss ("": not said)."""

    text: str
    kind: Kind = ""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step. `key` names it for `follows`; `number` and `name` stand in its box."""

    key: str
    number: int
    name: str
    inputs: Sequence[str] = ()
    outputs: Sequence[Going] = ()
    follows: Sequence[str] = ()
    in_focus: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing. Sizes in millimetres; `alt` tells in words what it shows."""

    svg: str
    width: float
    height: float
    alt: str

    def png(self, ppi: int = 200) -> bytes:
        """The picture for Word."""
        drawn: bytes = vl_convert.svg_to_png(self.svg, scale=72 / 96, ppi=ppi)
        return drawn


@dataclass(frozen=True, slots=True)
class _Box:
    """A step with its wrapped words and, once placed, its middle and its top."""

    step: FlowStep
    name: tuple[str, ...]
    inputs: tuple[tuple[str, ...], ...]
    outputs: tuple[tuple[str, ...], ...]

    @property
    def left(self) -> float:
        """The room of its inputs."""
        return _side(self.inputs)

    @property
    def right(self) -> float:
        """The room of its outputs."""
        return _side(self.outputs)

    @property
    def height(self) -> float:
        """By the longest of its three columns."""
        sides = max(sum(map(len, self.inputs)), sum(map(len, self.outputs)))
        return max(44.0, len(self.name) * _LINE + 18 + (14 if self.step.in_focus else 0), sides * _LINE + 12)


def flow_diagram(steps: Sequence[FlowStep], *, words: Mapping[str, str] = WORDS) -> Diagram:
    """The drawing of these steps, in their order where nothing else is said. No steps: an empty drawing."""
    boxes = {step.key: _box(step) for step in steps}
    layout = layers_of([step.key for step in steps], {step.key: step.follows for step in steps})
    widths = [_row_width(row, boxes) for row in layout.rows]
    inner = max(widths, default=_BOX)
    full = inner + 2 * _EDGE + (_LANE * len(layout.returns))
    tops, heights, top = [], [], _EDGE
    for row in layout.rows:
        tops.append(top)
        heights.append(max((boxes[place.step].height for place in row if place.lane is None), default=0.0))
        top += heights[-1] + _GAP
    height = max(top - _GAP + _EDGE, 2 * _EDGE) + (_GAP / 2 if layout.returns else 0)
    lefts = [_EDGE + (inner - width) / 2 + _shift(row, boxes) for row, width in zip(layout.rows, widths, strict=True)]
    middles = [_middles(row, boxes, left) for row, left in zip(layout.rows, lefts, strict=True)]
    where = {place.step: level for level, row in enumerate(layout.rows) for place in row if place.lane is None}
    parts = [*_ways(layout, boxes, where, middles, tops, heights)]
    parts += [
        part
        for lane, way in enumerate(layout.returns)
        for part in _return(way, boxes, where, middles, tops, heights, _EDGE + inner + _LANE * (lane + 0.5))
    ]
    for key, box in boxes.items():
        parts += _drawn(box, middles[where[key]][Place(key)], tops[where[key]], words)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" aria-label={quoteattr(words["title"])} '
        f'viewBox="0 0 {full:g} {height:g}" width="{full:g}" height="{height:g}" font-family={quoteattr(FONT)} '
        f'font-size="12"><rect class="flow-ground" width="{full:g}" height="{height:g}" fill="#FFFFFF"/>'
        f"{''.join(parts)}</svg>"
    )
    return Diagram(svg, full / _PX_PER_MM, height / _PX_PER_MM, _alt(steps, words))


def _box(step: FlowStep) -> _Box:
    return _Box(
        step,
        tuple(_wrapped(f"{step.number}. {step.name}", _NAME_LETTERS)),
        tuple(tuple(_wrapped(text, _SIDE_LETTERS)) for text in step.inputs),
        tuple(tuple(_wrapped(going.text, _SIDE_LETTERS)) for going in step.outputs),
    )


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters) or [""]


def _side(words: Sequence[Sequence[str]]) -> float:
    """The room that words beside a box take, with the arrow; a little where there are none."""
    longest = max((len(line) for lines in words for line in lines), default=0)
    return longest * _LETTER + _ARROW + 6 if longest else _EDGE


def _width(place: Place, boxes: Mapping[str, _Box]) -> float:
    if place.lane:
        return _LANE
    return _BOX + boxes[place.step].left + boxes[place.step].right


def _halves(row: Sequence[Place], boxes: Mapping[str, _Box]) -> tuple[float, float]:
    """How far a layer reaches to the left and to the right of its middle: of its box, where it has but one."""
    reach = sum(_width(place, boxes) for place in row) + _BETWEEN * max(len(row) - 1, 0)
    steps = [at for at, place in enumerate(row) if place.lane is None]
    if len(steps) != 1:
        return reach / 2, reach / 2
    before = sum(_width(place, boxes) + _BETWEEN for place in row[: steps[0]])
    left = before + boxes[row[steps[0]].step].left + _BOX / 2
    return left, reach - left


def _row_width(row: Sequence[Place], boxes: Mapping[str, _Box]) -> float:
    return 2 * max(_halves(row, boxes))


def _shift(row: Sequence[Place], boxes: Mapping[str, _Box]) -> float:
    left, right = _halves(row, boxes)
    return max(right - left, 0.0)


def _middles(row: Sequence[Place], boxes: Mapping[str, _Box], left: float) -> dict[Place, float]:
    """The middle of each place of a layer (of a step: of its box), from the layer's left edge on."""
    found: dict[Place, float] = {}
    for place in row:
        found[place] = left + (_LANE / 2 if place.lane else boxes[place.step].left + _BOX / 2)
        left += _width(place, boxes) + _BETWEEN
    return found


def _ways(
    layout: Layers,
    boxes: Mapping[str, _Box],
    where: Mapping[str, int],
    middles: Sequence[Mapping[Place, float]],
    tops: Sequence[float],
    heights: Sequence[float],
) -> list[str]:
    """Lines from box to box; they turn in the gap above each layer."""
    drawn = []
    for way in layout.ways:
        level = where[way[0].step]
        x, y = middles[level][way[0]], tops[level] + boxes[way[0].step].height
        points = [(x, y)]
        for place in way[1:]:
            level += 1
            turn, x = tops[level] - _GAP / 2, middles[level][place]
            points += [(points[-1][0], turn), (x, turn)]
            points.append((x, tops[level] + (0 if place.lane is None else heights[level])))
        drawn.append(_line(points))
        drawn.append(_head(*points[-1], down=True))
    return drawn


def _return(
    way: Way,
    boxes: Mapping[str, _Box],
    where: Mapping[str, int],
    middles: Sequence[Mapping[Place, float]],
    tops: Sequence[float],
    heights: Sequence[float],
    lane: float,
) -> list[str]:
    """Out below the later step, up along the right edge, in above the earlier one."""
    source, target = way
    low, high = where[source], where[target]
    from_x, to_x = middles[low][Place(source)] + 26, middles[high][Place(target)] + 26
    bottom, roof = tops[low] + heights[low] + _GAP / 4, tops[high] - (_GAP / 4 if high else _EDGE / 2)
    points = [
        (from_x, tops[low] + boxes[source].height),
        (from_x, bottom),
        (lane, bottom),
        (lane, roof),
        (to_x, roof),
        (to_x, tops[high]),
    ]
    return [_line(points, dashed=True), _head(*points[-1], down=True)]


def _line(points: Sequence[tuple[float, float]], *, dashed: bool = False, colour: str = DARK) -> str:
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline class="flow-way" points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}/>'


def _head(x: float, y: float, *, down: bool = False, colour: str = DARK) -> str:
    """An arrow's head whose point is here."""
    corners = ((x, y), (x - 4, y - 8), (x + 4, y - 8)) if down else ((x, y), (x - 8, y - 4), (x - 8, y + 4))
    return f'<polygon class="flow-head" points="{" ".join(f"{a:g},{b:g}" for a, b in corners)}" fill="{colour}"/>'


def _drawn(box: _Box, middle: float, top: float, words: Mapping[str, str]) -> list[str]:
    """A box with its words, its inputs and outputs."""
    left, right, focus = middle - _BOX / 2, middle + _BOX / 2, box.step.in_focus
    parts = [
        f'<rect class="flow-box{" flow-focus" if focus else ""}" x="{left:g}" y="{top:g}" width="{_BOX:g}" '
        f'height="{box.height:g}" rx="5" fill="{_FOCUS if focus else _PAPER}" stroke="{ACCENT if focus else DARK}" '
        f'stroke-width="{3 if focus else 1.5}"/>'
    ]
    lines = len(box.name) + (0.85 if focus else 0)
    y = top + (box.height - lines * _LINE) / 2 + 12
    for line in box.name:
        parts.append(_words(middle, y, line, anchor="middle", weight="bold"))
        y += _LINE
    if focus:
        parts.append(_words(middle, y - 1, words["focus"], anchor="middle", size=11, colour=ACCENT))
    y = top + (box.height - sum(map(len, box.inputs)) * _LINE) / 2 + 12
    for text in box.inputs:
        arrow = y - 4 + (len(text) - 1) * _LINE / 2
        parts += [
            _line([(left - _ARROW + 4, arrow), (left - 6, arrow)], colour=QUIET),
            _head(left, arrow, colour=QUIET),
        ]
        for line in text:
            parts.append(_words(left - _ARROW - 2, y, line, anchor="end"))
            y += _LINE
    y = top + (box.height - sum(map(len, box.outputs)) * _LINE) / 2 + 12
    for text, going in zip(box.outputs, box.step.outputs, strict=True):
        arrow, colour = y - 4 + (len(text) - 1) * _LINE / 2, _COLOURS[going.kind]
        parts += [_line([(right, arrow), (right + _ARROW - 10, arrow)], colour=colour)]
        parts.append(_head(right + _ARROW - 4, arrow, colour=colour))
        for line in text:
            parts.append(_words(right + _ARROW + 2, y, line, kind=going.kind))
            y += _LINE
    return parts


def _words(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    weight: str = "normal",
    size: int = 12,
    colour: str = _INK,
    kind: str = "",
) -> str:
    own = f" flow-{kind}" if kind else ""
    return (
        f'<text class="flow-words{own}" x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-weight="{weight}" '
        f'font-size="{size}" fill="{colour}">{escape(text)}</text>'
    )


def _alt(steps: Sequence[FlowStep], words: Mapping[str, str]) -> str:
    names = {step.key: step.number for step in steps}
    told = []
    for step in steps:
        parts = [f"{step.number}. {step.name}"]
        before = [str(names[key]) for key in step.follows if key in names]
        if before:
            parts.append(f"{words['after']} {', '.join(before)}")
        if step.in_focus:
            parts.append(words["focus"])
        if step.inputs:
            parts.append(f"{words['in']}: {', '.join(step.inputs)}")
        if step.outputs:
            parts.append(f"{words['out']}: {', '.join(going.text for going in step.outputs)}")
        told.append("; ".join(parts))
    return f"{words['title']}. " + ". ".join(told)

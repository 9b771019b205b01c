"""Letterhead and signature: two blocks side by side, however narrow the strip between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sachhon.reading.sources.linear import Grid, GridCell
from sachhon.reading.sources.pages.model import Line
from sachhon.reading.sources.pages.paragraphs import is_upper

_MARKS = re.compile(
    r"CỘNG\s*H(?:ÒA|OÀ)|Độc\s*lập\s*[-–]\s*Tự|ĐẢNG\s*CỘNG\s*SẢN|Nơi nhận\s*:|(?:TM|KT|TL|TUQ)\s*\.\s*[A-ZỦUĐ]"
    r"|^Số\s*:.{2,40}\bngày\b",
    re.MULTILINE | re.DOTALL,
)
"""Words that stand only where two blocks stand side by side."""
_STRIP = 0.45
"""Least width of the strip, in letter heights: more than a blank."""
_NEAR = 3
"""Lines among which the first wide gap is looked for."""
_FAR = 7.0
"""Letter heights: the room for a signature is no wider."""
_CENTRED = 0.03
_MIDDLE = (0.25, 0.75)
"""Part of the body's width within which the strip lies."""

Strip = tuple[float, float]


def side_by_side(lines: Sequence[Line], at: int, left: float, right: float) -> tuple[int, Grid | None]:
    """The two blocks that begin with line `at`, as a table of one row, and the line after them.

    `left` and `right` are the body's margins. (at, None) where no such blocks begin.
    """
    near = [line for line in lines[at : at + _NEAR] if line.page == lines[at].page]
    if not any(_MARKS.search(line.text) for line in near):
        return at, None
    strip = next((found for line in near if (found := _widest(line, left, right))), None)
    if strip is None or _narrowed(strip, lines[at]) is None:
        return at, None
    if not (_MARKS.search(lines[at].text) or is_upper(lines[at].text) or _widest(lines[at], left, right)):
        return at, None
    sides: tuple[list[str], list[str]] = ([], [])
    end = at
    for line in lines[at:]:
        narrower = _narrowed(strip, line)
        if (
            narrower is None
            or line.page != lines[at].page
            or (end > at and _leaves(line, lines[end - 1], strip, left, right))
        ):
            break
        strip, count = narrower
        for side, words in zip(sides, (line.words[:count], line.words[count:]), strict=True):
            if words:
                side.append(" ".join(word.text for word in words))
        end += 1
    if not all(sides) or not _MARKS.search("\n".join(sides[0] + sides[1])):
        return at, None
    return end, Grid(1, 2, [GridCell("\n".join(side), 0, column) for column, side in enumerate(sides)])


def _widest(line: Line, left: float, right: float) -> Strip | None:
    low, high = (left + (right - left) * part for part in _MIDDLE)
    gaps = [(b.x0 - a.x1, (a.x1, b.x0)) for a, b in pairwise(line.words) if low < (a.x1 + b.x0) / 2 < high]
    width, strip = max(gaps, default=(0.0, (0.0, 0.0)))
    usual = sorted(gap for gap, _ in gaps)[: max(1, len(gaps) - 1)]
    wide = width >= _STRIP * line.height and (len(gaps) < 2 or width > 1.4 * usual[len(usual) // 2])
    return strip if wide else None


def _narrowed(strip: Strip, line: Line) -> tuple[Strip, int] | None:
    """The strip that is left when this line stands beside it too, and how many of its words stand on the left.

    None when the line crosses the strip.
    """
    words = line.words
    lefts, rights = [strip[0], *(word.x1 for word in words)], [*(word.x0 for word in words), strip[1]]
    rests = [(max(strip[0], low), min(strip[1], high)) for low, high in zip(lefts, rights, strict=True)]
    count = max(range(len(rests)), key=lambda at: rests[at][1] - rests[at][0])
    low, high = rests[count]
    return (rests[count], count) if high - low >= _STRIP * line.height else None


def _leaves(line: Line, above: Line, strip: Strip, left: float, right: float) -> bool:
    """Whether a line on one side alone no longer belongs: centred on the page, or far below on the left."""
    if line.x0 < strip[0] and line.x1 > strip[1]:
        return False
    far = line.top - above.bottom
    if far > _FAR * above.height or (far > 2 * above.height and line.x1 <= strip[0]):
        return True
    width = max(right - left, 1.0)
    off = abs((line.x0 + line.x1) / 2 - (left + right) / 2)
    own = (left + strip[0]) / 2 if line.x1 <= strip[0] else (strip[1] + right) / 2
    return off < _CENTRED * width and abs((line.x0 + line.x1) / 2 - own) > 2 * _CENTRED * width

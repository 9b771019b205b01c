"""A target and what was measured on one line, drawn as numbers for an SVG: a range is a stretch, never a point.

The picture says nothing that its words do not: it carries them as its label.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.channels.office.comparison.words import aim_words, measured_words
from sachhon.domain.planning.api import Aim

WIDTH = 160
"""In the SVG's own units."""
_NARROWEST = Decimal(2)
_ROOM = Decimal("1.15")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From left to right on the line."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`aimed` is the stretch that meets the target, `measured` where it stands; None: not measured."""

    aimed: Stretch
    measured: Stretch | None
    label: str


def bar_of(aim: Aim) -> Bar | None:
    """None for a target without a figure."""
    bounds = [one for one in (aim.low, aim.high) if one is not None]
    if not bounds:
        return None
    known = [*bounds, *(one for one in (aim.measured, aim.measured_high) if one is not None)]
    whole = Decimal(100) if aim.unit_of_measure.strip() == "%" and max(known) > 30 else max(known) * _ROOM
    whole = whole or Decimal(1)
    low, high = min(bounds), max(bounds)
    if low == high and aim.comparator in (">=", ">"):
        high = whole
    elif low == high and aim.comparator in ("<=", "<"):
        low = Decimal(0)
    told = _("Mục tiêu %(aim)s, đo được %(measured)s") if aim.measured is not None else _("Mục tiêu %(aim)s, chưa đo")
    return Bar(
        aimed=_stretch(low, high, whole),
        measured=None
        if aim.measured is None
        else _stretch(aim.measured, aim.measured if aim.measured_high is None else aim.measured_high, whole),
        label=told % {"aim": aim_words(aim), "measured": measured_words(aim)},
    )


def _stretch(low: Decimal, high: Decimal, whole: Decimal) -> Stretch:
    left, right = (min(max(one, Decimal(0)), whole) / whole * WIDTH for one in (low, high))
    width = max(right - left, _NARROWEST)
    return Stretch(f"{min(left, WIDTH - width):.1f}", f"{width:.1f}")

"""The chart of a resource: consumption per unit of product through the years."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sachhon.channels.office.performance.words import resource_name, rounded, unit_words
from sachhon.domain.assessments.api import Told
from sachhon.writing.charts.model import ACCENT, DARK, POINTS_PER_MM, Chart, chart

FEWEST = 2
_WIDTH, _HEIGHT = 150, 62
# On a phone the same drawing with fewer millimetres: its letters stay as large as those of the page.
_NARROW = 74


def drawn(told: Sequence[Told]) -> list[Told]:
    """The years that can be drawn together: those with a value, in the newest one's unit."""
    known = [one for one in told if one.specific is not None]
    return [one for one in known if one.specific_unit == known[-1].specific_unit] if known else []


def specific_chart(resource: str, told: Sequence[Told], narrow: bool = False) -> Chart:
    """A line through the years with the values written at its points; the baseline year stands out."""
    shown = drawn(told)
    unit = unit_words(shown[-1].specific_unit) if shown else ""
    base = next((one.baseline_year for one in reversed(shown)), None)
    values = [
        {
            "year": str(one.year),
            "value": float(one.specific or 0),
            "label": rounded(one.specific),
            "base": one.year == base,
        }
        for one in shown
    ]
    ends = {"name": resource_name(resource), "unit": unit}
    alt = _("%(name)s trên đơn vị sản phẩm qua các năm (%(unit)s); số liệu ở bảng.") % ends
    x = {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": True}, "axis": {"tickCount": 4}}
    body = {
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "line", "color": DARK, "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
            {
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "shape": {"condition": {"test": "datum.base", "value": "square"}, "value": "circle"},
                    "color": {"condition": {"test": "datum.base", "value": ACCENT}, "value": DARK},
                },
            },
            {
                "mark": {"type": "text", "dy": -10, "fontSize": 9},
                "encoding": {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}},
            },
        ],
    }
    return chart(body, _NARROW if narrow else _WIDTH, _HEIGHT, alt)


def size_of(drawing: Chart) -> tuple[int, int]:
    """Width and height of the picture, so that its place is kept while it is drawn."""
    return round(drawing.width * POINTS_PER_MM), round(drawing.height * POINTS_PER_MM)

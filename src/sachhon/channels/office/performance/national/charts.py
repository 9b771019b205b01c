"""The saving rate through the years, with the band of the target that was in force."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sachhon.channels.office.performance.national.rows import Row, range_words
from sachhon.domain.rollups.api import SavingTarget
from sachhon.writing.charts.model import DARK, LIGHT, POINTS_PER_MM, Chart, chart

_WIDTH, _HEIGHT = 160, 70
_NARROW = 74


def drawn(rows: Sequence[Row]) -> list[Row]:
    """The years that have a rate to draw."""
    return [one for one in rows if one.figure.saving_pct is not None and not one.figure.hidden]


def rates_chart(rows: Sequence[Row], targets: Sequence[SavingTarget], name: str, narrow: bool = False) -> Chart:
    """A line with the values at its points; behind it what was wanted in which years."""
    shown = drawn(rows)
    years = [int(one.name) for one in shown]
    values = [{"year": int(one.name), "rate": float(one.figure.saving_pct or 0), "label": one.rate} for one in shown]
    bands = [
        {
            "from": max(one.first, min(years)) - 0.4,
            "to": min(one.last, max(years)) + 0.4,
            "low": float(one.low),
            "high": float(one.high),
            "label": f"{one.document}: {range_words(one)}",
        }
        for one in targets
        if one.first <= max(years) and one.last >= min(years)
    ]
    scale = {"domain": [min(years) - 0.5, max(years) + 0.5], "nice": False, "zero": False}
    axis = {"values": years, "format": "d", "labelAngle": 0, "grid": False}
    x = {"field": "year", "type": "quantitative", "title": None, "scale": scale, "axis": axis}
    y = {"field": "rate", "type": "quantitative", "title": _("Tiết kiệm so với mức nền (%)"), "axis": {"tickCount": 5}}
    body = {
        "layer": [
            {
                "data": {"values": bands},
                "mark": {"type": "rect", "color": LIGHT, "opacity": 0.8},
                "encoding": {
                    "x": {**x, "field": "from"},
                    "x2": {"field": "to"},
                    "y": {**y, "field": "low"},
                    "y2": {"field": "high"},
                },
            },
            {
                "data": {"values": bands},
                "mark": {"type": "text", "align": "left", "baseline": "top", "dx": 4, "dy": 3, "fontSize": 8},
                "encoding": {
                    "x": {**x, "field": "from"},
                    "y": {**y, "field": "high"},
                    "text": {"field": "label", "type": "nominal"},
                },
            },
            {
                "data": {"values": values},
                "mark": {"type": "line", "color": DARK, "strokeWidth": 2, "point": {"color": DARK, "size": 50}},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": values},
                "mark": {"type": "text", "dy": -10, "fontSize": 9},
                "encoding": {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}},
            },
        ],
    }
    alt = _("Mức tiết kiệm qua các năm: %(name)s; số liệu ở bảng.") % {"name": name}
    return chart(body, _NARROW if narrow else _WIDTH, _HEIGHT, alt)


def size_of(drawing: Chart) -> tuple[int, int]:
    """Width and height of the picture, so that its place is kept while it is drawn."""
    return round(drawing.width * POINTS_PER_MM), round(drawing.height * POINTS_PER_MM)

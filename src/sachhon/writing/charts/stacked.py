"""Stacked columns: one column a year (or any label), its parts told apart by shade and named in the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sachhon.writing.charts.model import Chart, chart

SHADES = ("#1F4E79", "#B45F06", "#6C9BC4", "#E3B778", "#7F7F7F", "#D6E4F0", "#BDBDBD")
_TALL = 78.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a column."""

    label: str
    series: str
    value: float


def stacked(
    parts: Sequence[Part],
    *,
    labels: Sequence[str],
    series: Sequence[str],
    axis: str,
    alt: str,
    width: float = 160.0,
) -> Chart:
    """Columns in the order of `labels`, parts in the order of `series` from below; nothing is left out where it is 0.

    Raises ValueError for more series than there are shades, or a part of a series that is not named.
    """
    if len(series) > len(SHADES):
        raise ValueError(f"{len(series)} series, {len(SHADES)} shades")
    if unknown := {part.series for part in parts} - set(series):
        raise ValueError(f"not among the series: {sorted(unknown)}")
    order = {name: place for place, name in enumerate(series)}
    data = [
        {"label": part.label, "series": part.series, "value": part.value, "order": order[part.series]}
        for part in parts
        if part.value
    ]
    body: dict[str, Any] = {
        "data": {"values": data},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 0.6},
        "encoding": {
            "x": {
                "field": "label",
                "type": "ordinal",
                "sort": list(labels),
                "scale": {"domain": list(labels), "paddingInner": 0.3},
                "title": None,
                "axis": {"labelAngle": 0, "ticks": False, "labelLimit": 0},
            },
            "y": {"field": "value", "type": "quantitative", "title": axis, "axis": {"tickCount": 5}},
            "color": {
                "field": "series",
                "type": "nominal",
                "scale": {"domain": list(series), "range": list(SHADES[: len(series)])},
                "legend": {"title": None, "orient": "bottom", "columns": 3},
            },
            "order": {"field": "order", "type": "quantitative"},
        },
    }
    return chart(body, width, _TALL, alt)

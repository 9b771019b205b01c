"""Bars, distributions, and how far the targets are reached."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sachhon.writing.charts.model import ACCENT, DARK, LIGHT, MIDDLE, QUIET, Chart, chart

_ROW_MM = 6.0
_FRAME_MM = 12.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` None where there is no figure: the label then says so instead of showing a bar of 0."""

    label: str
    value: float | None
    text: str


def bars(rows: Sequence[Bar], *, axis: str, alt: str, width: float = 160.0) -> Chart:
    """Horizontal bars in the order given, each with its value in words at its end."""
    data = [
        {"label": _wrapped(bar.label), "value": bar.value or 0, "text": bar.text, "known": bar.value is not None}
        for bar in rows
    ]
    order = [_wrapped(bar.label) for bar in rows]
    top = max(((bar.value or 0) / (1 - _share_of_plot(bar.text)) for bar in rows), default=0) or 1
    y = _lines(order)
    x = {"field": "value", "type": "quantitative", "title": axis, "scale": {"domain": [0, top], "nice": False}}
    body: dict[str, Any] = {
        "data": {"values": data},
        "encoding": {"y": y, "x": {**x, "axis": {"tickCount": 5}}},
        "layer": [
            {"mark": {"type": "bar", "color": MIDDLE, "height": {"band": 0.68}}},
            {
                "mark": {"type": "text", "align": "left", "dx": 3},
                "encoding": {
                    "text": {"field": "text"},
                    "color": {"condition": {"test": "datum.known", "value": "#1A1A1A"}, "value": QUIET},
                },
            },
        ],
    }
    return chart(
        body, width, _FRAME_MM + sum(max(_ROW_MM, 3.6 * _wrapped(bar.label).count("\n") + 5) for bar in rows), alt
    )


def _lines(order: Sequence[str]) -> dict[str, Any]:
    """One line a label, in the order given; long labels are wrapped, never cut."""
    return {
        "field": "label",
        "type": "nominal",
        "sort": list(order),
        "title": None,
        "axis": {"ticks": False, "domain": False, "labelLimit": 0, "labelExpr": "split(datum.label, '\\n')"},
    }


def _wrapped(label: str, width: int = 36) -> str:
    """A label on as many lines as it needs."""
    return "\n".join(textwrap.wrap(label, width, break_long_words=False))


def _share_of_plot(text: str) -> float:
    """Of the plot's width, what a label of this length takes beside its bar."""
    return min(0.6, len(text) * 0.0165 + 0.02)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers to one question lie: `values` in any order, quartiles as the figure has them."""

    label: str
    values: Sequence[float]
    lower: float
    median: float
    upper: float
    text: str


def spreads(rows: Sequence[Spread], *, axis: str, alt: str, width: float = 160.0) -> Chart:
    """One line a question: a dot for each unit (a larger dot for several alike), a band from quartile to quartile."""
    order = [_wrapped(row.label) for row in rows]
    dots = []
    for row in rows:
        for value in sorted(set(row.values)):
            dots.append({"label": _wrapped(row.label), "value": value, "units": list(row.values).count(value)})
    bands = [
        {"label": _wrapped(row.label), "lower": row.lower, "median": row.median, "upper": row.upper, "text": row.text}
        for row in rows
    ]
    y = _lines(order)
    top = max((value for row in rows for value in row.values), default=0) * 1.08 or 1
    scale = {"domain": [0, top], "nice": False}
    linear = {"type": "quantitative", "title": axis, "axis": {"tickCount": 6}, "scale": scale}
    body: dict[str, Any] = {
        "layer": [
            {
                "data": {"values": bands},
                "mark": {"type": "bar", "color": LIGHT, "height": {"band": 0.5}},
                "encoding": {"y": y, "x": {"field": "lower", **linear}, "x2": {"field": "upper"}},
            },
            {
                "data": {"values": dots},
                "mark": {"type": "circle", "color": MIDDLE, "opacity": 0.9, "stroke": "white", "strokeWidth": 0.5},
                "encoding": {
                    "y": y,
                    "x": {"field": "value", **linear},
                    "size": {
                        "field": "units",
                        "type": "quantitative",
                        "legend": None,
                        "scale": {"domain": [1, 20], "range": [22, 160], "clamp": True},
                    },
                },
            },
            {
                "data": {"values": bands},
                "mark": {"type": "tick", "color": ACCENT, "opacity": 1, "thickness": 2.5, "size": 20},
                "encoding": {"y": y, "x": {"field": "median", **linear}},
            },
            {
                "data": {"values": bands},
                "mark": {"type": "text", "dy": -17, "color": "#1A1A1A"},
                "encoding": {"y": y, "x": {"field": "median", **linear}, "text": {"field": "text"}},
            },
        ],
    }
    return chart(body, width, _FRAME_MM + 16.0 * max(len(rows), 1), alt)


@dataclass(frozen=True, slots=True)
class Progress:
    """A figure against its target; ends are equal where it is one value; None where it cannot be told."""

    label: str
    value_low: float | None
    value_high: float | None
    target_low: float
    target_high: float | None
    text: str


def progress(rows: Sequence[Progress], *, axis: str, alt: str, width: float = 160.0) -> Chart:
    """One line a target: a bar for what is reached, a mark (or band) for what was set."""
    order = [_wrapped(row.label) for row in rows]
    y = _lines(order)
    reached = [
        {
            "label": _wrapped(row.label),
            "low": 0 if row.value_low == row.value_high else row.value_low,
            "high": row.value_high,
        }
        for row in rows
        if row.value_low is not None and row.value_high is not None
    ]
    marks = [
        {"label": _wrapped(row.label), "low": row.target_low, "high": row.target_high or row.target_low} for row in rows
    ]
    texts = [{"label": _wrapped(row.label), "at": 0, "text": row.text} for row in rows]
    linear = {"type": "quantitative", "title": axis, "scale": {"domain": [0, 100]}, "axis": {"tickCount": 5}}
    body: dict[str, Any] = {
        "layer": [
            {
                "data": {"values": reached},
                "mark": {"type": "bar", "color": MIDDLE, "height": {"band": 0.32}},
                "encoding": {"y": y, "x": {"field": "low", **linear}, "x2": {"field": "high"}},
            },
            {
                "data": {"values": marks},
                "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 3},
                "encoding": {"y": y, "x": {"field": "low", **linear}, "x2": {"field": "high"}},
            },
            {
                "data": {"values": [mark for mark in marks if mark["low"] == mark["high"]]},
                "mark": {"type": "tick", "color": ACCENT, "opacity": 1, "thickness": 3, "size": 16},
                "encoding": {"y": y, "x": {"field": "low", **linear}},
            },
            {
                "data": {"values": texts},
                "mark": {"type": "text", "align": "left", "dy": -14, "color": DARK},
                "encoding": {"y": y, "x": {"field": "at", **linear}, "text": {"field": "text"}},
            },
        ],
    }
    return chart(body, width, _FRAME_MM + 18.0 * max(len(rows), 1), alt)

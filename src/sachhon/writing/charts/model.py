"""A chart: one Vega-Lite spec, drawn for Word (PNG), for PDF and the web (SVG, or the spec itself)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import vl_convert

Spec = Mapping[str, Any]

POINTS_PER_MM = 72 / 25.4
_PPI = 180
_VEGA_LITE = "v5.20"
# The renderer brings Liberation Sans with it, so Vietnamese is right on a machine that has no fonts. It stands last: a
# system may hold an older Liberation without Vietnamese letters, which would be taken for it.
FONT = "Arial, DejaVu Sans, Liberation Sans"
LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"]}

# Told apart by lightness too, so that they print in grey and serve the colour-blind.
DARK, MIDDLE, LIGHT, ACCENT, QUIET = "#1F4E79", "#6C9BC4", "#D6E4F0", "#B45F06", "#7F7F7F"
STEPS = ("#E3EDF6", "#A9C8E2", "#3F78A8", "#1F4E79")

_CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": "white",
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 8,
        "titleFontSize": 8,
        "titleFontWeight": "normal",
        "labelLimit": 190,
        "gridColor": "#E5E5E5",
        "domainColor": "#8C8C8C",
        "tickColor": "#8C8C8C",
    },
    "legend": {"labelFontSize": 8, "titleFontSize": 8, "titleFontWeight": "normal", "labelLimit": 260},
    "text": {"fontSize": 8, "font": FONT},
}


@dataclass(frozen=True, slots=True)
class Chart:
    """`spec` without data from elsewhere; sizes in millimetres as printed; `alt` says in words what it shows."""

    spec: Spec
    width: float
    height: float
    alt: str

    def png(self) -> bytes:
        """The picture for Word, 180 dots an inch."""
        drawn: bytes = vl_convert.vegalite_to_png(
            dict(self.spec), vl_version=_VEGA_LITE, ppi=_PPI, format_locale=LOCALE, allowed_base_urls=[]
        )
        return drawn

    def svg(self) -> str:
        """The picture for PDF and the web."""
        drawn: str = vl_convert.vegalite_to_svg(
            dict(self.spec), vl_version=_VEGA_LITE, format_locale=LOCALE, allowed_base_urls=[]
        )
        return drawn


def chart(body: Mapping[str, Any], width: float, height: float, alt: str) -> Chart:
    """A chart of the house's look, `width` × `height` millimetres with all its labels."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _CONFIG,
        "width": width * POINTS_PER_MM,
        "height": height * POINTS_PER_MM,
        "autosize": {"type": "fit", "contains": "padding"},
        "description": alt,
        **body,
    }
    return Chart(spec, width, height, alt)

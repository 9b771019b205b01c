"""Charts of a figure: the same as in Word, drawn on the server and shown as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from sachhon.channels.office.figures.rows import Told, in_language
from sachhon.writing.charts import Bar, Chart, Spread, bars, spreads
from sachhon.writing.charts.model import POINTS_PER_MM

_FEWEST = 3
_MOST_BARS = 40
_MILLION = Decimal(1_000_000)


def _numbers(detail: Told) -> list[Decimal]:
    return [Decimal(part["number"]) for part in detail["parts"] if part["number"] is not None]


def _scale(detail: Told, numbers: Sequence[Decimal]) -> tuple[Decimal, str]:
    """Divisor and unit of the axis: money in millions."""
    unit = in_language(detail["unit"])
    if numbers and max(numbers) >= _MILLION and unit in ("đồng", "VND"):
        return _MILLION, gettext("triệu đồng")
    return Decimal(1), unit


def spread_drawn(detail: Told) -> bool:
    """Whether enough units gave a number for a spread."""
    return detail["spread"] is not None and len(_numbers(detail)) >= _FEWEST


def spread_chart(detail: Told) -> Chart:
    """How the units' answers lie."""
    numbers = _numbers(detail)
    divisor, unit = _scale(detail, numbers)
    scaled = sorted(float(number / divisor) for number in numbers)
    lower, middle, upper = (_quantile(scaled, share) for share in (0.25, 0.5, 0.75))
    told = detail["spread"]
    row = Spread("", scaled, lower, middle, upper, told["median"] if divisor == 1 else _short(middle))
    alt = gettext("Phân bố của %(n)s câu trả lời: từ %(minimum)s đến %(maximum)s, trung vị %(median)s.") % told
    return spreads([row], axis=unit, alt=alt)


def areas_chart(detail: Told, kind: str) -> Chart:
    """The figure by region or province, largest areas as they are listed."""
    areas: list[dict[str, Any]] = detail["areas"][kind][:_MOST_BARS]
    numbers = [Decimal(area["number"]) for area in areas if area["number"] is not None]
    divisor, unit = _scale(detail, numbers)
    rows = [
        Bar(
            area["name"],
            float(Decimal(area["number"]) / divisor) if area["number"] is not None else None,
            (area["words"] if divisor == 1 else _short(float(Decimal(area["number"]) / divisor)))
            + f" ({area['coverage']['n']}/{area['coverage']['asked']})"
            if area["number"] is not None
            else gettext("chưa có số liệu"),
        )
        for area in areas
    ]
    return bars(rows, axis=unit, alt=in_language(detail["labels"]))


def size_of(chart: Chart) -> tuple[int, int]:
    """Width and height of the picture, so that its place is kept while it is drawn."""
    return round(chart.width * POINTS_PER_MM), round(chart.height * POINTS_PER_MM)


def _quantile(values: Sequence[float], share: float) -> float:
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _short(value: float) -> str:
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,")).removesuffix(",0")

"""The report's charts, from its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from sachhon.formkit.fields import Range
from sachhon.formkit.rollup import Figure, Figures, TargetResult
from sachhon.formkit.values import State
from sachhon.writing.charts import STEPS, Bar, Chart, Progress, Spread, Tile, bars, progress, spreads, tile_grid
from sachhon.writing.national.places import NOW, geography_of
from sachhon.writing.national.wording import (
    label,
    number,
    scope,
    unit_word,
    with_unit,
)

_MILLION = Decimal(1_000_000)
_FEWEST_BARS = 2
_FEWEST_DOTS = 3
_FEWEST_ON_MAP = 6


def answered_map(figures: Figures) -> Chart | None:
    """Who answered, on the tile grid; None where the units are not provinces."""
    codes = {unit.province_code for unit in figures.asked if unit.province_code}
    if len(codes) < len(figures.asked) or not codes:
        return None
    answered = {unit.province_code for unit in figures.answered}
    aside = {unit.province_code for unit in figures.set_aside} - answered
    legend = ["Chưa gửi", "Gửi văn bản khác", "Đã gửi báo cáo"] if aside else ["Chưa gửi", "Đã gửi báo cáo"]
    tiles = {
        code: Tile("", len(legend) - 1 if code in answered else 1 if code in aside else 0) for code in sorted(codes)
    }
    shown = f"{len(answered)}/{len(codes)} {unit_word(figures.template)} đã gửi báo cáo"
    return _grid(tiles, legend, geography_of(figures), "Tình hình gửi báo cáo", f"Lưới ô các tỉnh: {shown}.")


def value_map(figure: Figure, unit: str, geography: int) -> Chart | None:
    """A figure by province on the tile grid, in up to four classes; None where too few provinces have a number."""
    said = {
        part.province_code: Decimal(part.value)
        for part in figure.parts
        if part.state is State.VALUE and isinstance(part.value, Decimal | int) and not isinstance(part.value, bool)
    }
    if len(said) < _FEWEST_ON_MAP:
        return None
    values = sorted(said.values())
    classes = min(len(STEPS), len(set(values)))
    cuts = sorted({values[len(values) * place // classes] for place in range(1, classes)} - {values[0]})
    legend = [f"dưới {number(cuts[0])}"] if cuts else ["như nhau"]
    legend += [f"từ {number(low)} đến dưới {number(high)}" for low, high in pairwise(cuts)]
    legend += [f"từ {number(cuts[-1])} trở lên"] if cuts else []
    tiles = {code: Tile(number(value), sum(value >= cut for cut in cuts)) for code, value in said.items()}
    spoken = f"Lưới ô các tỉnh theo {label(figure.field).lower()} ({unit})."
    return _grid(tiles, legend, geography, unit, spoken)


def _grid(tiles: Mapping[str, Tile], legend: Sequence[str], geography: int, title: str, alt: str) -> Chart:
    return tile_grid(tiles, legend, geography="34" if geography == NOW else "63", title=title, alt=alt)


def region_bars(figure: Figure, unit: str, geography: int) -> Chart | None:
    """A sum by region; None where fewer than two regions have a number."""
    rows = []
    for area in figure.areas.get(f"region{geography}", ()):
        known = area.state is State.VALUE and isinstance(area.value, Decimal | int)
        value = Decimal(area.value) if known and isinstance(area.value, Decimal | int) else None
        scaled, text = _scaled(value, figure)
        rows.append(Bar(area.name, scaled, f"{text} ({area.coverage.n}/{area.coverage.asked})" if known else text))
    if sum(row.value is not None for row in rows) < _FEWEST_BARS:
        return None
    axis = "triệu đồng" if figure.field.type == "money" else unit
    return bars(rows, axis=axis, alt=f"Biểu đồ cột: {label(figure.field)} theo vùng ({axis}).")


def figure_bars(figures: Sequence[Figure], unit: str) -> Chart | None:
    """Figures of one unit side by side (money by source); None where fewer than two have a number."""
    rows = []
    for figure in figures:
        value = figure.value if isinstance(figure.value, Decimal | int) else None
        scaled, text = _scaled(None if value is None else Decimal(value), figure)
        rows.append(Bar(label(figure.field), scaled, text))
    if sum(row.value is not None for row in rows) < _FEWEST_BARS:
        return None
    axis = "triệu đồng" if figures[0].field.type == "money" else unit
    names = ", ".join(label(figure.field).lower() for figure in figures)
    return bars(rows, axis=axis, alt=f"Biểu đồ cột ({axis}): {names}.")


def spread_chart(figures: Sequence[Figure], unit: str) -> Chart | None:
    """How single answers lie, a line for each figure that has a distribution of three answers or more."""
    rows = []
    for figure in figures:
        distribution = figure.distribution
        if distribution is None or distribution.n < _FEWEST_DOTS:
            continue
        rows.append(
            Spread(
                label(figure.field),
                [float(value) for value, _ in distribution.values],
                float(distribution.lower_quartile),
                float(distribution.median),
                float(distribution.upper_quartile),
                f"trung vị {with_unit(number(distribution.median), unit)}, {distribution.n} câu trả lời",
            )
        )
    if not rows:
        return None
    names = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return spreads(rows, axis=unit, alt=f"Biểu đồ chấm về phân bố câu trả lời. {names}.")


def target_progress(results: Sequence[TargetResult]) -> Chart | None:
    """The figures against the targets of the latest year for each; None where no target is in per cent."""
    latest: dict[str, TargetResult] = {}
    for result in results:
        if result.unit.startswith("%"):
            kept = latest.get(result.field)
            if kept is None or kept.deadline_year < result.deadline_year:
                latest[result.field] = result
    if not latest:
        return None
    rows = [
        Progress(
            _sentence(result.indicator.get("vi", result.field)),
            None if result.value_low is None else float(result.value_low),
            None if result.value_high is None else float(result.value_high),
            float(result.low),
            None if result.high is None else float(result.high),
            f"{result_words(result)} · mục tiêu {target_words(result)}",
        )
        for result in latest.values()
    ]
    spoken = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return progress(rows, axis="%", alt=f"Biểu đồ kết quả so với mục tiêu. {spoken}.")


def target_words(result: TargetResult) -> str:
    """What was set: "≥ 90%", "8–13%"."""
    if result.high is not None and result.high != result.low:
        return f"{number(result.low)}–{number(result.high)}%"
    sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}.get(result.operator, "")
    return f"{sign}{number(result.low)}%"


def result_words(result: TargetResult) -> str:
    """What was reached."""
    if result.value_low is None or result.value_high is None:
        return "chưa đủ căn cứ"
    return f"{scope(Range(result.value_low, result.value_high))}%"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _scaled(value: Decimal | None, figure: Figure) -> tuple[float | None, str]:
    if value is None:
        return None, "chưa có số liệu"
    if figure.field.type == "money":
        millions = value / _MILLION
        return float(millions), number(millions, 0 if millions >= 100 else 1)
    return float(value), number(value)

"""A figure on the tile grid, in up to four classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext

from sachhon.channels.office.figures.rows import Told, state_words
from sachhon.channels.office.shell.tiles import Grid, TileLook, tile_table
from sachhon.domain.rollups.api import NOW
from sachhon.vietnamese.numbers import format_number

_CLASSES = 4
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ValueMap:
    """The grid with its legend: pairs of style and words."""

    grid: Grid
    legend: list[tuple[str, str]]


def value_map(detail: Told, geography: str, link: Callable[[str], str]) -> ValueMap | None:
    """None where too few provinces have a number."""
    number_of = 34 if geography == NOW else 63
    areas = detail["areas"].get(f"province{number_of}", [])
    values = {area["code"]: Decimal(area["number"]) for area in areas if area["number"] is not None}
    if len(values) < _FEWEST:
        return None
    ordered = sorted(values.values())
    steps = min(_CLASSES, len(set(ordered)))
    cuts = sorted({ordered[len(ordered) * place // steps] for place in range(1, steps)} - {ordered[0]})
    looks = {}
    for area in areas:
        number = values.get(area["code"])
        covered = f"{area['coverage']['n']}/{area['coverage']['asked']}"
        if number is None:
            looks[area["code"]] = TileLook("", "empty", link(area["code"]), f"{state_words('missing')} ({covered})")
        else:
            step = sum(number >= cut for cut in cuts)
            looks[area["code"]] = TileLook(
                _brief(number), f"step{step}", link(area["code"]), f" = {area['words']} ({covered})"
            )
    return ValueMap(tile_table(number_of, looks), _legend(cuts))


def _legend(cuts: list[Decimal]) -> list[tuple[str, str]]:
    if not cuts:
        return [("step0", gettext("như nhau")), ("empty", gettext("chưa có số liệu"))]
    words = [gettext("dưới %(cut)s") % {"cut": _brief(cuts[0])}]
    words += [
        gettext("từ %(low)s đến dưới %(high)s") % {"low": _brief(low), "high": _brief(high)}
        for low, high in pairwise(cuts)
    ]
    words.append(gettext("từ %(cut)s trở lên") % {"cut": _brief(cuts[-1])})
    return [*((f"step{place}", each) for place, each in enumerate(words)), ("empty", gettext("chưa có số liệu"))]


def _brief(number: Decimal) -> str:
    """Short enough for a tile: millions and thousands of millions in words."""
    for size, word in ((Decimal(10) ** 9, gettext("tỷ")), (Decimal(10) ** 6, gettext("tr"))):
        if abs(number) >= size:
            return f"{_one_decimal(number / size)} {word}"
    return _one_decimal(number)


def _one_decimal(number: Decimal) -> str:
    shown = round(number, 1)
    return format_number(shown.to_integral_value() if shown == shown.to_integral_value() else shown)

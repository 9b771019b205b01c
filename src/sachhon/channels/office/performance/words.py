"""Names, units and figures as the pages of a facility's years say them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from sachhon.catalogue import read_table
from sachhon.domain.assessments.api import Told, blocked_finding, stream_of
from sachhon.formkit.findings import Finding, say
from sachhon.vietnamese.numbers import format_number

DASH = "–"
ENERGY, WATER = "energy", "water"
_LARGE = 1000


def tongue() -> str:
    """The language of the page, as findings know it."""
    return (get_language() or "vi")[:2]


def resource_name(resource: str) -> str:
    """Energy, water, or the stream's name."""
    if resource == ENERGY:
        return _("Năng lượng (mọi loại)")
    if resource == WATER:
        return _("Nước (mọi nguồn)")
    stream = stream_of(resource)
    return stream.name(tongue()) if stream else resource


def unit_words(unit: str) -> str:
    """A unit of the arithmetic as people write it."""
    names = {
        "t": pgettext("unit", "tấn"),
        "piece": pgettext("unit", "sản phẩm"),
        "l": pgettext("unit", "lít"),
        "1000 m3": pgettext("unit", "nghìn m3"),
        "million l": pgettext("unit", "triệu lít"),
        "million m3": pgettext("unit", "triệu m3"),
    }
    said = "/".join(names.get(part, part) for part in unit.split("/"))
    return said.replace("m3", "m³").replace("m2", "m²")


def exact(value: Decimal | None) -> str:
    """A number as it was said; nothing said is a dash, which is no zero."""
    if value is None:
        return DASH
    return format_number(int(value)) if value == value.to_integral_value() else format_number(value.normalize())


def rounded(value: Decimal | None) -> str:
    """A computed number with as many digits as it can carry: none below one from a thousand on, else three or so."""
    if value is None:
        return DASH
    size = abs(value)
    if size >= _LARGE:
        return format_number(value, 0)
    places = 2 if size >= 1 or not size else min(9, 2 - value.adjusted())
    text = format_number(value, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(value: Decimal | None, *, signed: bool = False, decimals: int = 1) -> str:
    """A share with one decimal (or more); `signed` says + for what rose."""
    if value is None:
        return DASH
    text = format_number(value, decimals)
    text = text.rstrip("0").rstrip(",") if "," in text else text
    return f"{'+' if signed and value > 0 else ''}{text.replace('-', '−')} %"


def with_unit(value: Decimal | None, unit: str) -> str:
    """A computed number with its unit."""
    return DASH if value is None else f"{rounded(value)} {unit_words(unit)}"


def sentence(finding: Finding) -> str:
    """What a finding says."""
    return say(finding, tongue())


def blocked_words(code: str, about: str = "") -> str:
    """Why there is no figure, with what to do."""
    return say(blocked_finding(code, about), tongue())


def industry_name(number: int | None) -> str:
    """The industry in the table of 39."""
    if number is None:
        return _("chưa ghi ngành")
    rows = {row["tt"]: row for row in read_table("classifiers/industries_39.csv")}
    row = rows.get(str(number))
    return (row["name_en"] if tongue() == "en" else row["name_vi"]) if row else str(number)


def certainty_words(certainty: str) -> str:
    """How sure a figure is."""
    names = {"high": _("cao"), "medium": _("trung bình"), "low": _("thấp"), "unknown": _("chưa rõ")}
    word = certainty.split()[0].rstrip(",;") if certainty else "unknown"
    if word == "medium-high":
        return _("khá cao")
    return names.get(word, certainty)


def specific_words(told: Told) -> str:
    """Consumption per unit of product."""
    return with_unit(told.specific, told.specific_unit)

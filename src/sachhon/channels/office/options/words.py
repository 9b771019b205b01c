"""How the library tells what it knows, and how well it knows it."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sachhon.catalogue import read_table
from sachhon.domain.assessments.api import LibraryOption, Range, stream_of
from sachhon.vietnamese import format_number

GRADES = {
    "sourced": (gettext_lazy("Có nguồn"), "success"),
    "partly_sourced": (gettext_lazy("Có nguồn một phần"), "info"),
    "title_sourced": (gettext_lazy("Tên có nguồn, số là kiến thức chung"), "warning"),
    "general_knowledge": (gettext_lazy("Kiến thức chung"), "neutral"),
}
WHAT_IS_SOURCED = {
    "all": gettext_lazy("Nguồn nêu cả giải pháp và các con số ở đây."),
    "payback": gettext_lazy("Nguồn nêu thời gian hoàn vốn; khoảng tiết kiệm là kiến thức chung."),
    "formula": gettext_lazy("Nguồn nêu công thức tính; các khoảng là kiến thức chung."),
    "rule": gettext_lazy("Nguồn nêu quy tắc chọn; khoảng tiết kiệm là kiến thức chung."),
    "title": gettext_lazy("Nguồn chỉ nêu tên giải pháp; các khoảng là kiến thức chung."),
    "": gettext_lazy("Chưa đối chiếu nguồn nào. Chỉ để gợi ý; phải đo và tính cho từng cơ sở."),
}
RESOURCES = {
    "electricity": gettext_lazy("Điện"),
    "fuel": gettext_lazy("Nhiên liệu"),
    "heat": gettext_lazy("Nhiệt, hơi"),
    "energy": gettext_lazy("Năng lượng"),
    "water": gettext_lazy("Nước"),
    "material": gettext_lazy("Nguyên liệu"),
    "chemical": gettext_lazy("Hóa chất"),
    "waste_solid": gettext_lazy("Chất thải rắn"),
    "waste_hazardous": gettext_lazy("Chất thải nguy hại"),
    "waste_water": gettext_lazy("Nước thải"),
    "waste_emission": gettext_lazy("Khí thải"),
    "ghg": gettext_lazy("Khí nhà kính"),
    "cost": gettext_lazy("Chi phí"),
}
COSTS = {
    "none": gettext_lazy("Không cần đầu tư"),
    "stated": gettext_lazy("Nguồn có nêu chi phí"),
    "unknown": gettext_lazy("Nguồn không nêu chi phí"),
}


def industries() -> list[tuple[int, str]]:
    """The table of 39, in the language of the page."""
    name = "name_en" if (get_language() or "vi").startswith("en") else "name_vi"
    return [(int(row["tt"]), row[name]) for row in read_table("classifiers/industries_39.csv")]


def industry_name(number: int) -> str:
    """What an industry of the table of 39 is called."""
    return dict(industries()).get(number, str(number))


def saves(one: LibraryOption) -> str:
    """What it saves: "Điện", "Nhiên liệu, Nước"."""
    return ", ".join(str(RESOURCES[resource]) for resource in one.resources)


def stream_name(code: str) -> str:
    """What a stream is called."""
    found = stream_of(code)
    return found.name(get_language() or "vi") if found is not None else code


def figure(value: Decimal) -> str:
    """A number as it is written shortest."""
    short = value.normalize()
    return format_number(short.quantize(Decimal(1)) if short == short.to_integral_value() else short)


def span(range_: Range, unit: str) -> str:
    """5–15 %; one figure where both ends are the same."""
    low, high = figure(range_.low), figure(range_.high)
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"


def saving_words(one: LibraryOption) -> str:
    """The range of its saving; "" where nothing is told."""
    return span(one.saving, "%") if one.saving is not None else ""


def payback_words(one: LibraryOption) -> str:
    """The range of its payback; "" where nothing is told."""
    if one.payback is None:
        return ""
    return _("hoàn vốn ngay") if one.payback.high == 0 else span(one.payback, _("tháng"))


def cost_words(one: LibraryOption) -> str:
    """What the source says of the cost."""
    if one.investment_usd is not None:
        low, high = (format_number(each) for each in one.investment_usd)
        return _("%(low)s–%(high)s USD") % {"low": low, "high": high}
    return str(COSTS[one.investment or "unknown"])

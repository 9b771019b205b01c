"""Words and figures that all annexes share."""

from __future__ import annotations

import re
from decimal import Decimal

from sachhon.vietnamese import format_date, format_number
from sachhon.writing.plan.model import Attached, MoneyUnit, Nothing, Said

SOURCES = {
    "central": "Ngân sách TW",
    "local": "Ngân sách địa phương",
    "local_promotion": "Trong đó: khuyến công",
    "international": "Hợp tác quốc tế",
    "enterprises": "Huy động từ DN",
    "other": "Nguồn khác",
    "unsplit": "Chưa phân nguồn",
}
"""How annex II heads the columns of its sources, in the order in which they stand."""

GROUPS = {
    "1.1": (
        "1.1. Nâng cao nhận thức và năng lực áp dụng SXSH trong công nghiệp "
        "(Tổ chức Hội thảo, đào tạo, viết báo, làm phim, v.v.. về SXSH)"
    ),
    "1.2": (
        "1.2. Hỗ trợ kỹ thuật áp dụng sản xuất sạch hơn trong công nghiệp "
        "(hỗ trợ tư vấn doanh nghiệp áp dụng SXSH, xây dựng hướng dẫn SXSH)"
    ),
    "1.3": "1.3. Đề xuất, xây dựng các cơ chế chính sách về thúc đẩy SXSH trong công nghiệp",
    "1.4": "1.4. Các hoạt động khác liên quan đến thực hiện Chiến lược",
}
"""The headings of annex 2 of letter 1594/BCT-KHCN."""
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
NO_GROUP = "Chưa phân nhóm"


def money(said: Said, unit: MoneyUnit) -> str:
    """An amount in the annex's unit, exact; a dash for nothing, nothing for blank."""
    if said is None:
        return ""
    if isinstance(said, Nothing):
        return "-"
    return format_number(in_unit(said, unit))


def in_unit(amount: int | Decimal, unit: MoneyUnit) -> Decimal:
    """Đồng in the annex's unit, without zeros at the end."""
    value = Decimal(amount) / unit.factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def count(said: Said) -> str:
    """A quantity."""
    if said is None:
        return ""
    return "-" if isinstance(said, Nothing) else format_number(in_unit(said, MoneyUnit.DONG))


def source_line(attached: Attached | None) -> str:
    """ "(Kèm theo Kế hoạch số 157/KH-UBND ngày 31/10/2016 của UBND tỉnh Thừa Thiên Huế)"; what is open has dots."""
    if attached is None:
        return ""
    day = format_date(attached.date) if attached.date else "…/…/……"
    issuer = f" của {attached.issuer}" if attached.issuer else ""
    return f"(Kèm theo {attached.kind} số {attached.number or '……'} ngày {day}{issuer})"


def unbroken(title: str) -> str:
    """A title in which a run of years stays on one line."""
    return _YEARS.sub("\\1\u00a0-\u00a0\\2", title)


def unit_line(unit: MoneyUnit) -> str:
    """What stands over a table of money."""
    return f"ĐVT: {unit.value[:1].upper()}{unit.value[1:]}"


def responsibility(lead: str, coordinating: str) -> tuple[str, ...]:
    """Who is responsible, as annex I says it: one line each for the lead and for those who help."""
    if lead and coordinating:
        return f"- Chủ trì: {lead}", f"- Đơn vị phối hợp: {coordinating}"
    if lead:
        return (f"Chủ trì: {lead}",)
    return (f"Đơn vị phối hợp: {coordinating}",) if coordinating else ()

"""Thirty made-up facilities, and annex 1 of 2013 filled with them: named in up to three tables, not always alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sachhon.formkit.values import Answer, Key, State

_TRADES = (
    (4, "Bia", "Bia chai, bia lon", "large"),
    (10, "May", "Quần áo xuất khẩu", "medium"),
    (13, "Giấy", "Giấy bao bì", "medium"),
    (7, "Thủy sản", "Tôm đông lạnh", "large"),
    (25, "Gạch", "Gạch tuy nen", "small"),
    (12, "Gỗ", "Ván ép", "medium"),
)
_NAMES = ("Quy Nhơn", "Phú Tài", "An Nhơn", "Tây Sơn", "Hoài Nhơn")
_FORMS = ("Công ty cổ phần", "Công ty trách nhiệm hữu hạn", "Doanh nghiệp tư nhân")
_SHORT = {"Công ty cổ phần": "Cty CP", "Công ty trách nhiệm hữu hạn": "Cty TNHH", "Doanh nghiệp tư nhân": "DNTN"}
Cells = Mapping[str, object]


def thirty() -> list[dict[str, object]]:
    """Industry, name, products, size, address of each."""
    found = []
    for number in range(30):
        industry, trade, products, size = _TRADES[number % 6]
        form, called = _FORMS[number % 3], _NAMES[number // 6]
        found.append(
            {
                "industry": industry,
                "name": f"{form} {trade} {called}",
                "main_products": products,
                "size": size,
                "address": f"{10 + 7 * number} đường Trần Hưng Đạo, {called}",
            }
        )
    return found


def shortened(name: str) -> str:
    """The same name as another table writes it."""
    for form, short in _SHORT.items():
        if name.startswith(form):
            return name.replace(form, short, 1)
    return name


def annex() -> dict[Key, Answer]:
    """All thirty; every third took no part, every fifth has results."""
    facilities = thirty()
    took_part = [
        {
            **one,
            "name": shortened(str(one["name"])),
            "attended_workshop": True,
            "attended_training": number % 2 == 0,
            "applies_cp": number % 5 == 0,
        }
        for number, one in enumerate(facilities)
        if number % 3 != 2 or number % 5 == 0
    ]
    results = [
        {
            "industry": one["industry"],
            "name": one["name"],
            "address": str(one["address"]).replace("đường ", ""),
            "team_leader": f"Nguyễn Văn {number}",
            "phone": f"0256 38{number:05d}",
            "start_year": 2009 + number % 4,
            "technical_support": True,
            "investment_support": False,
            "self_implemented": False,
            "results": "Giảm 12 % điện, 8 % nước trên một đơn vị sản phẩm.",
        }
        for number, one in enumerate(facilities)
        if number % 5 == 0
    ]
    return filled(facilities=facilities, participation=took_part, results=results)


def filled(**tables: Sequence[Cells]) -> dict[Key, Answer]:
    """Answers of tables; what a row does not say is left out."""
    return {
        Key(table, row, column): Answer(State.VALUE, value)
        for table, rows in tables.items()
        for row, cells in enumerate(rows)
        for column, value in cells.items()
    }


def tables_of(values: Mapping[Key, Answer]) -> dict[str, list[Cells]]:
    """The rows of each table again."""
    found: dict[str, dict[int, dict[str, object]]] = {}
    for key, answer in values.items():
        found.setdefault(key.field, {}).setdefault(key.row or 0, {})[key.column or ""] = answer.value
    return {name: list(rows.values()) for name, rows in found.items()}

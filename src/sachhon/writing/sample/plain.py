"""A bank for a template that has none of its own: sentences made of the template's labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sachhon.formkit.definition import Column, Field, Template

# How values are drawn for a template without a bank, by field type.
_MAKE: Mapping[str, Mapping[str, Any]] = {
    "integer": {"integer": [2, 400]},
    "decimal": {"integer": [2, 4000]},
    "year": {"year": [2010, 2020]},
    "percent": {"percent": [2, 80]},
    "percent_range": {"percent_range": [3, 18]},
    "money": {"money": [20, 3000]},
    "yes_no": {"yes_no": 0.7},
    "document": {"document": {"kinds": ["QĐ-UBND", "QĐ-SCT"], "years": [2010, 2020]}},
    "documents": {"documents": {"kinds": ["QĐ-UBND", "KH-UBND"], "years": [2010, 2020]}},
    "quantity": {"quantity": {"range": [10, 9000], "unit": ["tấn"]}},
}
_NAMES = ("Hòa Bình", "Thắng Lợi", "Sông Xanh", "Minh Phát", "An Thịnh", "Bình Minh")


def plain_entries(template: Template) -> dict[str, Any]:
    """What a file of catalogue/samples would say, for any template."""
    title = template.titles["vi"]
    cited = template.basis
    request = f"Thực hiện Công văn số {cited.number} của {cited.issuer}, " if cited else ""
    return {
        "subject": title[0].lower() + title[1:],
        "addressee": cited.issuer if cited else "Sở Công Thương",
        "opening": f"{request}<issuer> báo cáo như sau",
        "closing": "<issuer> báo cáo để tổng hợp./.",
        "recipients": [["Như trên", "Lưu: VT"]],
        "headings": {section.item: section.titles["vi"] for section in template.outline()},
        "fields": {asked.id: _entry(asked) for asked in template.fields},
        "leads": {asked.id: asked.labels["vi"] for asked in template.fields if asked.type == "narrative"},
    }


def _entry(asked: Field) -> dict[str, Any]:
    label = asked.labels["vi"]
    if asked.type == "table":
        columns = {column.id: _make(column, "Nội dung") for column in asked.columns if not column.repeat}
        header = {
            column.id: column.reading.heading[0].capitalize() if column.reading.heading else column.labels["vi"]
            for column in asked.columns
        }
        make = {"rows": {"count": [2, 6], "columns": columns}}
        return {"make": make, "layout": {"header": header, "caption": label}}
    if asked.type == "narrative":
        return {"say": ["Đơn vị đã triển khai theo kế hoạch, kết quả bước đầu đạt yêu cầu."]}
    return {
        "make": _make(asked, label),
        "say": [f"{label}: <v>"],
        "not": [f"{label}: không"],
        "nil": [f"{label}: không có"],
        "unknown": [f"{label}: chưa có số liệu"],
    }


def _make(asked: Field | Column, label: str) -> Mapping[str, Any]:
    if asked.options:
        return {"text": [option.labels["vi"] for option in asked.options]}
    return _MAKE.get(asked.type) or {"text": [f"{label} {name}" for name in _NAMES]}

"""What a form says where an answer is to be written: one line a field type, Vietnamese."""

from __future__ import annotations

from sachhon.codecs.filled import Spec

CELL = "…"
NO_ROWS = "Chỉ ghi khi bảng không có dòng nào."
HINTS: dict[str, str] = {
    "text": "Ghi một dòng chữ.",
    "narrative": "Ghi một hay nhiều đoạn văn.",
    "integer": "Ghi số nguyên, ví dụ 12.",
    "decimal": "Ghi số, có thể có phần thập phân.",
    "percent": "Ghi số phần trăm, ví dụ 10 cho 10%; không ghi dấu %.",
    "percent_range": "Ghi tỷ lệ hoặc khoảng, ví dụ 10% hoặc 8 – 13%.",
    "money": "Ghi số tiền theo đơn vị tiền đã chọn; hoặc ghi kèm đơn vị, ví dụ 1,5 tỷ đồng.",
    "year": "Ghi năm bốn chữ số, ví dụ 2018.",
    "date": "Ghi ngày/tháng/năm, ví dụ 12/03/2018.",
    "period": "Ghi giai đoạn, ví dụ 2016 - 2020.",
    "yes_no": "Ghi Có hoặc Không.",
    "choice": "Chọn một trong danh sách.",
    "industry": "Chọn một ngành trong danh sách 39 ngành, hoặc ghi số thứ tự.",
    "industries": "Ghi tên các ngành, cách nhau bằng dấu chấm phẩy.",
    "unit": "Ghi tên đơn vị.",
    "facility": "Ghi tên cơ sở.",
    "quantity": "Ghi số và đơn vị, ví dụ 1.200 kWh.",
    "document": "Ghi số và ngày, ví dụ 496/2010/QĐ-UBND ngày 08/11/2010.",
    "documents": "Ghi số và ngày từng văn bản, cách nhau bằng dấu chấm phẩy.",
    "contact": "Ghi họ tên; chức vụ; điện thoại; thư điện tử.",
}
# Where a Word form has no list to choose from, no cell with a unit beside it.
_IN_WORD = {
    "money": "Ghi số tiền kèm đơn vị, ví dụ 1,5 tỷ đồng.",
    "percent": "Ghi số phần trăm, ví dụ 10%.",
    "industry": "Ghi tên ngành hoặc số thứ tự trong danh sách 39 ngành.",
}


def hint(spec: Spec) -> str:
    """How this field is filled in: the template's own words where it has some, else those of the type."""
    return spec.help.get("vi") or HINTS[spec.type]


def prompt(spec: Spec, in_table: bool = False) -> str:
    """What an empty entry of a Word form shows."""
    if in_table:
        return CELL
    if spec.type == "choice":
        return f"Ghi một trong: {'; '.join(option.labels['vi'] for option in spec.options)}."
    return _IN_WORD.get(spec.type) or HINTS.get(spec.type, NO_ROWS)


def unprompted(text: str, spec: Spec) -> str:
    """What was written, without a prompt: some programs save it as if it were an answer, or leave it beside one."""
    plain = text.strip()
    shown = prompt(spec)
    plain = plain.removeprefix(shown).removesuffix(shown).strip()
    return "" if not plain.strip(" .…\u200b") else plain

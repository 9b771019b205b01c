"""Codes in document numbers and the kind of document that each stands for."""

from __future__ import annotations

__all__ = ["KINDS", "MIXED_CASE", "kind_name"]

KINDS: dict[str, str] = {
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CTHĐ": "Chương trình hành động",
    "QD": "Quyết định",
    "ND": "Nghị định",
    "KH": "Kế hoạch",
    "KHHĐ": "Kế hoạch hành động",
    "KHPH": "Kế hoạch phối hợp",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "HDLN": "Hướng dẫn liên ngành",
    "CV": "Công văn",
    "KL": "Kết luận",
    "QyĐ": "Quy định",
    "QĐi": "Quy định",
    "QC": "Quy chế",
    "QCPH": "Quy chế phối hợp",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "DA": "Dự án",
    "CĐ": "Công điện",
    "GM": "Giấy mời",
    "GUQ": "Giấy ủy quyền",
    "BB": "Biên bản",
    "HĐ": "Hợp đồng",
    "VBHN": "Văn bản hợp nhất",
    "PL": "Pháp lệnh",
    "PLUBTVQH": "Pháp lệnh",
    "L": "Luật",
    "QH": "Luật",
    "UBTVQH": "Nghị quyết",
    "LCT": "Lệnh",
    "TC": "Thông cáo",
    "TCBC": "Thông cáo báo chí",
    "PC": "Phiếu chuyển",
    "PG": "Phiếu gửi",
    "PB": "Phiếu báo",
    "KLTT": "Kết luận thanh tra",
    "CTPH": "Chương trình phối hợp",
    "TTPH": "Thỏa thuận phối hợp",
    "ĐB": "Điện báo",
}
"""Code (Nghị định 30/2020, party and National Assembly usage) -> kind."""

MIXED_CASE = {code.upper(): code for code in ("TTg", "CTr", "TTr", "QyĐ", "QĐi", "TTgCP", "TƯ")}
"""How a code is properly written that a heading in capitals has in capitals."""


def kind_name(code: str) -> str | None:
    """The kind of document of a code, None when the code names none (it is then an issuer, as in official letters)."""
    return KINDS.get(MIXED_CASE.get(code.upper(), code)) or KINDS.get(code.rstrip("0123456789"))

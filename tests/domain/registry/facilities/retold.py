"""A known facility as another list tells it: shortened, reordered, mistyped, moved, with less said of it."""

from __future__ import annotations

import random

from sachhon.domain.registry.facilities.matching import Described
from sachhon.vietnamese.folding import fold

_INDUSTRIES = ("3", "7", "8", "10", "12", "13", "17", "23", "25", "29", "30")
_FORMS = (
    ("Công ty TNHH Một thành viên", ("Cty TNHH MTV", "Công ty TNHH 1TV", "Cty TNHH")),
    ("Công ty TNHH", ("Cty TNHH", "C.ty TNHH", "Công ty trách nhiệm hữu hạn")),
    ("Công ty Cổ phần", ("Cty CP", "CTCP", "Công ty CP")),
    ("Doanh nghiệp tư nhân", ("DNTN", "DN tư nhân")),
    ("Hợp tác xã", ("HTX",)),
)
_TRADES = (
    ("Sản xuất và Thương mại", ("SX & TM", "SXTM", "SX-TM")),
    ("Xuất nhập khẩu", ("XNK",)),
    ("Đầu tư và Phát triển", ("ĐT&PT",)),
    ("Thương mại Dịch vụ", ("TMDV",)),
    ("Chế biến", ("CB",)),
    ("Vật liệu xây dựng", ("VLXD",)),
)
_TOLD_TRADES = (*(long for long, _ in _TRADES), "Dệt may", "Giấy", "Nhựa", "Cơ khí", "Thực phẩm", "Bao bì", "Nông sản")


def told_otherwise(rng: random.Random, row: Described, key: str, provinces: tuple[dict[str, str], ...]) -> Described:
    """The same facility, told by another hand."""
    name = _name(rng, row.name)
    address = _address(rng, row.address)
    if rng.random() < 0.2:
        name, address = fold(name), fold(address)
    elif rng.random() < 0.3:
        name = name.upper()
    province, geography = _province(rng, row, provinces)
    return Described(
        key, name, address, province, geography,
        row.industry if rng.random() < 0.85 else ("" if rng.random() < 0.6 else rng.choice(_INDUSTRIES)),
        row.products if rng.random() < 0.7 else "", _tax(rng, row.tax_code) if rng.random() < 0.6 else "",
    )  # fmt: skip


def _name(rng: random.Random, name: str) -> str:
    if rng.random() < 0.5:
        name = next((name.replace(long, rng.choice(short)) for long, short in _FORMS if long in name), name)
    if rng.random() < 0.35:
        for long, short in _TRADES:
            name = name.replace(long, rng.choice(short))
    if rng.random() < 0.05:
        name = " ".join(next((name.replace(trade, "") for trade in _TOLD_TRADES if trade in name), name).split())
    words = name.split()
    if rng.random() < 0.1:
        words[-2], words[-1] = words[-1], words[-2]
    if rng.random() < 0.02:
        words[-2:] = ["".join(words[-2:])]
    name = " ".join(words)
    if rng.random() < 0.12:
        name = _slip(rng, name, 8)
        if rng.random() < 0.15:
            name = _slip(rng, name, 8)
    return name


def _address(rng: random.Random, address: str) -> str:
    parts = address.split(", ")
    if rng.random() < 0.08:
        # Districts are gone since July 2025, wards were joined under other names.
        parts = [
            parts[0],
            f"phường {rng.choice(('Đông', 'Tây', 'Bắc', 'Nam', 'Trung'))} {parts[2].split()[-1]}",
            parts[3],
        ]
    if rng.random() < 0.2:
        parts = parts[:2]
    elif rng.random() < 0.12:
        parts = parts[1:]
    elif rng.random() < 0.05:
        parts = []
    told = ", ".join(parts)
    if rng.random() < 0.3:
        for long, short in (("tỉnh ", ""), ("phường", "P."), ("thị xã", "TX"), ("huyện", "H.")):
            told = told.replace(long, short)
    return _slip(rng, told, len(told)) if told and rng.random() < 0.06 else told


def _province(rng: random.Random, row: Described, provinces: tuple[dict[str, str], ...]) -> tuple[str, int]:
    """By the code of the 63, of the 34, a code of which nobody says which, a name, or nothing."""
    entry = next(entry for entry in provinces if entry["code"] == row.province)
    how = rng.random()
    if how < 0.25:
        return entry["merged_into_code_2025"], 34
    if how < 0.35:
        return entry["merged_into_code_2025"], 0
    if how < 0.45:
        return entry["name_vi"], 0
    return ("", 0) if how < 0.47 else (row.province, 63)


def _tax(rng: random.Random, code: str) -> str:
    """As it is, with the number of a branch, or with one digit mistyped."""
    if code and rng.random() < 0.05:
        return f"{code}-{rng.randrange(1, 9):03d}"
    if code and rng.random() < 0.03:
        at = rng.randrange(len(code))
        return f"{code[:at]}{rng.randrange(10)}{code[at + 1 :]}"
    return code


def _slip(rng: random.Random, text: str, within: int) -> str:
    """A letter lost, doubled or swapped with the one before, among the last letters."""
    at = rng.randrange(max(1, len(text) - within), len(text)) if len(text) > 1 else 0
    kind = rng.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1 or not at:
        return text[:at] + text[at] + text[at:]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]

"""Names of bodies out of a heading in capitals: "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG" -> "Ủy ban nhân dân tỉnh Hà Giang"."""

from __future__ import annotations

import re

from sachhon.reading.letter.lines import Lines
from sachhon.vietnamese.folding import flat, traditional
from sachhon.vietnamese.places import find_provinces

# Fields of ministries and departments, and names that keep their capitals; flat words are looked up in this order.
_CASED = sorted(
    [
        "Công Thương",
        "Công nghiệp",
        "Thương mại",
        "Tài chính",
        "Kế hoạch và Đầu tư",
        "Tài nguyên và Môi trường",
        "Nông nghiệp và Môi trường",
        "Nông nghiệp và Phát triển nông thôn",
        "Nông nghiệp",
        "Khoa học và Công nghệ",
        "Khoa học, Công nghệ và Môi trường",
        "Thông tin và Truyền thông",
        "Giáo dục và Đào tạo",
        "Lao động - Thương binh và Xã hội",
        "Lao động, Thương binh và Xã hội",
        "Văn hóa, Thể thao và Du lịch",
        "Văn hóa và Thể thao",
        "Văn hóa",
        "Du lịch",
        "Giao thông vận tải",
        "Xây dựng",
        "Nội vụ",
        "Tư pháp",
        "Y tế",
        "Ngoại giao",
        "Ngoại vụ",
        "Quốc phòng",
        "Công an",
        "Dân tộc và Tôn giáo",
        "Dân tộc",
        "Quy hoạch - Kiến trúc",
        "Tiết kiệm năng lượng",
        "Chính phủ",
        "Quốc hội",
        "Thủ tướng Chính phủ",
        "Ủy ban Thường vụ Quốc hội",
        "Trung ương",
        "Nhà nước",
        "Việt Nam",
        "Quốc gia",
        "Đảng bộ",
        "Mặt trận Tổ quốc",
        "Điện lực",
        "Dầu khí",
        "Hóa chất",
        "Dệt May",
        "Than - Khoáng sản",
        "Than và Khoáng sản",
        "Cao su",
        "Giấy",
        "Thép",
        "Xi măng",
        "Bia - Rượu - Nước giải khát",
        "Thuốc lá",
        "Bưu chính Viễn thông",
        "Xăng dầu",
        "Hàng hải",
        "Đường sắt",
        "Lương thực",
        "Cà phê",
        "Da - Giầy",
        "Phát triển đô thị",
        "An toàn giao thông",
        "Khuyến công",
        "Ủy ban An toàn giao thông",
        "Văn phòng Chính phủ",
        "Tỉnh ủy",
        "Thành ủy",
        "Ban Chấp hành",
        "Ban Thường vụ",
        "Bộ Chính trị",
        "Ban Bí thư",
        "Hải quan",
        "Thống kê",
        "Ngân hàng Nhà nước",
        "Kiểm toán Nhà nước",
    ],
    key=len,
    reverse=True,
)
_BODIES = (
    ("ubnd", "ủy ban nhân dân"),
    ("hdnd", "hội đồng nhân dân"),
    ("tp", "thành phố"),
    ("tp.", "thành phố"),
)
_NEXT_CAPITAL = re.compile(r"^(bộ|sở|cục|tổng cục|vụ|viện|chi cục|ban|hội|hiệp hội|ủy ban|tập đoàn|tổng công ty) (\w)")


def expanded(words: str) -> str:
    """UBND, HĐND and TP. in full."""
    result = words
    for short, full in _BODIES:
        pattern = r"(?<!\w)" + {"ubnd": "UBND", "hdnd": "H[ĐD]ND", "tp": r"T\.?P(?!\w|\.)", "tp.": r"T\.?P\."}[short]
        result = re.sub(pattern + r"(?!\w) ?", (full.upper() if words.isupper() else full) + " ", result)
    return " ".join(result.split())


def proper(words: str, lines: Lines | None = None) -> str:
    """A body's name as the running text writes it; where it does not, in the usual spelling."""
    words = traditional(expanded(words.strip(" .,;:-*")))
    if not words.isupper():
        return words[:1].upper() + words[1:]
    if lines is not None and not flat(words).startswith(("uy ban nhan dan", "hoi dong nhan dan")):
        own = _in_text(words, lines)
        if own:
            return own
    return _cased(words)


def _in_text(words: str, lines: Lines) -> str | None:
    wanted = flat(words)
    at = lines.flat.find(wanted)
    while at >= 0:
        found = lines.text[at : at + len(wanted)]
        whole = not lines.flat[at + len(wanted) : at + len(wanted) + 1].isalpha()
        if whole and found[0].isupper() and not found.isupper() and not found.istitle():
            return traditional(found)
        at = lines.flat.find(wanted, at + 1)
    return None


def _cased(words: str) -> str:
    lower = words.lower()
    kept = list(lower)
    folded = flat(lower)
    taken = [False] * len(lower)
    for phrase in _CASED:
        wanted = flat(phrase)
        if wanted not in folded:
            continue
        for hit in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded):
            if not any(taken[hit.start() : hit.end()]):
                for offset in range(len(wanted)):
                    if phrase[offset].isupper():
                        kept[hit.start() + offset] = kept[hit.start() + offset].upper()
                    taken[hit.start() + offset] = True
    title = words.title()
    for place in find_provinces(words):
        if not any(taken[place.start : place.end]):
            kept[place.start : place.end] = title[place.start : place.end]
    result = "".join(kept)
    for mark in re.finditer(r"(?<!\w)(?:huyện|thị xã|quận|phường|xã|thành phố|tỉnh) (?!\w+ lập)", result):
        if not any(taken[mark.end() : mark.end() + 3]):
            tail = result[mark.end() :]
            result = result[: mark.end()] + (tail.title() if tail.islower() else tail)
            break
    named = _NEXT_CAPITAL.match(result)
    if named and not result.startswith(("ủy ban nhân dân", "hội đồng")):
        result = result[: named.start(2)] + named[2].upper() + result[named.end(2) :]
    return result[:1].upper() + result[1:]

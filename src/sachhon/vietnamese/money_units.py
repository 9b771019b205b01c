"""Units of money and what may follow an amount: scales, currencies, "each" and "per"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sachhon.vietnamese.syllables import words_of

__all__ = ["CURRENCY", "FIRST_LETTERS", "PER", "UNIT", "Unit", "is_money_without_currency", "read_unit"]

_SCALES: tuple[tuple[str, int], ...] = (
    ("trăm", 100),
    ("nghìn", 1000),
    ("ngàn", 1000),
    ("ngh", 1000),
    ("triệu", 10**6),
    ("tr", 10**6),
    ("tỷ", 10**9),
    ("tỉ", 10**9),
)
_SCALE_WORD = re.compile(r"(" + "|".join(name for name, _ in _SCALES) + r")(?![^\W\d_])\.?\s*")

_SCALE = (
    r"(?:trăm\s)?(?:(?:nghìn|ngàn)\s(?:tỷ|tỉ)|triệu\s(?:tỷ|tỉ)|nghìn|ngàn|ngh|triệu|tr(?=\s(?:đ|vn))|tỷ|tỉ)"
    r"(?![^\W\d_])|(?:trăm\s)?(?:tr|ngh)\.(?=\s?(?:đ|vn))"
)
_NOT_DONG = (
    r"(?!\s(?:chí|bào|bộ|nghiệp|thời|phục|hồ|tiền|ruộng|tháp|nai|loạt|hành|ý|đều|chủ|tổ|bằng)(?!\w))"  # đồng chí
)
CURRENCY = (
    rf"(?:việt nam đồng|đồng(?:\s?việt nam)?{_NOT_DONG}|vnđ|vnd|đ(?![\w)]|/c(?!\w))|usd|us\$|\$|đô[ -]?la(?:\smỹ)?"
    r"|eur(?:o)?s?|€|jpy|yên(?:\snhật)?|yen|cny|nhân dân tệ|ndt|gbp|bảng anh|krw|won)"
)
UNIT = rf"(?:(?:{_SCALE})\s?{CURRENCY}(?!\w)|trđ(?!\w)|tr\.đ(?!\w)|{_SCALE}|tr(?![\w.])|{CURRENCY}(?!\w))"
FIRST_LETTERS = frozenset("tTđĐnNvVuU$eE€jJyYcCgGbBkKwW")
"""What a unit of money may begin with."""

_NAMED = re.compile(rf"(?:{CURRENCY}|trđ|tr\.đ)\.?$", re.IGNORECASE)
_CURRENCIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("USD", ("usd", "$", "đô la", "đô-la", "đôla", "đô")),
    ("EUR", ("eur", "€")),
    ("JPY", ("jpy", "yên", "yen")),
    ("CNY", ("cny", "nhân dân tệ", "ndt")),
    ("GBP", ("gbp", "bảng anh")),
    ("KRW", ("krw", "won")),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A written unit: its scale ("triệu": 1000000), its currency, and whether it names one ("triệu" alone does not)."""

    scale: Decimal
    currency: str
    named: bool


@lru_cache(maxsize=1024)
def read_unit(written: str) -> Unit:
    """What a unit as matched by `UNIT` (or a currency sign) means."""
    plain = " ".join(unicodedata.normalize("NFC", written).casefold().split())
    named = _NAMED.search(plain) is not None
    currency = next((code for code, words in _CURRENCIES if any(word in plain for word in words)), "VND")
    scale = Decimal(10**6 if plain.rstrip(".") == "trđ" else 1)
    scales = dict(_SCALES)
    while word := _SCALE_WORD.match(plain):
        scale *= scales[word[1]]
        plain = plain[word.end() :]
    return Unit(scale, currency, named)


_THINGS = (
    r"cơ sở(?: sản xuất)?|doanh nghiệp|dự án|mô hình|đơn vị(?: sản phẩm)?|sản phẩm|học viên|hợp tác xã"
    r"|liên hiệp (?:htx|hợp tác xã)|đầu người|hộ gia đình|đề án|nhiệm vụ|hội nghị|hội thảo|lớp tập huấn"
    r"|kh(?:óa|oá) (?:học|đào tạo)|phóng sự|chuyên đề|báo cáo|lượt(?: người| tập huấn)?|người|tháng|quý|năm|ngày|tuần"
    r"|giờ|lần|lớp|đợt|cuộc|buổi|kỳ|bài|tin|số|trang|bộ|cái|chiếc|hộ|xã|huyện|phường|tỉnh|đơn vị|tấn|kg|ha"
    r"|m2|m3|m²|m³|km|lít|kwh|htx|kcn|ccn|dn|sp|suất|con|cây|vụ|ca|chuyến|mẫu|phiếu|cuốn|tờ|video|clip|trạm|trường|giải"
    r"|gian hàng|hồ sơ|lao động|tổ hợp tác|tổ|nhóm|hợp đồng|cặp|chi đoàn|phòng"
)
PER = re.compile(
    rf"(?:\s?/\s?(?P<per>(?:0?1\s)?(?:{_THINGS})(?![^\W\d_])(?:\s?/\s?(?:0?1\s)?(?:{_THINGS})(?![^\W\d_]))*)"
    rf"|\s(?:cho\s)?(?:mỗi|một|1|01)\s(?P<each>{_THINGS})(?![^\W\d_]))",
    re.IGNORECASE,
)
"""What makes an amount a rate: "/năm", "/lần/năm", "mỗi cơ sở"."""

_FUNCTION_WORDS = words_of(
    "từ cho trong và do để là được thuộc mỗi gồm bằng so vào đến với tại cùng hoặc nhưng đã chiếm theo của nhằm về ở "
    "bao tương đạt tăng giảm hằng hàng trở nữa bổ hỗ đối thực mà nên còn cấp một rưỡi"
)
_WORD = re.compile(r"\s([^\W\d_]+)")


def is_money_without_currency(text: str, end: int, unit: str) -> bool:
    """Whether a scale that names no currency ("1,2 tỷ", "30 triệu/năm") is money: nothing countable may follow it."""
    plain = unit.casefold().strip(" .")
    if plain in ("nghìn", "ngàn", "ngh", "trăm") or plain.startswith("trăm"):
        return False
    if plain.startswith(("tỷ", "tỉ")) and re.match(
        r"\s?(?:lệ|trọng|suất|số|giá|phú|mỉ|đối)(?!\w)", text[end : end + 8], re.IGNORECASE
    ):
        return False
    if text[end : end + 1] == "/" or re.match(r"\s/\s?[^\W\d_]", text[end : end + 4]):
        return PER.match(text, end) is not None
    word = _WORD.match(text, end)
    if word is None:
        return True
    return word[1].casefold() in _FUNCTION_WORDS or (
        word[1][0].isupper() and word[1] not in ("USD", "EUR", "KWh", "KWH", "MW", "TOE")
    )

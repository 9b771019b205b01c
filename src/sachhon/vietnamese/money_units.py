"""Units of money and what may follow an amount: scales, currencies, "each" and "per"."""

from __future__ import annotations

import re

__all__ = ["CURRENCY", "PER", "SCALES", "UNIT", "UNIT_ONLY", "is_money_without_currency"]

SCALES: tuple[tuple[str, int], ...] = (
    ("trăm", 100),
    ("nghìn", 1000),
    ("ngàn", 1000),
    ("ngh", 1000),
    ("triệu", 10**6),
    ("tr", 10**6),
    ("tỷ", 10**9),
    ("tỉ", 10**9),
)

_SCALE = r"(?:trăm\s)?(?:(?:nghìn|ngàn)\s(?:tỷ|tỉ)|triệu\s(?:tỷ|tỉ)|nghìn|ngàn|ngh\.?|triệu|tr\.?(?=\s?(?:đ|vn))|tỷ|tỉ)(?![^\W\d_])"
CURRENCY = (
    r"(?:việt nam đồng|đồng(?:\s?việt nam)?(?!\s(?:chí|bào|bộ|nghiệp|thời|phục|hồ|tiền|ruộng|tháp|nai)(?!\w))|vnđ|vnd|đ(?![\w)])|usd|us\$|\$|đô[ -]?la(?:\smỹ)?|eur(?:o)?s?|€|jpy|yên(?:\snhật)?|yen"
    r"|cny|nhân dân tệ|ndt|gbp|bảng anh|krw|won)"
)
UNIT = rf"(?:{_SCALE}\s?{CURRENCY}(?!\w)|trđ(?!\w)|tr\.đ(?!\w)|{_SCALE}|tr(?![\w.])|{CURRENCY}(?!\w))"
UNIT_ONLY = re.compile(rf"(?:{CURRENCY}|trđ|tr\.đ)\.?$", re.IGNORECASE)
"""Whether a unit names its currency; "triệu" alone does not."""

_THINGS = (
    r"cơ sở(?: sản xuất)?|doanh nghiệp|dự án|mô hình|đơn vị(?: sản phẩm)?|sản phẩm|học viên|hợp tác xã|liên hiệp (?:htx|hợp tác xã)|đầu người"
    r"|hộ gia đình|đề án|nhiệm vụ|hội nghị|hội thảo|lớp tập huấn|khóa (?:học|đào tạo)|khoá (?:học|đào tạo)|phóng sự|chuyên đề|báo cáo"
    r"|lượt(?: người| tập huấn)?|người|tháng|quý|năm|ngày|tuần|giờ|lần|lớp|đợt|cuộc|buổi|kỳ|bài|tin|số|trang|bộ|cái|chiếc|hộ|xã|huyện|phường|tỉnh"
    r"|đơn vị|tấn|kg|ha|m2|m3|m²|m³|km|lít|kwh|htx|kcn|ccn|dn|sp|suất|con|cây|vụ|ca|chuyến|mẫu|phiếu|cuốn|tờ|video|clip|trạm|trường|giải|"
    r"gian hàng|hồ sơ|lao động|tổ hợp tác|tổ|nhóm|hợp đồng|cặp|chi đoàn|phòng"
)
PER = re.compile(
    rf"(?:\s?/\s?(?P<per>(?:0?1\s)?(?:{_THINGS})(?![^\W\d_])(?:\s?/\s?(?:0?1\s)?(?:{_THINGS})(?![^\W\d_]))*)"
    rf"|\s(?:cho\s)?(?:mỗi|một|1|01)\s(?P<each>{_THINGS})(?![^\W\d_]))",
    re.IGNORECASE,
)
"""What makes an amount a rate: "/năm", "/lần/năm", "mỗi cơ sở"."""

_FUNCTION_WORDS = frozenset(
    [
        "từ",
        "cho",
        "trong",
        "và",
        "do",
        "để",
        "là",
        "được",
        "thuộc",
        "mỗi",
        "gồm",
        "bằng",
        "so",
        "vào",
        "đến",
        "với",
        "tại",
        "cùng",
        "hoặc",
        "nhưng",
        "đã",
        "chiếm",
        "theo",
        "của",
        "nhằm",
        "về",
        "ở",
        "bao",
        "tương",
        "đạt",
        "tăng",
        "giảm",
        "(trong",
        "hằng",
        "hàng",
        "trở",
        "nữa",
        "bổ",
        "hỗ",
        "đối",
        "thực",
        "mà",
        "nên",
        "còn",
        "cấp",
        "một",
        "rưỡi",
    ]
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

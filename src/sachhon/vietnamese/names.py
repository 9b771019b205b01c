"""Names of people, and the abbreviations of official letters."""

from __future__ import annotations

import re
import unicodedata

from sachhon.vietnamese.abbreviations import ABBREVIATIONS
from sachhon.vietnamese.folding import fold_tones
from sachhon.vietnamese.provinces import former, province
from sachhon.vietnamese.syllables import is_syllable, words_of

__all__ = ["ABBREVIATIONS", "SURNAMES", "expand_abbreviations", "looks_like_person_name", "same_body"]

_COMMON = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Âu Bạch Bế Biện Bàn Ca Cái "
    "Cao Cầm Cấn Cháng Chu Châu Chử Chung Chế Cù Danh Diệp Doãn Đàm Đào Đậu Điêu Điểu Đinh Đoàn Đồng Đường "
    "Giang Giàng Giáp Hà Hàn Hạ Hán Hầu Hoa Hờ Hứa Kiều Kim Khúc Khổng Khuất Khương Lã La Lai Lại Lâm Lầu "
    "Liêu Liễu Lò Lục Lường Lưu Lương Lữ Ma Mã Mai Mạc Mạnh Mẫn Mùa Nghiêm Ngụy Nhữ Nông Ông Phí Phó Phùng "
    "Phương Quách Quan Quản Quàng Sầm Sơn Sùng Tạ Tăng Tẩn Tô Tôn Tống Từ Thạch Thái Thào Thân Thẩm Thi "
    "Thiều Tiêu Tòng Triệu Trịnh Trương Trang Ty Ung Ứng Uông Văn Vàng Viên Vi Vương Vừ Xa"
)
_HIGHLAND = "Y H' K' Rah Ksor K'Sor Kpă Nay Rmah R'Com Rcom Siu Rơ Ra A Điểu Hồ Pơloong Bling Zơrâm Niê Mlô Ayun"

SURNAMES = frozenset(map(fold_tones, (_COMMON + " " + _HIGHLAND).split()))
_HIGHLAND_NAMES = frozenset(map(fold_tones, _HIGHLAND.split()))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIGNED = re.compile(r"\(\s*(?:đã ký|đã kí|ký tên|sealed|signed)\s*\)", re.IGNORECASE)
_NO_NAME = frozenset(
    map(
        fold_tones,
        words_of(
            "tịch phó chủ giám đốc bộ trưởng thứ ủy ban nhân dân sở ngành tỉnh thành phố văn phòng chánh thủ "
            "tướng tổng cục vụ hội đồng thường trực quyết định nơi nhận kính gửi căn cứ độc lập tự do hạnh phúc công "
            "thương chính kế hoạch báo cáo viện trung tâm"
        ),
    )
)
_TITLES = re.compile(
    r"^(?:ông|bà|đ/c|đồng chí|ths|ts|pgs|gs|bs|ks|cn|thạc sĩ|tiến sĩ|kỹ sư|bác sĩ)(?!\w)[\s.:]*", re.IGNORECASE
)


def looks_like_person_name(text: str) -> bool:
    """Whether `text` (one line) is built as a Vietnamese person's name.

    Two to six words with capital initials (or in capitals), a surname first, few of them words of an office, and no
    province. A title before it ("Ông", "TS.") does not count.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).replace("*", " ").split()).strip(" .,;:")
    plain = _SIGNED.sub("", plain).strip(" .,;:")
    while (cut := _TITLES.sub("", plain)) != plain:
        plain = cut
    words = plain.split(" ")
    if not 2 <= len(words) <= 6 or any(not _WORD.fullmatch(word) for word in words):
        return False
    if not all(word[0].isupper() for word in words):
        return False
    keys = [fold_tones(word) for word in words]
    offices = sum(key in _NO_NAME for key in keys)
    highland = keys[0] in _HIGHLAND_NAMES or re.match(r"(?:h|k|r)['’]", keys[0]) is not None
    if not (highland or keys[0] in SURNAMES) or offices * 2 > len(words) or (len(words) == 2 and offices == 2):
        return False
    if len(words) < 4 and (province(plain) or former(plain)):
        return False
    sounds = sum(len(word) == 1 or is_syllable(word.lower()) for word in words)
    return highland or sounds * 5 >= len(words) * 4


_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?<![/&\-])(?:"
    + "|".join(re.escape(short) for short in sorted(ABBREVIATIONS, key=lambda short: (-len(short), short)))
    + r")(?![^\W_])(?![/&\-][^\W_])"
)


def expand_abbreviations(text: str) -> str:
    """`text` with official abbreviations written out ("UBND" -> "Ủy ban nhân dân"). Document numbers are left alone."""
    return _ABBREVIATION.sub(lambda found: ABBREVIATIONS[found[0]], text)


def same_body(one: str, other: str) -> bool:
    """Whether two names of a body are the same but for case, blanks, tone placement, punctuation and abbreviations."""
    return _body_key(one) == _body_key(other)


def _body_key(name: str) -> str:
    return "".join(char for char in fold_tones(expand_abbreviations(name)) if char.isalnum())

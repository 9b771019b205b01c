"""Numbers in the Vietnamese convention: "." groups thousands, "," parts the decimals; two readings stay two."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sachhon.vietnamese.number_words import find_number_words, number_in_words, parse_words
from sachhon.vietnamese.spans import Spanned, remembered
from sachhon.vietnamese.syllables import words_of

__all__ = [
    "AmbiguousNumber",
    "NotANumber",
    "NumberMatch",
    "convention",
    "find_numbers",
    "format_number",
    "number_in_words",
    "parse_number",
    "parse_words",
    "read_digits",
]


class NotANumber(ValueError):
    """The text is no number. `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class AmbiguousNumber(ValueError):
    """The text is a number in two ways; `readings` names them, the Vietnamese convention's first."""

    def __init__(self, text: str, readings: tuple[Decimal, ...]) -> None:
        super().__init__(f"{text}: {' | '.join(str(reading) for reading in readings)}")
        self.text = text
        self.readings = readings


@dataclass(frozen=True, slots=True)
class Digits:
    """How written digits can be read.

    `value` is None when two readings compete (then `readings` has both) or none is possible.
    """

    value: Decimal | None
    readings: tuple[Decimal, ...]
    foreign: bool = False  # written the English way: 2.5, 1,234,567.8


@dataclass(frozen=True, slots=True)
class NumberMatch(Spanned):
    """A number in a text. `role` says what the words before it make of it:

    plain | label ("Phụ lục 1", "Điều 3") | item ("1.3 Tổ chức") | name ("COVID-19", "ISO 9001", "5G") | phone
    | year ("năm 2018") | date ("ngày 08", "tháng 11")
    """

    start: int
    end: int
    value: Decimal | None
    readings: tuple[Decimal, ...]
    foreign: bool = False
    in_words: bool = False
    role: str = "plain"


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATED = re.compile(r"\d+(?:[.,]\d+)+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")


@lru_cache(maxsize=16384)
def read_digits(token: str) -> Digits:
    """Readings of bare digits with "." and "," between them, e.g. "10.367,700"; no reading: `readings` is empty."""
    if token.isdecimal():
        value = Decimal(int(token))
        return Digits(value, (value,))
    single = _ONE_SEPARATOR.fullmatch(token)
    if single:
        return _one_separator(single[1], single[2], single[3])
    dots, commas = token.count("."), token.count(",")
    if not dots or not commas:
        if _GROUPED.fullmatch(token):
            value = Decimal(re.sub(r"[.,]", "", token))
            return Digits(value, (value,), foreign=not dots)
        return Digits(None, ())
    decimal_mark = "," if token.rfind(",") > token.rfind(".") else "."
    whole, _, fraction = token.rpartition(decimal_mark)
    if decimal_mark in whole or not _GROUPED.fullmatch(whole):
        return Digits(None, ())
    value = Decimal(re.sub(r"[.,]", "", whole) + "." + fraction)
    return Digits(value, (value,), foreign=decimal_mark == ".")


def _one_separator(whole: str, mark: str, fraction: str) -> Digits:
    decimal = Decimal(f"{int(whole)}.{fraction}")
    groups = len(fraction) == 3 and len(whole) <= 3
    if not groups:
        return Digits(decimal, (decimal,), foreign=mark == ".")
    thousands = Decimal(int(whole + fraction))
    if mark == "." and not whole.startswith("0"):
        return Digits(thousands, (thousands, decimal))
    if mark == ".":
        return Digits(None, (decimal, thousands), foreign=True)
    if whole.startswith("0"):
        return Digits(decimal, (decimal,))
    return Digits(None, (decimal, thousands))


@remembered
def convention(text: str) -> str | None:
    """How `text` writes its numbers, by those that leave no doubt: "vi" (1.234.567,8), "en" (1,234,567.8).

    None when none shows it, or they disagree.
    """
    ways = set()
    for token in _SEPARATED.finditer(text):
        written = token[0]
        digits = read_digits(written)
        whole = written.count(".") + written.count(",") > 1
        if len(digits.readings) == 1 and (whole or "," in written):
            ways.add("en" if digits.foreign else "vi")
    return ways.pop() if len(ways) == 1 else None


def settled(digits: Digits, style: str | None) -> Digits:
    """`digits` as a document writes them whose way with numbers is known ("vi", "en"); else as they are."""
    if style is None or len(digits.readings) != 2 or (digits.foreign and style == "vi"):
        return digits
    decimal, thousands = sorted(digits.readings)
    dots = digits.foreign or digits.value is not None
    value = decimal if dots == (style == "en") else thousands
    return Digits(value, (value,), foreign=style == "en")


_LABELS = words_of(
    "điều khoản điểm mục phần chương bảng biểu mẫu hình bước quý quí thứ khóa khoá quyển tập trang tổ ấp thôn đường km "
    "đợt"
)
_LABEL_PAIRS = frozenset(
    {
        "phụ lục",
        "phụ biểu",
        "tiểu mục",
        "biểu mẫu",
        "mẫu biểu",
        "khu phố",
        "quốc lộ",
        "tiêu chuẩn",
        "phiên bản",
        "khu vực",
    }
    | {"công nghiệp", "nghị định", "quyết định", "thông tư", "lần thứ"}
)
_UNLABELLED = words_of("tổng một trị con chỉ đa dân hệ trên")
_PHONES = words_of("đ/t đt fax tel hotline dđ mst cmnd cccd stk")
_PHONE_PAIRS = frozenset({"điện thoại", "di động", "mã số", "số thuế", "mã ngành", "tài khoản"})
_STANDARDS = words_of("iso tcvn qcvn ohsas haccp covid sars iec en astm vsic gb euro windows")
_EACH = words_of("mỗi hàng hằng một các từng")
_AFTER_NAME = re.compile(r"(?:[GCDb]|AE)(?!\w)")
_YEARS = frozenset({"năm", "đoạn", "kỳ", "độ"})
_FOLLOWED_BY_TITLE = re.compile(r"[.)]?\s+[A-ZÀ-ỸĐ]|[)]")
_LOOK_BACK = 24


def _role(text: str, start: int, end: int, digits: Digits) -> str:
    before = text[max(0, start - _LOOK_BACK) : start]
    last = before[-1:]
    if last in "-:" and last and _names(before):
        return "name"
    words = before.rstrip(" \t\n\u00a0:").lower().split()
    word = words[-1].lstrip("(") if words else ""
    pair = f"{words[-2].lstrip('(')} {word}" if len(words) > 1 else word
    token_length = end - start
    plain = text[start:end].isdecimal()
    named = token_length >= 4 and (word in _PHONES or pair in _PHONE_PAIRS)
    if (named and (plain or text[start] == "0")) or (
        token_length >= 9 and text[start] == "0" and text[start + 1] != ","
    ):
        return "phone"
    if plain and token_length == 4 and word in _YEARS and "1900" <= text[start:end] <= "2100":
        return "year"
    if (word in _STANDARDS and last != ",") or _AFTER_NAME.match(text, end):
        return "name"
    each = bool(_EACH.intersection(pair.split()[:-1]))
    if plain and token_length <= 2 and word in ("ngày", "tháng") and not each:
        return "date"
    counted = pair == "công nghiệp" and text[start:end] not in ("4.0", "4,0", "4")
    if not each and not counted and _labels(word, pair, last):
        return "label"
    return _item_role(text, start, end, digits, before)


def _names(before: str) -> bool:
    """ "COVID-", "CoV-", "ISO 14001:": a figure that follows belongs to a name."""
    if before[-1] == "-":
        return before[-2:-1].isalpha()
    words = before[:-1].lower().split()
    return len(words) > 1 and words[-1].isdecimal() and words[-2] in _STANDARDS


def _labels(word: str, pair: str, last: str) -> bool:
    """Whether the words before a figure make it a label: "Điều", "Phụ lục", "Mẫu số", "Trường TH số"."""
    if last in ",;)%":
        return False
    if word == "số":
        return pair == "số" or pair.split()[0] not in _UNLABELLED
    return word in _LABELS or pair in _LABEL_PAIRS


def _item_role(text: str, start: int, end: int, digits: Digits, before: str) -> str:
    """Item numbers at the beginning or after a stop: "1.3 Tổ chức", "2. Đối tượng", "(1)"."""
    length = end - start
    starts = not before.strip(" (") or before[-2:] in ("; ", ". ", ": ")
    if digits.foreign and length <= 5 and starts and _FOLLOWED_BY_TITLE.match(text, end):
        return "item"
    stopped = not before.strip() or before[-2:] in ("; ", ". ")
    if length <= 2 and stopped and text[end : end + 1] == "." and _FOLLOWED_BY_TITLE.match(text, end):
        return "item"
    opened = before[-1:] == "(" and text[end : end + 2] == ") " and length <= 2
    if opened and before[:-1].rstrip()[-1:] in ("", ";", ".", ":", ","):
        return "item"
    return "plain"


_IN_BRACKETS = re.compile(r"\s*\(\s*([^()]{1,80}?)\s*\)")


def find_numbers(text: str, *, style: str | None = None) -> list[NumberMatch]:
    """Every number of `text` (NFC), in order: digits, number words of size ("hai mươi"), and "mười hai (12)" as one.

    `style` is the document's way with numbers (see `convention`): with it "1,234" has one reading. A digit string that
    is no number ("1.2.3", "2016.17.5") is not given. Words and digits that disagree ("mười (12)") are one match without
    value, both readings named.
    """
    return list(_numbers(text, style))


@remembered
def _numbers(text: str, style: str | None) -> tuple[NumberMatch, ...]:
    words = [
        NumberMatch(start, end, Decimal(value), (Decimal(value),), in_words=True)
        for start, end, value, _ in find_number_words(text)
    ]
    digits = _digit_matches(text, style)
    return tuple(_merge(text, digits, words) if words else digits)


def _digit_matches(text: str, style: str | None) -> list[NumberMatch]:
    matches = []
    for token in _TOKEN.finditer(text):
        start, end, written = token.start(), token.end(), token[0]
        if start and text[start - 1].isalnum():
            continue
        pieces = [(start, end)]
        if "," in written and _is_list(written):
            pieces, at = [], start
            for piece in written.split(","):
                pieces.append((at, at + len(piece)))
                at += len(piece) + 1
        for a, b in pieces:
            digits = settled(read_digits(text[a:b]), style)
            if digits.readings:
                role = _role(text, a, b, digits)
                matches.append(NumberMatch(a, b, digits.value, digits.readings, digits.foreign, role=role))
    return matches


def _is_list(written: str) -> bool:
    """ "2016,2017,2018" and "1,2,3,4" are lists without blanks; "1,234,567" and "0,5" are not."""
    parts = written.split(",")
    if all(len(part) == 4 and "1900" <= part <= "2100" for part in parts):
        return True
    return len(parts) > 2 and not read_digits(written).readings and all(part.isdecimal() for part in parts)


def _merge(text: str, digits: list[NumberMatch], words: list[NumberMatch]) -> list[NumberMatch]:
    matches = sorted([*digits, *words], key=lambda match: (match.start, -match.end))
    merged: list[NumberMatch] = []
    i = 0
    while i < len(matches):
        one = matches[i]
        other = matches[i + 1] if i + 1 < len(matches) else None
        bracket = _IN_BRACKETS.match(text, one.end) if other else None
        if other and bracket and one.in_words != other.in_words and bracket.span(1) == (other.start, other.end):
            agree = one.value is not None and one.value == other.value
            readings = one.readings if agree else tuple(dict.fromkeys(one.readings + other.readings))
            merged.append(NumberMatch(one.start, bracket.end(), one.value if agree else None, readings, in_words=True))
            i += 2
            continue
        merged.append(one)
        i += 1
    return merged


_SPACED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?")


def parse_number(text: str, *, strict: bool = False) -> Decimal:
    """The number that `text` is, and nothing but it: digits, words, or both with brackets; a sign may stand before.

    Raises NotANumber, and AmbiguousNumber where two readings compete ("0.125", "1,234"; with `strict` also "1.234").
    """
    plain = (
        unicodedata.normalize("NFC", text)
        .replace("\u2212", "-")
        .replace("\u2013", "-")
        .strip(" \t\n\r\u00a0\u202f\ufeff")
    )
    if _SPACED.fullmatch(plain):
        plain = re.sub(r"[ \u00a0\u202f]", "", plain)
    sign = 1
    body = plain
    if body[:1] in ("-", "+"):
        sign = -1 if body[0] == "-" else 1
        body = body[1:].lstrip()
    if _TOKEN.fullmatch(body):
        digits = read_digits(body)
        if not digits.readings:
            raise NotANumber(text)
        if digits.value is None or (strict and len(digits.readings) > 1):
            raise AmbiguousNumber(text, tuple(sign * reading for reading in digits.readings))
        return sign * digits.value
    spelt = parse_words(plain)
    if spelt is not None:
        return Decimal(spelt)
    matches = find_numbers(body)
    if len(matches) == 1 and matches[0].in_words and (matches[0].start, matches[0].end) == (0, len(body)):
        if matches[0].value is None:
            raise AmbiguousNumber(text, tuple(sign * reading for reading in matches[0].readings))
        return sign * matches[0].value
    raise NotANumber(text)


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """1234567.89 -> "1.234.567,89". `decimals` fixes the digits after the comma (half to even); None keeps all.

    Where three decimals could be taken for English thousands ("1,234") a fourth is written ("1,2340"), unless
    `decimals` is given.
    """
    number = Decimal(value)
    if decimals is not None:
        number = round(number, decimals)
    sign = "-" if number < 0 else ""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    if decimals is None and len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        fraction += "0"
    if decimals == 0:
        fraction = ""
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + fraction if fraction else "")

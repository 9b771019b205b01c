"""What a statement says that could be an answer: figures, money, dates, and words that say "none" or "not known"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sachhon.formkit.values import State
from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.docnumbers import find_document_numbers
from sachhon.vietnamese.folding import modern
from sachhon.vietnamese.money import find_money
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number, read_digits
from sachhon.vietnamese.periods import find_periods
from sachhon.vietnamese.quantities import find_quantities


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch [start, end) of a statement's text. `kind`: number percent money year date period state.

    `low` and `high` are a number's ends (alike for a single one), `vnd` for money in whole đồng, years for a period.
    `value` is the date for a date. `readings` has more than one where the digits can be read two ways.
    `unit_start` is where the words behind the number begin.
    """

    kind: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    value: object = None
    state: State = State.VALUE
    readings: tuple[Decimal, ...] = ()
    comparator: str = "="
    unit_start: int = 0
    rate: bool = False
    following: str = ""
    """Of a number: the words behind it up to the next mark."""


_UNKNOWN = re.compile(
    r"(?<!\w)(?:(?:chưa|không) (?:có |đủ )+(?:cơ sở|căn cứ|điều kiện)(?: để)? "
    r"(?:tính toán|tính|đánh giá|xác định|thống kê|ước tính)|"
    r"(?:chưa|không|chưa có|không có) (?:có )?(?:được )?(?:số liệu|thông tin|dữ liệu|báo cáo)"
    r"(?: (?:thống kê|cụ thể|chính thức|đánh giá|điều tra|khảo sát))*"
    r"|(?:chưa|không)(?: thể| có điều kiện)? ?(?:thống kê|tổng hợp|xác định|đo đạc|theo dõi|nắm|tính toán)"
    r"(?: (?:được|đầy đủ|cụ thể|chính xác|số liệu|được số liệu))*"
    r"|(?:chưa|không)(?: thể| có điều kiện)? (?:đánh giá|điều tra|khảo sát|kiểm tra) (?:được|cụ thể|đầy đủ|số liệu)"
    r"|đang (?:tổng hợp|thống kê|rà soát|điều tra|cập nhật)(?: số liệu)?|(?:không|chưa) rõ(?! (?:rệt|nét|ràng)))(?!\w)",
    re.IGNORECASE,
)
_DONE = (
    "có|phát sinh|tổ chức|thực hiện|triển khai|thành lập|xây dựng|ban hành|bố trí|cử|hỗ trợ|huy động|sử dụng|được|"
    "tham gia|tiến hành|hình thành|áp dụng|đào tạo|tập huấn|đánh giá|kiến nghị|giao|lồng ghép|đề xuất|nhận"
)
_NIL = re.compile(
    rf"(?<!\w)(?:(?:hiện |hiện nay |đến nay |vẫn )?(?:chưa|không) (?:{_DONE})(?: (?:có|được|phát sinh|nào|gì))*)(?!\w)",
    re.IGNORECASE,
)
_BARE_NIL = re.compile(
    r"(?:^|(?<=[:|(–-]))\s*(?P<words>không|chưa|không có gì|không ạ|0 có)(?=\s*(?:[.;,)/]|$))", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)*|\d+")
_BEHIND = re.compile(r"[^\d,;.:()]{0,60}")
_ZERO_BEFORE = re.compile(r"(?<!\w)không\s*\(0\)")
_IDENTITY = re.compile(
    r"(?<!\w)(?:điện thoại|đt|sđt|tel|fax|di động|mã số|mã số thuế|mã số doanh nghiệp|mst|số tài khoản|cmnd|cccd)"
    r"(?: liên hệ| số| thuế)?\s*[:.]?\s*[+(]?\d[\d .()-]*\d",
    re.IGNORECASE,
)
"""Digits that name somebody and count nothing."""
_OF_ALL = re.compile(r"(?P<all>\s?/\s?\d{1,6})\s+(?=[^\W\d_])")
""" "07/64 doanh nghiệp": seven of sixty-four."""
_CODE = re.compile(r"\d{10,}")
"""So many digits without a mark are a code: of taxes, of an account, a telephone."""
_YEAR = re.compile(
    r"(?<![\w.,/])(?:19[5-9]\d|20[0-4]\d|2050)(?![\w]|[.,/-]\d)(?!\s(?:người|lao động|lượt|công nhân)(?!\w))"
)


@lru_cache(maxsize=4096)
def mentions_of(text: str) -> tuple[Mention, ...]:
    """All mentions in a statement's cleaned text, left to right; stretches of one kind do not overlap."""
    if text[:1].isdigit() and _BARE_NUMBER.fullmatch(text):
        return _bare_number(text)
    found: list[Mention] = []
    if any(char.isdigit() for char in text) or "mươi" in text or "mười" in text:
        found.extend(_figures(text))
    found.extend(_states(text, found))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.kind)))


def _bare_number(text: str) -> tuple[Mention, ...]:
    """A cell that holds a number and nothing else."""
    digits = read_digits(text)
    if not digits.readings or _CODE.fullmatch(text):
        return ()
    value = digits.value
    if value is not None and _YEAR.fullmatch(text):
        return (Mention("year", 0, len(text), value, value),)
    readings = digits.readings if value is None else ()
    return (Mention("number", 0, len(text), value, value, readings=readings, unit_start=len(text)),)


def money_of_cell(text: str, unit_vnd: int) -> Mention | None:
    """A cell that is a bare number, in a table whose unit of money is stated elsewhere."""
    if not any(char.isdigit() for char in text):
        return None  # "không" under a heading of money says that there is none
    try:
        number = parse_number(text.strip(" ."))
    except (NotANumber, AmbiguousNumber):
        return None
    amount = number * unit_vnd
    if amount != amount.to_integral_value():
        return None
    return Mention("money", 0, len(text), amount, amount, unit_start=len(text))


def _figures(text: str) -> list[Mention]:
    dates = find_dates(text) if "/" in text or "ngày" in text or "tháng" in text.casefold() else []
    numbers = find_document_numbers(text) if "/" in text or "-" in text or "–" in text else []
    taken = [(match.start, match.end) for match in [*dates, *numbers]]
    taken += [found.span() for found in _IDENTITY.finditer(text)]
    found: list[Mention] = [
        Mention("date", match.start, match.end, value=match.value, unit_start=match.end)
        for match in dates
        if match.value
    ]
    money = [match for match in find_money(text) if _free(match.start, match.end, taken)]
    for amount in money:
        if amount.currency == "VND":
            low = None if amount.low is None else Decimal(amount.low)
            high = None if amount.high is None else Decimal(amount.high)
            found.append(
                Mention(
                    "money", amount.start, amount.end, low, high, readings=amount.readings, unit_start=amount.end,
                    rate=amount.rate,
                )
            )  # fmt: skip
    taken += [(match.start, match.end) for match in money]
    for quantity in find_quantities(text):
        roles = ("plain", "item", "label", "name") if quantity.percent else ("plain", "item")
        if quantity.role not in roles or not _free(quantity.number_start, quantity.number_end, taken):
            continue
        if quantity.low is None and not quantity.readings:
            continue
        if _CODE.fullmatch(text, quantity.number_start, quantity.number_end):
            continue
        of_all = None if quantity.percent else _OF_ALL.match(text, quantity.number_end)
        unit_start = of_all.end() if of_all else quantity.unit_start
        found.append(
            Mention(
                "percent" if quantity.percent else "number", quantity.start,
                of_all.end("all") if of_all else quantity.end, quantity.low, quantity.high,
                readings=quantity.readings, comparator=quantity.comparator, unit_start=unit_start,
                rate=bool(quantity.per), following=_words_behind(text, unit_start),
            )
        )  # fmt: skip
    for year in _YEAR.finditer(text):
        if _free(year.start(), year.end(), taken):
            found.append(Mention("year", year.start(), year.end(), Decimal(year[0]), Decimal(year[0])))
    years = [(mention.start, mention.end) for mention in found if mention.kind == "year"]
    found = [
        mention
        for mention in found
        if mention.kind != "number" or _free(mention.start, mention.end, years) or mention.low != mention.high
    ]
    for period in find_periods(text):
        if period.from_year is not None or period.to_year is not None:
            low = None if period.from_year is None else Decimal(period.from_year)
            high = None if period.to_year is None else Decimal(period.to_year)
            found.append(Mention("period", period.start, period.end, low, high, value=period))
    return found


def _words_behind(text: str, start: int) -> str:
    found = _BEHIND.match(text, start)
    return found[0].strip() if found else ""


def _states(text: str, figures: Sequence[Mention]) -> list[Mention]:
    plain = modern(text)
    if len(plain) != len(text):
        plain = text
    found: list[Mention] = []
    for match in _UNKNOWN.finditer(plain):
        found.append(Mention("state", match.start(), match.end(), state=State.UNKNOWN, unit_start=match.end()))
    taken = [(mention.start, mention.end) for mention in found]
    for match in (*_NIL.finditer(plain), *_BARE_NIL.finditer(plain)):
        begins = match.start("words") if "words" in match.re.groupindex else match.start()
        if _free(begins, match.end(), taken) and not _ZERO_BEFORE.match(plain, begins):
            found.append(Mention("state", begins, match.end(), state=State.NIL, unit_start=match.end()))
            taken.append((begins, match.end()))
    return found


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < other_end and other_start < end for other_start, other_end in taken)
